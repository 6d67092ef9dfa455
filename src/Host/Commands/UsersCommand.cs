using System.CommandLine;
using Anlan.Platform.Identity;
using Anlan.Platform.Identity.SecondFactor;
using Anlan.Platform.Keys;
using Anlan.Platform.Starting;
using Anlan.Platform.Storage;
using Microsoft.AspNetCore.Identity;

namespace Anlan.Host.Commands;

/// <summary>What an operator at the machine does when nobody can log in any more. It is in the log like everything else.</summary>
static class UsersCommand
{
    public static Command Create()
    {
        var first = new Command("first-administrator", "建立缺少的三员账号，显示一次性密码 / add those of the three administrators who are missing, with one-time passwords");
        first.SetAction((_, stop) => WithAccountsAsync(async services =>
        {
            var added = await services.GetRequiredService<StartAccounts>().AddAdministratorsAsync(FirstAdministrators.Asker(Console.Out), stop);
            if (added.Count == 0) await Console.Out.WriteLineAsync("三员账号齐全。 There are all three administrators already.");
            Welcome.PrintAdministrators(Console.Out, added);
        }));

        var name = new Argument<string>("user") { Description = "用户名 / user name" };
        var reset = new Command("reset", "重置密码和动态口令，解锁 / new one-time password, no second factor, unlocked") { name };
        reset.SetAction((parsed, stop) => WithAccountsAsync(async services =>
        {
            const string Reason = "命令行重置 / reset at the command line";
            var user = await services.GetRequiredService<UserManager<User>>().FindByNameAsync(parsed.GetValue(name)!)
                ?? throw new CannotStartException(("没有这个用户。", "There is no such user."));
            await services.GetRequiredService<SecondFactors>().ResetAsync(user, Reason, stop);
            var administration = services.GetRequiredService<UserAdministration>();
            await administration.UnlockAsync(user.Id, Reason);
            Welcome.PrintOneTimePassword(Console.Out, user.UserName!, await administration.ResetPasswordAsync(user.Id, Reason));
        }));
        return new("users", "账号 / accounts") { first, reset };
    }

    static async Task<int> WithAccountsAsync(Func<IServiceProvider, Task> work)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        Server.AddModules(builder.Services, demonstration: false);
        await using var app = builder.Build();
        if ((await app.Services.GetRequiredService<Migrator>().PendingAsync()).Count > 0)
            throw new CannotStartException(("数据库还没有升级到本版本。请先执行 anlan upgrade。", "The database is not what this version expects yet. Run anlan upgrade first."));
        await app.Services.GetRequiredService<KeyGenerations>().CheckAsync();
        await using var scope = app.Services.CreateAsyncScope();
        await work(scope.ServiceProvider);
        return 0;
    }
}
