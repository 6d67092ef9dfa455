namespace Anlan.Affairs.ProjectLibrary;

/// <summary>项目: what money is asked for, and given to only when it is in the library.</summary>
public sealed class Project : IVersioned
{
    public long Id { get; private init; }

    public required string Division { get; init; }

    public required long DepartmentId { get; init; }

    public required long SectionId { get; set; }

    public required string Code { get; set; }

    public required string Name { get; set; }

    /// <summary>continuing, new or special.</summary>
    public required string Kind { get; set; }

    /// <summary>The class of money: basic, general, special or investment.</summary>
    public required string Money { get; set; }

    public required int FirstYear { get; set; }

    public required int LastYear { get; set; }

    /// <summary>What it costs over all its years, in yuan.</summary>
    public required decimal Total { get; set; }

    public string Purpose { get; set; } = "";

    /// <summary>The documents it rests on.</summary>
    public string Basis { get; set; } = "";

    public ProjectState State { get; set; } = ProjectState.Draft;

    /// <summary>Why it was not let in, or was ended.</summary>
    public string? Why { get; set; }

    public int Version { get; set; } = 1;
}

/// <summary>Where a project stands: 草稿, 申请入库, 已入库, 不予入库, 已终止.</summary>
public enum ProjectState
{
    Draft,
    Asked,
    Stored,
    Refused,
    Ended,
}
