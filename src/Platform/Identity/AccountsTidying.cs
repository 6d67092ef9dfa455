using Anlan.Platform.Identity.LogIn;
using Anlan.Platform.Identity.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Anlan.Platform.Identity;

/// <summary>Once an hour: forgets failures of yesterday and sessions that ended a month ago. What happened stays in the log.</summary>
internal sealed class AccountsTidying(IServiceProvider services, TimeProvider clock, ILogger<AccountsTidying> complaints) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stop))
            try
            {
                await using var scope = services.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<LogInAttempts>().ClearOldAsync(stop);
                await services.GetRequiredService<SessionStore>().ClearOldAsync(stop);
            }
            catch (Npgsql.NpgsqlException trouble)
            {
                complaints.LogWarning(trouble, "Old sessions were not cleared; the next hour tries again");
            }
    }
}
