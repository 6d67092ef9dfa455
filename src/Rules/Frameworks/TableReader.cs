using Anlan.Platform.Language;
using Anlan.Platform.Yaml;

namespace Anlan.Rules.Frameworks;

/// <summary>Reads the columns and computed fields of an edition that is a table.</summary>
static class TableReader
{
    public static TableLayout Read(YamlPart root)
    {
        var columns = root.Get("columns").Items().Select(Column).ToList();
        var codes = columns.Select(c => c.Code).ToHashSet();
        var computed = root.Find("computed")?.Items().Select(item => Computed(item, codes)).ToList() ?? [];
        return new(columns, computed, root.Find("not_applicable")?.Bilingual());
    }

    static TableColumn Column(YamlPart part)
    {
        var column = new TableColumn(
            part.Get("code").Text(),
            part.Get("name").Bilingual(),
            part.Find("group")?.Items().Select(g => g.Bilingual()).ToList() ?? (IReadOnlyList<Bilingual>)[],
            part.Get("type").OneOf(("text", ColumnKind.Text), ("integer", ColumnKind.Integer), ("money", ColumnKind.Money), ("percent", ColumnKind.Percent)));
        part.NothingElse();
        return column;
    }

    static ComputedColumn Computed(YamlPart part, HashSet<string> codes)
    {
        var computed = new ComputedColumn(
            Known(part.Get("column")),
            part.Find("part") is { } p ? Known(p) : null,
            part.Find("whole") is { } w ? Known(w) : null,
            part.Find("sum")?.Items().Select(Known).ToList() ?? (IReadOnlyList<string>)[],
            part.Find("decimals")?.Integer() ?? 2);
        if (computed.Part is null == (computed.Sum.Count == 0))
            part.Mistake("写“part”与“whole”（比率），或“sum”（合计）。", "write “part” and “whole” (a share), or “sum” (a total).");
        part.NothingElse();
        return computed;

        string Known(YamlPart column)
        {
            var code = column.Text();
            if (!codes.Contains(code)) column.Unknown(("列", "column"), code, codes);
            return code;
        }
    }
}
