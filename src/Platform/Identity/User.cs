using Anlan.Platform.Identity.Passwords;
using Microsoft.AspNetCore.Identity;

namespace Anlan.Platform.Identity;

/// <summary>Somebody who can log in. The user name may be Chinese.</summary>
public sealed class User : IdentityUser<Guid>
{
    public User() => Id = Guid.CreateVersion7();

    /// <summary>The name colleagues know: 张伟.</summary>
    public required string DisplayName { get; set; }

    /// <summary>The code of the division in which he acts, with all below it; empty for everything.</summary>
    public string Division { get; set; } = "";

    /// <summary>The password was chosen by somebody else; nothing but changing it is possible until then.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Counts changes of the name and the role, so that of two people who change them the second is told.</summary>
    public int Version { get; set; } = 1;

    /// <summary>An account with a published password; it exists only while demonstration data is on.</summary>
    public bool IsDemonstration { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastLoginAt { get; set; }

    public DateTimeOffset? PasswordChangedAt { get; set; }

    /// <summary>When the password has to be changed; null where it does not age.</summary>
    public DateTimeOffset? PasswordExpiresAt(SecurityRules rules) =>
        rules.MaximumAgeDays > 0 && PasswordHash is not null && !IsDemonstration ? (PasswordChangedAt ?? CreatedAt).AddDays(rules.MaximumAgeDays) : null;

    /// <summary>Whether the password is one for one time, and nobody has used it in time.</summary>
    public bool HasOldOneTimePassword(DateTimeOffset now) =>
        MustChangePassword && PasswordHash is not null && !IsDemonstration && (PasswordChangedAt ?? CreatedAt) + OneTimePassword.Lasts <= now;

    /// <summary>Locked by an administrator, as opposed to the half hour after five wrong passwords.</summary>
    public bool IsLocked => LockoutEnd == DateTimeOffset.MaxValue;
}
