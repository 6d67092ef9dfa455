namespace Anlan.Affairs.SelfEvaluation.Findings;

/// <summary>All checks there are, run one after another; the findings come out all at once, the gravest first, and those that touch a score before others.</summary>
static class FindingChecks
{
    static readonly Func<CaseEvaluation, IEnumerable<Finding>>[] All =
    [
        PublishedAgainstRule.Check,
        SecondBases.Check,
        InputChecks.Check,
        ImplausibleInputs.Check,
        SubstitutedInputs.Check,
        RestatedQuantities.Check,
        MarksAgainstProblems.Check,
        SurveyScales.Check,
        TableArithmetic.Check,
        CountsAndYears.Check,
        ProjectTable.Check,
        RepeatedQuantities.Check,
    ];

    public static IReadOnlyList<Finding> Of(CaseEvaluation evaluation) =>
        [.. All.SelectMany(check => check(evaluation)).Select(InBothLanguages).OrderBy(finding => finding.Severity).ThenBy(finding => finding.Indicator is null)];

    static Finding InBothLanguages(Finding finding) => finding with { Message = (finding.Message.Zh, PrintedInEnglish.Of(finding.Message.En)) };
}
