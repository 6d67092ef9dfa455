using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Rules.Figures;
using Anlan.Rules.Tracing;

namespace Anlan.Affairs.Tests.SelfEvaluation;

/// <summary>What must hold for every case.</summary>
public class EveryCaseTests
{
    public static TheoryData<string> Codes => Bureaus.All;

    [Fact]
    public void There_are_five() => Bureaus.Codes.ShouldBe(["futian-2020", "longgang-2020", "pingshan-2021", "shangjie-2021", "zengcheng-2022"]);

    [Theory, MemberData(nameof(Codes))]
    public void The_trace_of_every_computed_indicator_ends_at_figures_with_document_and_line(string code)
    {
        var evaluation = Bureaus.Evaluate(code);
        var computed = evaluation.Result.Scores.Where(s => s.Basis == Basis.Computed).Select(s => s.Trace)
            .Concat(evaluation.Case.Projects.Where(p => p.ComputedRate is not null).Select(ProjectTrace.Of)).ToList();

        computed.SelectMany(Leaves).ShouldAllBe(leaf => leaf.Kind != TraceKind.Input || Ends(leaf.Figure!).All(IsCited));
        computed.ShouldAllBe(trace => Leaves(trace).Any(leaf => leaf.Kind == TraceKind.Input));
        if (code != "zengcheng-2022") computed.ShouldNotBeEmpty();
    }

    [Theory, MemberData(nameof(Codes))]
    public void Every_parameter_of_a_trace_stands_under_a_clause(string code) =>
        Bureaus.Evaluate(code).Result.Scores.Where(s => s.Basis == Basis.Computed).ShouldAllBe(score => score.Indicator.Clause != null);

    [Theory, MemberData(nameof(Codes))]
    public void Every_finding_is_a_sentence_in_both_languages(string code)
    {
        var findings = Bureaus.Evaluate(code).Findings;

        findings.ShouldNotBeEmpty();
        findings.ShouldAllBe(f => f.Message.Zh.EndsWith('。') && f.Message.En.EndsWith('.') && f.Message.Zh != f.Message.En);
        findings.ShouldAllBe(f => !f.Message.En.Contains('。') && !f.Message.En.Contains('，'));
    }

    [Theory, MemberData(nameof(Codes))]
    public void Findings_run_from_the_gravest_to_the_lightest(string code)
    {
        var severities = Bureaus.Evaluate(code).Findings.Select(f => f.Severity).ToList();

        severities.ShouldBe(severities.Order());
    }

    [Theory, MemberData(nameof(Codes))]
    public void Nothing_that_rests_on_an_assumption_is_called_computed(string code) =>
        Bureaus.Evaluate(code).Result.Scores.Where(s => s.Basis == Basis.Computed)
            .SelectMany(s => Leaves(s.Trace)).Where(leaf => leaf.Kind == TraceKind.Input)
            .ShouldAllBe(leaf => leaf.Figure!.Standing != Standing.Assumed && leaf.Figure.Basis == Basis.Computed);

    static IEnumerable<TraceNode> Leaves(TraceNode node) => node.Parts.Count == 0 ? [node] : node.Parts.SelectMany(Leaves);

    static IEnumerable<Figure> Ends(Figure figure) => figure.Derivation is { } derivation ? derivation.From.SelectMany(f => Ends(f.Figure)) : [figure];

    static bool IsCited(Figure figure) => figure.Source is { Line: > 0 } source && source.Document.Zh.Length > 0;
}
