using Anlan.Platform.Identity.LogIn;
using Anlan.Platform.Identity.Sessions;
using Anlan.Platform.Language;
using Anlan.Platform.SelfChecks;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Identity;

/// <summary>Once an hour: forgets failures of yesterday and sessions that ended a month ago. What happened stays in the log.</summary>
internal sealed class AccountsTidying(IServiceProvider services, BackgroundServices book, TimeProvider clock) : GuardedService(book)
{
    protected override Bilingual Name => ("账号清理", "Upkeep of accounts");

    protected override async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stop))
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<LogInAttempts>().ClearOldAsync(stop);
            await services.GetRequiredService<SessionStore>().ClearOldAsync(stop);
        }
    }
}
