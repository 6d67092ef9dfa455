using Anlan.Platform.Language;
using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using Anlan.Rules.Tracing;

namespace Anlan.Rules.Scoring;

/// <summary>仅有公布得分: the source does not say how the points are given; a published score is all there can be.</summary>
internal sealed class DeclaredRule(decimal points) : Rule
{
    static readonly Bilingual Unknown = ("来源未说明计分规则，只能引用公布的得分", "The source does not say how points are given; only a published score can be shown");

    public override decimal Most => points;

    public override IEnumerable<InputDefinition> Inputs => [];

    public override IEnumerable<Bilingual> Wording => [Unknown];

    internal override Outcome Apply(FigureSet figures, TraceNode? trace)
    {
        trace?.Remark(Unknown);
        return Outcome.Missing;
    }

    public static Rule Read(YamlPart part, RuleReader reader) =>
        new DeclaredRule(reader.LeafWeight) { Name = RuleReader.Name(part), Clause = RuleReader.Clause(part) };
}
