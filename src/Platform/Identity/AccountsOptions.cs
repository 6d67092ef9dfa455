namespace Anlan.Platform.Identity;

/// <summary>What the host decides about accounts.</summary>
public sealed class AccountsOptions
{
    /// <summary>The demonstration accounts exist, and the log-in page names them.</summary>
    public bool Demonstration { get; set; }

    /// <summary>Words everybody here would try first as a password, in small letters: the place, the house, what it does.</summary>
    public IReadOnlyList<string> GuessableWords { get; set; } = [];
}
