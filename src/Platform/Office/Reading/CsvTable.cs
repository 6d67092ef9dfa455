using System.Text;

namespace Anlan.Platform.Office.Reading;

/// <summary>A csv: its encoding told from its bytes, its delimiter from its first row, RFC 4180 quoting. A single column needs no delimiter.</summary>
sealed class CsvTable(Stream file, ReadingLimits limits)
{
    public IEnumerable<TableRow> Rows()
    {
        var encoding = CsvEncoding.Of(file);
        file.Position = 0;
        char delimiter;
        using (var head = new StreamReader(file, encoding, true, 4096, leaveOpen: true)) delimiter = Delimiter(head);
        file.Position = 0;
        using var text = new StreamReader(file, encoding, true, 1 << 16, leaveOpen: true);
        var count = 0;
        foreach (var row in Rows(text, delimiter))
        {
            if (row.IsEmpty) continue;
            if (++count > limits.Rows) throw Refused(row.Line, 0, $"数据超过{limits.Rows:N0}行，请拆分后再上传。", $"There are more than {limits.Rows:N0} rows; split the table and upload the parts.");
            yield return row;
        }
    }

    static char Delimiter(StreamReader text)
    {
        Dictionary<char, int> seen = new() { [','] = 0, [';'] = 0, ['\t'] = 0 };
        var quoted = false;
        for (int c, read = 0; (c = text.Read()) >= 0 && read < 100_000; read++)
        {
            if (c == '"') quoted = !quoted;
            else if (!quoted && seen.ContainsKey((char)c)) seen[(char)c]++;
            else if (!quoted && c is '\n' or '\r' && !quoted && seen.Values.Any(n => n > 0)) break;
        }
        return seen.MaxBy(s => s.Value).Key;
    }

    IEnumerable<TableRow> Rows(StreamReader text, char delimiter)
    {
        var (line, began) = (1, 1);
        var cells = new List<TableCell>();
        var cell = new StringBuilder();
        var (quoted, wasQuoted, opened) = (false, false, 1);
        for (int next; (next = text.Read()) >= 0;)
        {
            var c = (char)next;
            if (c == '\n' || (c == '\r' && text.Peek() != '\n')) line++;
            if (c == '\0') throw Refused(line, cells.Count, "含有不可识别的空字符，文件可能不是csv。", "There is a null character; the file may not be a csv.");
            if (quoted)
            {
                if (c != '"') cell.Append(c);
                else if (text.Peek() == '"') cell.Append((char)text.Read());
                else quoted = false;
            }
            else if (c == '"' && cell.Length == 0 && !wasQuoted) (quoted, wasQuoted, opened) = (true, true, line);
            else if (c == delimiter) End();
            else if (c == '\n' || (c == '\r' && text.Peek() != '\n'))
            {
                End();
                yield return new(null, began, [.. cells]);
                cells.Clear();
                began = line;
            }
            else if (c != '\r') cell.Append(c);
            if (cell.Length > limits.CellLength)
                throw Refused(quoted ? opened : line, cells.Count, $"内容超过{limits.CellLength:N0}个字符，可能缺少右引号。", $"The text is longer than {limits.CellLength:N0} characters; perhaps a closing quote is missing.");
        }
        if (quoted) throw Refused(opened, cells.Count, "引号没有闭合。", "A quote is not closed.");
        if (cells.Count == 0 && cell.Length == 0 && !wasQuoted) yield break;
        End();
        yield return new(null, began, [.. cells]);

        void End()
        {
            if (cells.Count == limits.Columns) throw Refused(line, cells.Count, $"列数超过{limits.Columns}列。", $"There are more than {limits.Columns} columns.");
            cells.Add(cell.Length == 0 ? default : new(cell.ToString(), CellKind.Text));
            cell.Clear();
            wasQuoted = false;
        }
    }

    static ReadingException Refused(int line, int column, string zh, string en) => new((zh, en), new TableRow(null, line, []).Place(column));
}
