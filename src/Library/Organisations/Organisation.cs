namespace Anlan.Library.Organisations;

/// <summary>单位: an agency, institution, enterprise or other organisation.</summary>
public sealed class Organisation : IRegistered
{
    public long Id { get; private init; }

    /// <summary>Where it stands.</summary>
    public required string Division { get; set; }

    public required string Name { get; set; }

    public string? ShortName { get; set; }

    /// <summary>统一社会信用代码, tidy and checked; null where there is none.</summary>
    public string? CreditCode { get; set; }

    /// <summary>A code of the dictionary organisation_kind.</summary>
    public required string Kind { get; set; }

    public long? ParentId { get; set; }

    /// <summary>Set only where both are new; read by <see cref="ParentId"/>.</summary>
    internal Organisation? Parent { private get; set; }

    public string? Address { get; set; }

    public string? Phone { get; set; }

    public string? Note { get; set; }

    /// <summary>Closed or moved away since this day; kept for what refers to it.</summary>
    public DateOnly? EndedOn { get; set; }

    public int Version { get; set; } = 1;
}
