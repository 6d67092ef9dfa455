using System.Text.RegularExpressions;
using Anlan.Platform.Office.Reading;

namespace Anlan.Affairs.ReportCheck;

/// <summary>Reads a report that nobody prepared: txt, docx, xlsx or csv, told from its content. Whatever is wrong with the file is a <see cref="ReadingException"/>.</summary>
public static partial class ReportReader
{
    public static async Task<Report> ReadAsync(Stream upload, string fileName, ReadingLimits? limits = null, CancellationToken cancel = default)
    {
        await using var file = await Spool.OpenAsync(upload, limits, cancel);
        var head = new byte[8];
        var start = head.AsSpan(0, file.ReadAtLeast(head, 8, throwOnEndOfStream: false));
        if (start.IsEmpty) throw new ReadingException(("文件是空的。", "The file is empty."));
        var (pdf, old) = (start.StartsWith("%PDF"u8), start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]));
        if (pdf) throw new ReadingException(("PDF不能直接检查。请另存为docx或txt后再试。", "A PDF cannot be checked. Save it as docx or txt and try again."));
        if (old) throw new ReadingException(("这是旧版或加密的Office文件。请另存为docx或xlsx后再试。", "This is an old or encrypted Office file. Save it as docx or xlsx and try again."));
        var zip = start.StartsWith("PK"u8);
        file.Position = 0;
        if (zip && WordFile.IsOne(file, limits)) return WordReport.Read(new WordFile(file, limits).Read());
        file.Position = 0;
        if (zip || fileName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) return await SheetReport.ReadAsync(file, Path.GetFileNameWithoutExtension(fileName), limits, cancel);
        return TextReport.Read(TextFile.Lines(file, limits));
    }

    /// <summary>The year a report is about: that of its title, else null.</summary>
    internal static int? YearOf(IEnumerable<string> beginning)
    {
        foreach (var text in beginning.Where(t => t.Length is > 4 and < 80).Take(12))
            if (TitleYear().Match(text) is { Success: true } m && IsTitle().IsMatch(text)) return int.Parse(m.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        return null;
    }

    [GeneratedRegex("(20[0-9]{2})年")]
    private static partial Regex TitleYear();

    [GeneratedRegex("报告|自评|评价|决算|预算|总结|情况表|情况说明|一览表|自评表|台账|统计")]
    private static partial Regex IsTitle();
}
