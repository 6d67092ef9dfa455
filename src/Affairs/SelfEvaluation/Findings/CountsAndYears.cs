using Anlan.Rules.Figures;

namespace Anlan.Affairs.SelfEvaluation.Findings;

/// <summary>Numbers that can be counted again, and years that cannot be right.</summary>
static class CountsAndYears
{
    public static IEnumerable<Finding> Check(CaseEvaluation e) => Counts(e).Concat(Years(e));

    static IEnumerable<Finding> Counts(CaseEvaluation e)
    {
        foreach (var claim in e.Case.Counts)
        {
            if (claim.Stated == claim.Found) continue;
            var (stated, found) = (Numbers.Plain(claim.Stated), Numbers.Plain(claim.Found));
            var how = claim.How is { } h ? new($"（{h.Zh}）", $" ({h.En})") : new Platform.Language.Bilingual("", "");
            yield return new("count_differs", Severity.Warning,
                ($"“{claim.What.Zh}”写 {stated}，可数出或算出的是 {found}{how.Zh}。", $"“{claim.What.En}” is stated as {stated}; {found} can be counted or worked out{how.En}."),
                claim.Source, found, stated, claim.Indicator);
        }
    }

    static IEnumerable<Finding> Years(CaseEvaluation e) => e.Case.Years.Select(year =>
    {
        var row = year.Project is { } no ? new($"第 {no} 个项目：", $"Project {no}: ") : new Platform.Language.Bilingual("", "");
        return new Finding("wrong_year", Severity.Error,
            ($"{row.Zh}“{year.What.Zh}”印作 {year.Printed} 年，应为 {year.Expected} 年。", $"{row.En}“{year.What.En}” prints the year {year.Printed}; it should be {year.Expected}."),
            year.Source, year.Expected.ToString(), year.Printed.ToString());
    });
}
