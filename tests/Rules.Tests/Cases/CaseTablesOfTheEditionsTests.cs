using Anlan.Rules.Cases;

namespace Anlan.Rules.Tests.Cases;

/// <summary>The case tables beside the editions that come with the platform.</summary>
public class CaseTablesOfTheEditionsTests
{
    public static TheoryData<string> Codes => [.. Editions.Scored.Select(e => e.Code)];

    static IReadOnlyList<RuleCase> Table(string code)
    {
        var file = Path.Combine(Editions.Folder, code + ".cases.yaml");
        return CaseTable.Read(File.ReadAllText(file), Path.GetFileName(file), Editions.Library.Find(code)!);
    }

    [Theory, MemberData(nameof(Codes))]
    public void Every_case_holds(string code) =>
        Table(code).Where(c => !c.Holds).Select(c => $"{code}.cases.yaml:{c.Line}: {c.Situation.En}: expected {c.Expected}, given {c.Given}").ShouldBeEmpty();

    [Theory, MemberData(nameof(Codes))]
    public void Every_indicator_has_its_cases(string code) =>
        Editions.Library.Find(code)!.Indicators.Select(i => i.Code).Except(Table(code).Select(c => c.Indicator!.Code)).ShouldBeEmpty();

    [Theory, MemberData(nameof(Codes))]
    public void Every_branch_of_an_indicator_is_met_by_a_case(string code)
    {
        // Full points and something less, where the rule can give both.
        foreach (var cases in Table(code).GroupBy(c => c.Indicator!).Where(c => c.Key.Inputs.Count > 0))
        {
            cases.ShouldContain(c => c.Expected == cases.Key.Weight, $"{code}, {cases.Key.Code}");
            cases.ShouldContain(c => c.Expected < cases.Key.Weight, $"{code}, {cases.Key.Code}");
        }
    }
}
