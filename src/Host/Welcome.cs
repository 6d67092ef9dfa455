using Anlan.Platform.Identity;

namespace Anlan.Host;

/// <summary>What an operator reads when the start has succeeded: the address and who can log in.</summary>
static class Welcome
{
    public static void Print(TextWriter output, IEnumerable<string> addresses, Prepared prepared)
    {
        output.WriteLine($"\n安澜 Anlan   {string.Join(' ', addresses)}");
        if (prepared.Demonstration)
        {
            output.WriteLine($"演示账号（密码均为 {DemonstrationAccounts.Password}） Demonstration accounts (password: {DemonstrationAccounts.Password})");
            foreach (var account in DemonstrationAccounts.All)
                output.WriteLine($"  {account.UserName,-10} {account.Title.Zh}  {account.Title.En}");
        }
        if (prepared.FirstAdministrator is { } first)
        {
            output.WriteLine("首位管理员（密码只显示这一次，首次登录须修改） First administrator (the password is shown only now and has to be changed at the first log-in)");
            output.WriteLine($"  {first.UserName}   {first.Password}");
        }
        output.WriteLine("按 Ctrl-C 停止 Press Ctrl-C to stop");
        output.Flush();
    }
}
