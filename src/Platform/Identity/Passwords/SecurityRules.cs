using Anlan.Platform.Language;

namespace Anlan.Platform.Identity.Passwords;

/// <summary>What is asked of passwords and sessions. Kept as dated rows: what held on a day can still be told.</summary>
/// <param name="Length">Least number of characters.</param>
/// <param name="Kinds">How many of: capital letters, small letters, digits, everything else (Chinese counts here).</param>
/// <param name="MaximumAgeDays">After so many days it has to be changed; 0: never.</param>
/// <param name="Remembered">So many former passwords may not come again.</param>
/// <param name="IdleMinutes">A session nobody uses ends.</param>
/// <param name="SessionHours">A session ends, used or not.</param>
/// <param name="OneSession">A log-in ends the other sessions of the account.</param>
public sealed record SecurityRules(string Profile, int Length, int Kinds, int MaximumAgeDays, int Remembered, int IdleMinutes, int SessionHours, bool OneSession)
{
    /// <summary>Days before the end of a password's time at which its owner is told.</summary>
    public const int WarningDays = 7;

    /// <summary>GB/T 22239-2019, level 3, as assessors read it.</summary>
    public static readonly SecurityRules LevelThree = new("level3", 10, 3, 90, 5, 30, 12, OneSession: false);

    public static readonly SecurityRules LevelTwo = new("level2", 8, 3, 90, 5, 30, 12, OneSession: false);

    /// <summary>NIST SP 800-63B: length protects; changing by the calendar and mixing kinds do not.</summary>
    public static readonly SecurityRules Long = new("long", 15, 1, 0, 5, 30, 12, OneSession: false);

    /// <summary>What a security administrator begins with; each value may then be changed.</summary>
    public static readonly IReadOnlyList<(SecurityRules Rules, Bilingual Name)> Profiles =
    [
        (LevelThree, ("等保三级", "Classified protection, level 3")),
        (LevelTwo, ("等保二级", "Classified protection, level 2")),
        (Long, ("长口令，不定期更换（NIST SP 800-63B）", "Long and without expiry (NIST SP 800-63B)")),
    ];

    public static Bilingual NameOf(string profile) =>
        Profiles.FirstOrDefault(p => p.Rules.Profile == profile).Name is { Zh: not null } name ? name : new("自定义", "Own values");

    /// <summary>What stands against the password; nothing when it will do.</summary>
    /// <param name="about">The names of its owner.</param>
    /// <param name="local">Words that are common where the platform runs.</param>
    public IEnumerable<Bilingual> Objections(string password, IReadOnlyList<string> about, IReadOnlyList<string>? local = null)
    {
        if (password.EnumerateRunes().Count() < Length)
            yield return new($"密码至少 {Length} 个字符。", $"A password has at least {Length} characters.");
        if (KindsIn(password) < Kinds)
            yield return new($"密码应含大写字母、小写字母、数字、其他字符中的至少 {Kinds} 种。", $"A password has at least {Kinds} of: capital letters, small letters, digits, other characters.");
        if (GuessablePasswords.Why(password, about, local ?? []) is { } why) yield return why;
    }

    /// <summary>The rules in one sentence, for the page where a password is chosen.</summary>
    public Bilingual Summary => new(
        $"至少 {Length} 个字符" + (Kinds > 1 ? $"，大写字母、小写字母、数字、其他字符至少 {Kinds} 种" : "") + (Remembered > 0 ? $"；不能与最近 {Remembered} 次用过的相同" : "") + "。一句自己记得住的话加上数字就很好。",
        $"At least {Length} characters" + (Kinds > 1 ? $", {Kinds} of capital letters, small letters, digits, others" : "") + (Remembered > 0 ? $"; none of the last {Remembered}" : "") + ". A sentence you can remember with a number in it serves well.");

    static int KindsIn(string password) =>
        (password.Any(char.IsUpper) ? 1 : 0) + (password.Any(char.IsLower) ? 1 : 0) + (password.Any(char.IsDigit) ? 1 : 0) + (password.Any(c => !char.IsUpper(c) && !char.IsLower(c) && !char.IsDigit(c)) ? 1 : 0);
}
