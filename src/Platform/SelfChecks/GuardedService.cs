using System.Collections.Concurrent;
using Anlan.Platform.Language;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Anlan.Platform.SelfChecks;

/// <summary>Work in the background that outlives its own mistakes: when it throws it is begun again, ever less often, and the status page says so until it holds.</summary>
public abstract class GuardedService(BackgroundServices services) : BackgroundService
{
    /// <summary>Shown on the status page.</summary>
    protected abstract Bilingual Name { get; }

    /// <summary>Runs until it is stopped, or throws.</summary>
    protected abstract Task RunAsync(CancellationToken stop);

    protected sealed override Task ExecuteAsync(CancellationToken stoppingToken) => services.KeepRunningAsync(GetType().Name, Name, RunAsync, stoppingToken);
}

/// <summary>What runs in the background, and what of it has failed.</summary>
public sealed class BackgroundServices(TimeProvider clock, ILogger<BackgroundServices> log)
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    // A service that has run for so long since its last failure is held to be well again.
    static readonly TimeSpan Recovered = TimeSpan.FromMinutes(10);

    sealed record Failure(Bilingual Name, string Message, int Times, DateTimeOffset At);

    readonly ConcurrentDictionary<string, Bilingual> running = new();
    readonly ConcurrentDictionary<string, Failure> failures = new();

    internal async Task KeepRunningAsync(string code, Bilingual name, Func<CancellationToken, Task> run, CancellationToken stop)
    {
        // The host waits for whatever a service does before it first waits; none may hold up the start.
        await Task.Yield();
        running[code] = name;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await run(stop);
                return;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception broken)
            {
                var failure = Note(code, name, broken);
                var wait = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, failure.Times - 1), Longest.TotalSeconds));
                log.LogError(broken, "The background service {Service} failed for the {Times}. time; it begins again in {Wait}", code, failure.Times, wait);
                await Task.Delay(wait, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    Failure Note(string code, Bilingual name, Exception broken)
    {
        var now = clock.GetUtcNow();
        return failures.AddOrUpdate(code, _ => new(name, broken.Message, 1, now),
            (_, before) => new(name, broken.Message, now - before.At > Recovered ? 1 : before.Times + 1, now));
    }

    internal CheckResult Check()
    {
        var ill = failures.Values.Where(f => clock.GetUtcNow() - f.At < Recovered).OrderBy(f => f.Name.En, StringComparer.Ordinal).ToList();
        if (ill.Count == 0) return new(CheckState.Good, ($"{running.Count} 项后台服务运行正常。", $"{running.Count} services are running."));
        var often = ill.Any(f => f.Times > 3);
        return new(often ? CheckState.Failed : CheckState.Attention,
            ($"出错后已自动重启：{string.Join("；", ill.Select(f => $"{f.Name.Zh}（{f.Times} 次，{f.Message}）"))}。反复出错时请查看日志。",
             $"Failed and begun again: {string.Join("; ", ill.Select(f => $"{f.Name.En} ({f.Times} times, {f.Message})"))}. Look into the log file when it goes on."));
    }
}

public static class GuardedServices
{
    public static IServiceCollection AddGuardedService<TService>(this IServiceCollection services) where TService : GuardedService => services.AddHostedService<TService>();
}
