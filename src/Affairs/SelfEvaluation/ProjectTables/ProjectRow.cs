using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Platform.Language;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;

namespace Anlan.Affairs.SelfEvaluation.ProjectTables;

/// <summary>Makes a project of the cells of a row, each figure with the line and heading it stands under.</summary>
sealed class ProjectRow(TableLayout layout, string title, MoneyUnit money)
{
    readonly Bilingual document = Bilingual.Same(title);

    public RecoveredRow Read(int line, int found, IReadOnlyDictionary<string, string> cells, IReadOnlyList<RecoveredCell> missing)
    {
        var source = new Source(document, null, line);
        var completion = cells.GetValueOrDefault("completion") ?? "";
        var project = new Project
        {
            No = int.Parse(cells["no"], System.Globalization.CultureInfo.InvariantCulture),
            Name = Bilingual.Same(cells.GetValueOrDefault("project") ?? "—"),
            Budget = Figure("budget", line, cells),
            Spent = Figure("spent", line, cells),
            Fiscal = Figure("fiscal", line, cells),
            NonFiscal = Figure("non_fiscal", line, cells),
            Rate = Figure("rate", line, cells),
            Source = source,
            CellsFound = found,
            MissingCells = [.. missing.Select(m => m.Column)],
            Recovered = missing,
            ClaimsDone = StatedTargets.ClaimsDone(completion),
            Targets = [.. StatedTargets.Of(layout, cells, source)],
            Texts = layout.Columns.Where(c => c.Kind == ColumnKind.Text && cells.ContainsKey(c.Code)).ToDictionary(c => c.Code, c => cells[c.Code]),
        };
        return new(line, cells, found, missing, project);
    }

    Figure? Figure(string code, int line, IReadOnlyDictionary<string, string> cells)
    {
        if (!cells.TryGetValue(code, out var cell) || layout.Columns.FirstOrDefault(c => c.Code == code) is not { } column) return null;
        var printed = column.Kind == ColumnKind.Money && decimal.TryParse(cell.Replace(",", "").Replace("，", ""), out _) ? $"{cell} {(money == MoneyUnit.WanYuan ? "万元" : "元")}" : cell;
        if (!Quantity.TryParse(printed, out var quantity)) return null;
        IEnumerable<Bilingual> heading = [.. column.Groups, column.Name];
        Bilingual place = ($"“{string.Join(" · ", heading.Select(h => h.Zh))}”列", $"column “{string.Join(" · ", heading.Select(h => h.En))}”");
        return new() { Number = quantity.Value, Unit = quantity.Unit, Printed = printed, Source = new(document, place, line) };
    }
}
