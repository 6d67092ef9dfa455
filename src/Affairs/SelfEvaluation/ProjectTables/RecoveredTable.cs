using Anlan.Affairs.SelfEvaluation.Cases;

namespace Anlan.Affairs.SelfEvaluation.ProjectTables;

/// <summary>A project table brought back under its headings, with what was missing in each row and how sure that is.</summary>
/// <param name="Department">Who filled it in, as printed; null where it is not said.</param>
/// <param name="Year">The year of the title; null where it is not said.</param>
/// <param name="Unread">Lines with content that is neither heading nor row; nothing is dropped in silence.</param>
public sealed record RecoveredTable(
    string Title, string? Department, int? Year, MoneyUnit Money, IReadOnlyList<RecoveredRow> Rows, IReadOnlyList<(int Line, string Text)> Unread);

/// <param name="Line">Line of the text, from 1.</param>
/// <param name="Cells">The text of each column by its code; a column without a cell is not in it.</param>
/// <param name="Missing">Columns without a cell, in the order of the headings.</param>
public sealed record RecoveredRow(int Line, IReadOnlyDictionary<string, string> Cells, int CellsFound, IReadOnlyList<RecoveredCell> Missing, Project Project);
