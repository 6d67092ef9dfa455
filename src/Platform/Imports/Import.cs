using System.Text.Json;

namespace Anlan.Platform.Imports;

/// <summary>导入: one table brought into a register, from the upload to its being undone.</summary>
public sealed class Import
{
    public long Id { get; private init; }

    public required string Division { get; init; }

    /// <summary>The code of a <see cref="RegisterImport"/>.</summary>
    public required string Register { get; init; }

    public required string FileName { get; init; }

    public required long FileBytes { get; init; }

    public required byte[] FileSha256 { get; init; }

    public string? Sheet { get; set; }

    public required int HeadingLine { get; set; }

    /// <summary>As kept: {"0": "Name"}.</summary>
    public required string Mapping { get; set; }

    public required string Note { get; set; }

    public required string State { get; set; }

    public string? TroubleZh { get; set; }

    public string? TroubleEn { get; set; }

    public int Position { get; set; }

    /// <summary>How many lines hold something; known after the trial.</summary>
    public int? Lines { get; set; }

    public int Added { get; set; }

    public int Changed { get; set; }

    public int Same { get; set; }

    public int Rejected { get; set; }

    public int Undone { get; set; }

    public int Kept { get; set; }

    public Guid? Actor { get; set; }

    public required string ActorName { get; set; }

    public string? OnBehalfOf { get; set; }

    public required string CreatedBy { get; init; }

    /// <summary>The account that brought the file; null when it was brought before accounts were noted.</summary>
    public Guid? Uploader { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public DateTimeOffset? ClearedAt { get; set; }

    public int Handled => Added + Changed + Same + Rejected;

    public bool IsUnderWay => State is ImportState.Trying or ImportState.Running or ImportState.Stopping or ImportState.Undoing;

    public bool CanBeUndone => ClearedAt is null && State is ImportState.Done or ImportState.Stopped && Added + Changed > 0;

    /// <summary>Column of the file → field of the register.</summary>
    public IReadOnlyDictionary<int, string> Fields
    {
        get => JsonSerializer.Deserialize<Dictionary<int, string>>(Mapping)!;
        set => Mapping = JsonSerializer.Serialize(value);
    }
}

/// <summary>What became of one line of the file.</summary>
public sealed class ImportLine
{
    public long ImportId { get; private init; }

    public required int Line { get; init; }

    /// <summary>One of <see cref="LineOutcome"/>.</summary>
    public required string Outcome { get; init; }

    public long? Record { get; init; }

    /// <summary>Problems or changes, as JSON.</summary>
    public string? Told { get; init; }

    /// <summary>Of a rejected line, or one that could not be undone.</summary>
    public IReadOnlyList<LineProblem> Problems => Told is null ? [] : JsonSerializer.Deserialize<LineProblem[]>(Told)!;

    /// <summary>Of a line that changes a record.</summary>
    public IReadOnlyList<LineChange> Changes => Told is null ? [] : JsonSerializer.Deserialize<LineChange[]>(Told)!;
}

/// <param name="Column">Of the file, from 0; null when the line as a whole is meant.</param>
public sealed record LineProblem(int? Column, string Zh, string En);

/// <summary>Values of personal data are not told: both are null then.</summary>
public sealed record LineChange(string Field, string? Before, string? After);

public static class LineOutcome
{
    public const string Added = "added", Changed = "changed", Same = "same", Rejected = "rejected", Undone = "undone", Kept = "kept";
}

/// <summary>uploaded → trying → tried → running → done → undoing → undone; stopped on demand; failed when the file cannot be read.</summary>
public static class ImportState
{
    public const string Uploaded = "uploaded", Trying = "trying", Tried = "tried", Running = "running", Stopping = "stopping", Stopped = "stopped",
        Done = "done", Undoing = "undoing", Undone = "undone", Failed = "failed";
}
