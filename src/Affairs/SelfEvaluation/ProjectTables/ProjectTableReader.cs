using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Platform.Language;
using Anlan.Rules.Frameworks;

namespace Anlan.Affairs.SelfEvaluation.ProjectTables;

/// <summary>
/// Reads a project self-evaluation table (项目绩效自评表) as published: text with tabs, cells left out in the middle of rows, so that what
/// follows stands under the wrong heading. Puts every cell back, tells which cells were missing and how sure that is, and never guesses in silence.
/// </summary>
public static class ProjectTableReader
{
    /// <param name="layout">The columns that the form has.</param>
    public static RecoveredTable Read(string text, TableLayout layout)
    {
        var table = new TableText(text);
        var money = table.Money ?? MoneyUnit.WanYuan;
        var rows = new RowRecovery(layout, table.Department);
        var projects = new ProjectRow(layout, table.Title, money);
        var (read, unread) = (new List<RecoveredRow>(), table.Unread.ToList());
        foreach (var (line, cells) in table.Rows)
        {
            if (rows.Recover(cells) is { } recovered) read.Add(projects.Read(line, cells.Count(c => c.Length > 0), recovered.Cells, recovered.Missing));
            else unread.Add((line, string.Join(' ', cells.Where(c => c.Length > 0))));
        }
        return new(table.Title, table.Department, table.Year, money, read, [.. unread.OrderBy(u => u.Line)]);
    }

    /// <summary>Whether a text is a table of this form: its headings name the columns and there are numbered rows.</summary>
    public static bool Fits(string text, TableLayout layout)
    {
        var table = new TableText(text);
        var names = layout.Columns.SelectMany(c => c.Groups.Append(c.Name)).Select(name => name.Zh).Distinct().ToList();
        return table.Rows.Count > 0 && names.Count(name => table.Heading.Contains(name)) * 10 >= names.Count * 8;
    }
}

/// <summary>Puts the cells of one row under the columns of the form.</summary>
sealed class RowRecovery
{
    readonly TableLayout layout;
    readonly string? department;
    readonly int firstNumber;
    readonly int afterNumbers;
    readonly MoneyPlacement money;
    readonly TextPlacement words;

    public RowRecovery(TableLayout layout, string? department)
    {
        (this.layout, this.department) = (layout, department);
        var kinds = layout.Columns.Select(c => c.Kind).ToList();
        firstNumber = kinds.FindIndex(kind => kind is ColumnKind.Money or ColumnKind.Percent);
        afterNumbers = kinds.FindLastIndex(kind => kind is ColumnKind.Money or ColumnKind.Percent) + 1;
        money = new([.. layout.Columns.Take(afterNumbers).Skip(firstNumber)], layout.Computed);
        words = new([.. layout.Columns.Skip(afterNumbers)]);
    }

    /// <summary>Null when the row holds more than the form has room for, or not what it needs.</summary>
    public (IReadOnlyDictionary<string, string> Cells, IReadOnlyList<RecoveredCell> Missing)? Recover(string[] cells)
    {
        var row = cells.Reverse().SkipWhile(c => c.Length == 0).Reverse().ToArray();
        return StandsAsPrinted(row) ? AsPrinted(row) : Place([.. row.Where(c => c.Length > 0)]);
    }

    // A row that keeps its empty cells, each of them under the heading it belongs to, has not slipped.
    bool StandsAsPrinted(string[] row) =>
        row.Contains("") && row.Length <= layout.Columns.Count && row.Zip(layout.Columns).All(pair => pair.First.Length == 0 || CellTypes.Fits(pair.First, pair.Second.Kind));

    (IReadOnlyDictionary<string, string>, IReadOnlyList<RecoveredCell>) AsPrinted(string[] row)
    {
        var cells = row.Zip(layout.Columns).Where(pair => pair.First.Length > 0).ToDictionary(pair => pair.Second.Code, pair => pair.First);
        Bilingual empty = ("这一格在表中是空的", "the cell is empty in the table");
        return (cells, [.. layout.Columns.Where(c => !cells.ContainsKey(c.Code)).Select(c => new RecoveredCell(c.Code, Certainty.Sure, empty, Shifts: false))]);
    }

    (IReadOnlyDictionary<string, string>, IReadOnlyList<RecoveredCell>)? Place(string[] cells)
    {
        var opening = cells.TakeWhile((cell, i) => i == 0 || !(CellTypes.IsMoney(cell) || CellTypes.IsPercent(cell))).ToArray();
        if (Open(opening) is not { } opened) return null;
        var numbers = Numbers(cells[opening.Length..]);
        var placed = money.Place(numbers);
        if (words.Place(cells[(opening.Length + numbers.Length)..]) is not { } rest) return null;

        var found = opened.Columns.Zip(opening)
            .Concat(placed.Columns.Select(c => c + firstNumber).Zip(numbers))
            .Concat(rest.Columns.Select(c => c + afterNumbers).Zip(cells[(opening.Length + numbers.Length)..]));
        return (found.ToDictionary(pair => layout.Columns[pair.First].Code, pair => pair.Second), [.. opened.Missing, .. placed.Missing, .. rest.Missing]);
    }

    // Number, department, project. With one of the two names missing, the department's own name tells which.
    (IEnumerable<int> Columns, IReadOnlyList<RecoveredCell> Missing)? Open(string[] cells)
    {
        if (cells.Length == firstNumber) return (Enumerable.Range(0, firstNumber), []);
        if (cells.Length != firstNumber - 1 || firstNumber != 3) return null;
        return cells[1] == department
            ? ([0, 1], [new(layout.Columns[2].Code, Certainty.Sure, ("这一格是填报部门的名称", "the cell there is, is the department's name"))])
            : ([0, 2], [new(layout.Columns[1].Code, Certainty.Likely, ("这一格不是填报部门的名称", "the cell there is, is not the department's name"))]);
    }

    // The run of numbers, up to and with the rate; a number further on belongs to the words.
    string[] Numbers(string[] cells)
    {
        var run = cells.TakeWhile(cell => CellTypes.IsMoney(cell) || CellTypes.IsPercent(cell)).Take(afterNumbers - firstNumber).ToList();
        var rate = run.FindIndex(CellTypes.IsPercent);
        return [.. rate < 0 ? run : run.Take(rate + 1)];
    }
}
