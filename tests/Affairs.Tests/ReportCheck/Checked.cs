using System.Text;
using Anlan.Affairs.ReportCheck;

namespace Anlan.Affairs.Tests.ReportCheck;

/// <summary>Reports as texts, and what is found in them.</summary>
static class Checked
{
    public const string Title = "安澜区应急管理局2023年度部门整体支出绩效自评报告";

    public static async Task<IReadOnlyList<ReportFinding>> FileAsync(byte[] content, string name)
    {
        using var stream = new MemoryStream(content);
        return ReportChecks.Run(await ReportReader.ReadAsync(stream, name, cancel: TestContext.Current.CancellationToken));
    }

    public static Task<IReadOnlyList<ReportFinding>> TextAsync(string text) => FileAsync(Encoding.UTF8.GetBytes(text), "report.txt");

    public static Task<IReadOnlyList<ReportFinding>> SentenceAsync(string sentence) => TextAsync($"{Title}\n\n{sentence}\n");

    /// <summary>What is more than a note, one on a line, for a test to show.</summary>
    public static string Serious(IEnumerable<ReportFinding> findings) =>
        string.Join('\n', findings.Where(f => f.Severity > FindingSeverity.Note).Select(f => $"{f.Place} {FindingNames.Code(f.Kind)} {f.Found}, not {f.Expected}: {f.Quote}"));
}
