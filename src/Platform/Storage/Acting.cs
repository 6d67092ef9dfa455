using Anlan.Platform.Jurisdictions;

namespace Anlan.Platform.Storage;

/// <summary>Who does something, where, and from which place: travels with every transaction into the row policies and the log.</summary>
/// <param name="Name">The name colleagues know, or what a job does.</param>
/// <param name="Within">Whose rows are seen and changed.</param>
public sealed record Acting(string Name, Jurisdiction Within)
{
    public DatabaseRole As { get; init; } = DatabaseRole.Web;

    /// <summary>The account; null for a job and for somebody who has not logged in.</summary>
    public Guid? User { get; init; }

    /// <summary>For whom, when somebody stands in for a colleague on leave.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>The enterprise whose records are seen, for <see cref="DatabaseRole.Enterprise"/>.</summary>
    public long? Organisation { get; init; }

    /// <summary>The network address asked from.</summary>
    public string? Address { get; init; }

    /// <summary>The id of the request, which the user sees and the log file holds.</summary>
    public string? Request { get; init; }

    /// <summary>A job of the platform itself.</summary>
    public static Acting System(string job, Jurisdiction? within = null) => new(job, within ?? Jurisdiction.Everything);

    /// <summary>Somebody who has not logged in: sees what is published.</summary>
    public static Acting Anybody { get; } = new("anybody", Jurisdiction.Everything) { As = DatabaseRole.Public };
}

/// <summary>The database roles that units of work run under. None of them owns a table or passes by its policies.</summary>
public enum DatabaseRole
{
    /// <summary>Pages and jobs of the bureau, within a jurisdiction.</summary>
    Web,

    /// <summary>Published rows only.</summary>
    Public,

    /// <summary>The records of one enterprise.</summary>
    Enterprise,
}
