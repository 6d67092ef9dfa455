using Anlan.Platform.Language;
using Anlan.Platform.Yaml;
using Anlan.Rules.Evaluation;
using Anlan.Rules.Figures;

namespace Anlan.Rules.Frameworks;

/// <summary>
/// One edition of an evaluation framework (评价指标体系): dated, of one jurisdiction, with its tree of weights and the rule of each indicator.
/// It never changes after it has been read and is safe to use from many threads.
/// </summary>
public sealed class FrameworkEdition
{
    readonly Dictionary<string, InputDefinition> inputsByName;
    readonly Dictionary<string, Indicator> indicatorsByCode;

    internal FrameworkEdition(IReadOnlyList<InputDefinition> inputs, IReadOnlyList<IndicatorGroup> tree)
    {
        Inputs = inputs;
        Tree = tree;
        Indicators = [.. tree.SelectMany(group => group.Indicators)];
        inputsByName = inputs.ToDictionary(input => input.Name);
        // A code used twice has been reported by the reader, which goes on to find further mistakes.
        indicatorsByCode = Indicators.DistinctBy(indicator => indicator.Code).ToDictionary(indicator => indicator.Code);
    }

    public required string Code { get; init; }

    public required Bilingual Title { get; init; }

    /// <summary>Prefix of the division codes in which the edition holds (GB/T 2260): “4403” is Shenzhen.</summary>
    public required string Jurisdiction { get; init; }

    public required int FirstYear { get; init; }

    /// <summary>Last year in which it holds; null while it has no successor.</summary>
    public int? LastYear { get; init; }

    public required Bilingual SourceDocument { get; init; }

    public Bilingual? SourceClause { get; init; }

    /// <summary>Readings of open points, and what was inferred.</summary>
    public IReadOnlyList<Bilingual> Notes { get; init; } = [];

    /// <summary>False for a table of computed fields that gives no scores.</summary>
    public bool Scored { get; init; } = true;

    /// <summary>Full marks; null when not scored.</summary>
    public decimal? Total { get; init; }

    public required Rounding Rounding { get; init; }

    /// <summary>From the best to the worst; empty when the edition states none.</summary>
    public IReadOnlyList<GradeBand> Grades { get; init; } = [];

    public IReadOnlyList<InputDefinition> Inputs { get; }

    public IReadOnlyList<IndicatorGroup> Tree { get; }

    /// <summary>The leaves of the tree in order.</summary>
    public IReadOnlyList<Indicator> Indicators { get; }

    /// <summary>Columns and computed fields of an edition that is a table; null for a scored one.</summary>
    public TableLayout? Table { get; init; }

    /// <summary>The official form in which departments of the jurisdiction hand in the result; null when there is none of its own.</summary>
    public OfficialForm? Form { get; init; }

    public bool HoldsIn(int year) => year >= FirstYear && (LastYear is null || year <= LastYear);

    /// <exception cref="KeyNotFoundException">No input of that name.</exception>
    public InputDefinition Input(string name) => inputsByName[name];

    public InputDefinition? FindInput(string name) => inputsByName.GetValueOrDefault(name);

    /// <exception cref="KeyNotFoundException">No indicator of that code.</exception>
    public Indicator Indicator(string code) => indicatorsByCode[code];

    /// <summary>What can be chosen for an input of unit choice, in the order of the rules; empty for any other.</summary>
    public IEnumerable<(string Code, Bilingual Name)> OptionsOf(InputDefinition input) =>
        Indicators.SelectMany(indicator => indicator.OptionsOf(input)).DistinctBy(option => option.Code);

    /// <summary>Notes a mistake when a file names an option that no rule knows.</summary>
    public void CheckOption(YamlPart value, InputDefinition input)
    {
        var options = OptionsOf(input).Select(option => option.Code).ToList();
        if (!options.Contains(value.Text())) value.Unknown(("情形", "option"), value.Text(), options);
    }

    public Indicator? FindIndicator(string code) => indicatorsByCode.GetValueOrDefault(code);

    /// <summary>Scores every indicator. Traces are built only when somebody asks for one.</summary>
    public EvaluationResult Evaluate(FigureSet figures) => EvaluationResult.Of(this, figures);

    /// <summary>The grade of a total, or null where the edition states no grades. The unrounded total decides.</summary>
    public GradeBand? GradeOf(decimal total) => Grades.FirstOrDefault(grade => total >= grade.AtLeast);
}

/// <param name="Indicator">Decimals of a shown indicator score; null shows all.</param>
/// <param name="Total">Decimals of the shown total.</param>
/// <param name="SumsUnrounded">Whether the total adds the unrounded scores, or the scores as shown.</param>
public sealed record Rounding(int Indicator, int Total, bool SumsUnrounded);

/// <summary>A grade (优良中差) and the total from which it is given, included.</summary>
public sealed record GradeBand(decimal AtLeast, Bilingual Name);

/// <summary>A figure that rules name.</summary>
/// <param name="Slot">Its place in a <see cref="FigureSet"/>.</param>
public sealed record InputDefinition(string Name, Bilingual Title, Unit Unit, int Slot);
