using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Platform.Language;
using Anlan.Platform.Yaml;
using Anlan.Rules.Frameworks;

namespace Anlan.Affairs.SelfEvaluation.ProjectTables;

/// <summary>A project table as published, taken as a case of its own.</summary>
public static class ProjectTableCase
{
    /// <summary>Whether a text is a project table of a form that the library knows. Decided by its headings and rows, not by the file's name.</summary>
    public static bool IsProjectTable(string text, FrameworkLibrary library) => Form(text, library) is not null;

    /// <param name="fileName">Its name without the extension becomes the code of the case.</param>
    /// <exception cref="YamlMistakesException">No form of the library fits, or no row could be read.</exception>
    public static EvaluationCase FromText(string text, string fileName, FrameworkLibrary library)
    {
        var form = Form(text, library) ?? throw Mistake(fileName, 1, ("表头与已有的项目绩效自评表都对不上。", "The headings fit no project table that is known."));
        var table = ProjectTableReader.Read(text, form.Table!);
        if (table.Rows.Count == 0) throw Mistake(fileName, 1, ("没有读出任何一行项目。", "No row of a project could be read."));
        return new()
        {
            Code = CaseCode.From(Path.GetFileNameWithoutExtension(fileName)),
            Bureau = Bilingual.Same(table.Department ?? table.Rows[0].Cells.GetValueOrDefault("unit") ?? fileName),
            Division = form.Jurisdiction,
            Year = table.Year ?? form.FirstYear,
            Framework = form.Code,
            Money = table.Money,
            Documents = new Dictionary<string, Bilingual> { ["table"] = Bilingual.Same(table.Title) },
            Projects = [.. table.Rows.Select(row => row.Project)],
            UnreadLines = table.Unread,
        };
    }

    static FrameworkEdition? Form(string text, FrameworkLibrary library) =>
        library.All.FirstOrDefault(edition => edition.Table is { } layout && ProjectTableReader.Fits(text, layout));

    static YamlMistakesException Mistake(string file, int line, Bilingual message) => new([new(file, line, message)]);
}
