using System.Text.RegularExpressions;
using Anlan.Affairs.SelfEvaluation.Cases;

namespace Anlan.Affairs.SelfEvaluation.ProjectTables;

/// <summary>
/// The text of a published project table, taken apart: title, unit of money (单位：万元), department, heading rows, rows. Cells are parted by tabs;
/// lines count at line feeds only, as the sources are cited.
/// </summary>
sealed partial class TableText
{
    readonly List<(int, string[])> rows = [];
    readonly List<(int, string)> unread = [];
    readonly List<string> heading = [];

    public TableText(string text)
    {
        var lines = text.TrimStart('\uFEFF').Split('\n');
        for (var i = 0; i < lines.Length; i++) Take(i + 1, lines[i].TrimEnd('\r'));
    }

    public string Title { get; private set; } = "";

    public string? Department { get; private set; }

    public MoneyUnit? Money { get; private set; }

    /// <summary>The words of the heading rows; where they stand says little in a table whose columns slipped.</summary>
    public IReadOnlyList<string> Heading => heading;

    public IReadOnlyList<(int Line, string[] Cells)> Rows => rows;

    public IReadOnlyList<(int Line, string Text)> Unread => unread;

    public int? Year => YearOfTitle().Match(Title) is { Success: true } match ? int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : null;

    void Take(int line, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return;
        var cells = text.Split('\t').Select(cell => cell.Trim()).ToArray();
        if (cells.Length > 1 && RowNumber().IsMatch(cells[0])) rows.Add((line, cells));
        else if (rows.Count > 0) unread.Add((line, text.Trim()));
        else if (cells.Length > 1) heading.AddRange(cells.Where(cell => cell.Length > 0));
        else TakeOpening(line, cells[0]);
    }

    // The lines above the headings: title, 单位：万元, 部门名称（盖章）：….
    void TakeOpening(int line, string text)
    {
        if (UnitLine().Match(text) is { Success: true } unit) Money = unit.Groups[1].Value == "元" ? MoneyUnit.Yuan : MoneyUnit.WanYuan;
        else if (DepartmentLine().Match(text) is { Success: true } department) Department = department.Groups[1].Value.Trim();
        else if (Title.Length == 0) Title = text;
        else unread.Add((line, text));
    }

    [GeneratedRegex(@"^[0-9]{1,4}$")]
    private static partial Regex RowNumber();

    [GeneratedRegex(@"^（?(?:金额)?单位[：:]\s*(元|万元)）?$")]
    private static partial Regex UnitLine();

    [GeneratedRegex(@"^(?:填报)?(?:部门|单位)(?:名称)?(?:（[^）]*）|\([^)]*\))?[：:]\s*(\S.*)$")]
    private static partial Regex DepartmentLine();

    [GeneratedRegex(@"((?:19|20)[0-9]{2})\s*年")]
    private static partial Regex YearOfTitle();
}
