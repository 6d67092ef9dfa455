using Anlan.Platform.Language;

namespace Anlan.Affairs.Departments;

/// <summary>预算单位: who has a budget of its own.</summary>
public sealed class Department
{
    public long Id { get; private init; }

    public required string Division { get; init; }

    /// <summary>The code under which the fiscal system knows it.</summary>
    public required string Code { get; set; }

    public required string NameZh { get; set; }

    public string? NameEn { get; set; }

    public DateOnly? EndedOn { get; set; }

    public int Version { get; set; } = 1;

    public Bilingual Name => (NameZh, NameEn ?? NameZh);
}

/// <summary>科室: a part of a department that has projects.</summary>
public sealed class Section
{
    public long Id { get; private init; }

    public required string Division { get; init; }

    public required long DepartmentId { get; init; }

    public required string Code { get; set; }

    public required string NameZh { get; set; }

    public string? NameEn { get; set; }

    public int Position { get; set; } = 100;

    /// <summary>The office (办公室): it leads, and fills in for every section.</summary>
    public bool Leads { get; set; }

    public DateOnly? EndedOn { get; set; }

    public int Version { get; set; } = 1;

    public Bilingual Name => (NameZh, NameEn ?? NameZh);
}

/// <summary>Somebody whose account works for a section.</summary>
public sealed class SectionMember
{
    public long Id { get; private init; }

    public required string Division { get; init; }

    public required long SectionId { get; init; }

    public required Guid UserId { get; init; }

    public required string UserName { get; init; }
}
