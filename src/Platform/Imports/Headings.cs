using Anlan.Platform.Office.Reading;

namespace Anlan.Platform.Imports;

/// <summary>Which column of a file means which field.</summary>
static class Headings
{
    /// <summary>All names by which the columns of a register are known, to find the line of the headings.</summary>
    public static IEnumerable<string> Known(RegisterImport register) => register.Columns.SelectMany(Names);

    /// <summary>First what was assigned before, then titles and other known headings. No field is given twice.</summary>
    /// <param name="remembered">Heading as compared → field, null for one left out.</param>
    public static Dictionary<int, string> Assign(RegisterImport register, TableHeader header, IReadOnlyDictionary<string, string?> remembered)
    {
        var names = register.Columns.SelectMany(c => Names(c).Select(n => (Name: TableHeader.Plain(n), c.Field))).DistinctBy(n => n.Name).ToDictionary(n => n.Name, n => n.Field);
        var assigned = new Dictionary<int, string>();
        foreach (var column in header.Columns.Where(c => !c.Repeats))
        {
            var heading = TableHeader.Plain(column.Name);
            var field = remembered.TryGetValue(heading, out var before) ? before : names.GetValueOrDefault(heading) ?? names.GetValueOrDefault(TableHeader.Plain(column.Name.Split('/')[^1]));
            if (field is not null && register.Columns.Any(c => c.Field == field) && !assigned.ContainsValue(field)) assigned[column.Column] = field;
        }
        return assigned;
    }

    static IEnumerable<string> Names(ImportColumn column) => [column.Title.Zh, column.Title.En, .. column.Aliases];
}
