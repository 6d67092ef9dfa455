using Anlan.Platform.Language;

namespace Anlan.Affairs.Departments;

/// <summary>预算单位: who has a budget of its own.</summary>
public sealed class Department : IVersioned
{
    public long Id { get; private init; }

    public required string Division { get; init; }

    /// <summary>The code under which the fiscal system knows it.</summary>
    public required string Code { get; set; }

    public required string NameZh { get; set; }

    public string? NameEn { get; set; }

    /// <summary>Has had no budget since this day.</summary>
    public DateOnly? EndedOn { get; set; }

    public int Version { get; set; } = 1;

    public Bilingual Name => (NameZh, NameEn ?? NameZh);
}
