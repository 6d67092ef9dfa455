namespace Anlan.Platform.Identity;

/// <summary>What the host decides about accounts.</summary>
public sealed class AccountsOptions
{
    /// <summary>The demonstration accounts exist, and the log-in page names them.</summary>
    public bool Demonstration { get; set; }
}
