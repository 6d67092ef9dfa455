namespace Anlan.Platform.Office.Reading;

/// <summary>The lines of a plain text file: UTF-8, UTF-16, else GB18030. What is no text is refused.</summary>
public static class TextFile
{
    const int LongestLine = 1_000_000;

    public static IReadOnlyList<string> Lines(Stream file, ReadingLimits? limits = null)
    {
        limits ??= ReadingLimits.Usual;
        var encoding = CsvEncoding.Of(file);
        file.Position = 0;
        using var reader = new StreamReader(file, encoding, true, 1 << 16, leaveOpen: true);
        var lines = new List<string>();
        long controls = 0, read = 0;
        for (string? line; (line = reader.ReadLine()) is not null;)
        {
            if (line.Length > LongestLine || lines.Count == limits.Rows)
                throw new ReadingException(($"文字超过{limits.Rows:N0}行，或有一行超过{LongestLine:N0}个字符。", $"There are more than {limits.Rows:N0} lines, or a line has more than {LongestLine:N0} characters."), $"{lines.Count + 1}");
            read += line.Length;
            controls += line.Count(c => c is '\0' or '\ufffd' || (c < ' ' && c is not ('\t' or '\f' or '\v')));
            if (controls > 10 && controls * 100 > read) throw new ReadingException(("文件不是文本。只能读取txt、docx、xlsx和csv。", "The file is not text. Only txt, docx, xlsx and csv can be read."));
            lines.Add(line);
        }
        return lines;
    }
}
