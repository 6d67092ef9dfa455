using System.Globalization;
using Anlan.Affairs.ReportCheck;

namespace Anlan.Conformance.Tests;

/// <summary>
/// The report checker on the five published reports, where they lie beside the repository, against what careful readers found in them: certain finds stand as line and kind, so do the lines that only rounding explains.
/// </summary>
[Trait("category", "conformance")]
public class ReportCheckTests
{
    /// <summary>What can be reckoned or compared in a report and is certainly wrong; a plus marks what a reader would not blame and a note is enough for. In the two reports nobody listed, what a reader agrees with.</summary>
    static readonly Dictionary<string, string[]> Known = new()
    {
        ["pingshan-2021"] = ["3523 sum +", "708 rate +", "1748 sum", "2487 naming", "2495 naming", "623 consistency +", "1021 numbering", "2204 punctuation", "1484 repetition +", "3051 numbering", "3053 numbering", "3100 numbering", "2282 attainment +", "2288 attainment +"],
        ["longgang-2020"] = ["16 format +", "22 format +", "27 format +", "24 attainment", "13 year", "22 year", "23 year", "27 attainment", "12 repetition", "22 repetition", "24 repetition", "28 repetition", "24 format +"],
        ["zengcheng-2022"] = ["73 year", "121 year", "29 repetition +"],
        ["futian-2020"] = ["158 consistency", "339 numbering", "464 numbering", "465 numbering", "138 sum"],
        ["shangjie-2021"] = ["111 sum", "111 rate", "111 consistency", "121 consistency", "125 repetition", "125 consistency", "232 attainment"],
    };

    /// <summary>Lines on which printed figures differ by no more than rounding does.</summary>
    static readonly Dictionary<string, int[]> Rounding = new()
    {
        ["pingshan-2021"] = [658, 659, 1467, 1471, 1492, 1494, 623, 627, 629, 1717, 1719, 1721, 855, 873, 877, 853, 1539, 1541, 3523],
        ["zengcheng-2022"] = [59, 91],
    };

    public static TheoryData<string> Codes => [.. Known.Keys];

    [Theory, MemberData(nameof(Codes))]
    public async Task What_readers_found_is_found_and_little_else(string code)
    {
        if (!PublishedReports.AreHere()) return;
        var findings = await FindingsOf(code);
        var known = Known[code].Select(k => (Is: k.TrimEnd(' ', '+'), Serious: !k.EndsWith('+'))).ToList();
        var serious = findings.Where(f => f.Severity > FindingSeverity.Note).ToList();

        var missed = known.Where(k => !(k.Serious ? serious : findings).Select(Told).Contains(k.Is)).Select(k => k.Is).ToList();
        var others = serious.Where(f => !known.Select(k => k.Is).Contains(Told(f))).Select(Told).ToList();
        var (recall, precision) = (1 - (decimal)missed.Count / known.Count, serious.Count == 0 ? 1 : 1 - (decimal)others.Count / serious.Count);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{code}: recall {recall:P0}, precision {precision:P0}; missed: {string.Join(", ", missed)}; others: {string.Join(", ", others)}"));
        recall.ShouldBeGreaterThanOrEqualTo(0.8m, string.Join(", ", missed));
        precision.ShouldBeGreaterThanOrEqualTo(0.9m, string.Join(", ", others));
    }

    [Theory, MemberData(nameof(Codes))]
    public async Task Rounding_is_no_mistake(string code)
    {
        if (!PublishedReports.AreHere() || !Rounding.TryGetValue(code, out var lines)) return;
        (await FindingsOf(code)).Where(f => f.Severity > FindingSeverity.Note && lines.Contains(f.Place.Line)).Select(Told).ShouldBeEmpty();
    }

    static async Task<IReadOnlyList<ReportFinding>> FindingsOf(string code)
    {
        using var text = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(PublishedReports.Text(code)));
        return ReportChecks.Run(await ReportReader.ReadAsync(text, code + ".txt", cancel: TestContext.Current.CancellationToken));
    }

    static string Told(ReportFinding finding) => $"{finding.Place} {FindingNames.Code(finding.Kind)}";
}
