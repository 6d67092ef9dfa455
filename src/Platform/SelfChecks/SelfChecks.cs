using System.Collections.Concurrent;
using System.Diagnostics;
using Anlan.Platform.Language;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Anlan.Platform.SelfChecks;

/// <summary>Runs the checks and remembers what each found last.</summary>
public sealed class SelfChecks(IServiceProvider services, IEnumerable<SelfCheck> checks, TimeProvider clock, ILogger<SelfChecks> log)
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    readonly ConcurrentDictionary<string, CheckReport> reports = new();

    /// <summary>What was found last, in the order in which the checks were added; those that have not run yet are left out.</summary>
    public IReadOnlyList<CheckReport> Latest => [.. checks.Select(c => reports.GetValueOrDefault(c.Code)).OfType<CheckReport>()];

    public CheckState Worst => Latest.Select(r => r.Result.State).DefaultIfEmpty(CheckState.Good).Max();

    public async Task<IReadOnlyList<CheckReport>> RunAsync(CancellationToken stop = default)
    {
        await Task.WhenAll(checks.Select(check => RunAsync(check, stop)));
        return Latest;
    }

    async Task RunAsync(SelfCheck check, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        var result = await LookAsync(check, stop);
        var now = clock.GetUtcNow();
        var before = reports.GetValueOrDefault(check.Code);
        if (before?.Result.State != result.State && (before is not null || result.State != CheckState.Good))
            log.Log(result.State == CheckState.Good ? LogLevel.Information : LogLevel.Warning, "Self-check {Check}: {State}. {Message}", check.Code, result.State, result.Message.En);
        reports[check.Code] = new(check, result, now, before?.Result.State == result.State ? before.Since : now, watch.Elapsed);
    }

    async Task<CheckResult> LookAsync(SelfCheck check, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Limit);
        try
        {
            await using var scope = services.CreateAsyncScope();
            return await check.Run(scope.ServiceProvider, limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new(CheckState.Failed, ($"{Limit.TotalSeconds} 秒内没有结果。", $"No answer within {Limit.TotalSeconds} seconds."));
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            return new(CheckState.Failed, Bilingual.Same(broken.Message));
        }
    }
}

internal sealed class SelfCheckRounds(SelfChecks checks, BackgroundServices services, TimeProvider clock) : GuardedService(services)
{
    protected override Bilingual Name => ("运行自检", "Self-checks");

    protected override async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        do await checks.RunAsync(stop);
        while (await timer.WaitForNextTickAsync(stop));
    }
}
