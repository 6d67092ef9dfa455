using Anlan.Affairs.SelfEvaluation;
using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Affairs.SelfEvaluation.Findings;
using Anlan.Rules.Evaluation;
using Anlan.Rules.Frameworks;
using Anlan.Testing;

namespace Anlan.Affairs.Tests.SelfEvaluation;

/// <summary>The five bureaus' cases that come with the platform, evaluated.</summary>
static class Bureaus
{
    public static FrameworkLibrary Library { get; } = FrameworkLibrary.Load(Repository.PathOf("data", "frameworks"));

    public static string Folder => Repository.PathOf("samples", "bureaus");

    public static IEnumerable<string> Codes => CaseLibrary.Names(Folder);

    public static TheoryData<string> All => [.. Codes];

    public static EvaluationCase Read(string code) => CaseLibrary.Read(Folder, code, Library);

    public static CaseEvaluation Evaluate(string code) => CaseEvaluation.Of(Read(code), Library);

    public static IndicatorScore Score(this CaseEvaluation evaluation, string indicator) => evaluation.Result[evaluation.Edition.Indicator(indicator)];

    /// <summary>The only finding of a kind, on an indicator when one is named.</summary>
    public static Finding Only(this CaseEvaluation evaluation, string code, string? indicator = null) =>
        evaluation.Findings.Where(f => f.Code == code && (indicator is null || f.Indicator == indicator)).ShouldHaveSingleItem();
}
