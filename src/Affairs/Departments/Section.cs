using Anlan.Platform.Language;

namespace Anlan.Affairs.Departments;

/// <summary>科室: the part of a department that has projects.</summary>
public sealed class Section : IVersioned
{
    public long Id { get; private init; }

    public required string Division { get; init; }

    public required long DepartmentId { get; init; }

    public required string Code { get; set; }

    public required string NameZh { get; set; }

    public string? NameEn { get; set; }

    /// <summary>Where it stands among the others: small ones first.</summary>
    public int Position { get; set; } = 100;

    /// <summary>The office (办公室), which leads: whoever works for it fills in for every section.</summary>
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
