using Anlan.Platform.Identity;

namespace Anlan.Host;

/// <summary>What an operator reads when the start succeeds: who can log in, and where.</summary>
static class Welcome
{
    /// <summary>Said as soon as it is so: the password is kept nowhere and must not get lost when the start fails afterwards.</summary>
    public static void PrintAdministrators(TextWriter output, IReadOnlyList<FirstAdministrator> added)
    {
        if (added.Count == 0) return;
        output.WriteLine("  三员首批账号，请分别交给三个人（密码只显示这一次，首次登录须修改并绑定动态口令）");
        output.WriteLine("  The first three administrators, for three different people (each password is shown only now; at the first log-in it is changed and a second factor set up)");
        foreach (var one in added) output.WriteLine($"    {one.UserName,-12} {one.Password}   {one.Title.Zh} {one.Title.En}");
        output.Flush();
    }

    public static void PrintOneTimePassword(TextWriter output, string userName, string password)
    {
        var days = OneTimePassword.Lasts.Days;
        output.WriteLine($"{userName} 的一次性密码（只显示这一次，{days} 天内有效，登录后须修改，动态口令须重新绑定）：");
        output.WriteLine($"One-time password of {userName} (shown only now, good for {days} days, to be changed at the log-in, where the second factor is set up again):");
        output.WriteLine($"  {password}");
    }

    public static void PrintDemonstrationAccounts(TextWriter output)
    {
        output.WriteLine($"\n演示账号（密码均为 {DemonstrationAccounts.Password}） Demonstration accounts (password: {DemonstrationAccounts.Password})");
        foreach (var account in DemonstrationAccounts.All)
            output.WriteLine($"  {account.UserName,-10} {account.Title.Zh}  {account.Title.En}");
    }

    /// <param name="root">Fingerprint of the root that devices install; null where they need not install any.</param>
    public static void PrintAddress(TextWriter output, ICollection<string> addresses, string? root)
    {
        output.WriteLine($"\n安澜 Anlan 已启动 is running: {string.Join(' ', addresses)}");
        if (root is not null && addresses.Any(address => address.StartsWith("https:", StringComparison.Ordinal)))
            output.WriteLine($"根证书指纹（SHA-256），供安装证书的人核对 Fingerprint of the root certificate, for whoever installs it:\n  {root}");
        output.WriteLine("按 Ctrl-C 停止 Press Ctrl-C to stop");
        output.Flush();
    }
}
