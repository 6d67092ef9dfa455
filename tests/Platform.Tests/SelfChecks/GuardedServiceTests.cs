using Anlan.Platform.Language;
using Anlan.Platform.SelfChecks;
using Anlan.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Anlan.Platform.Tests.SelfChecks;

public sealed class GuardedServiceTests
{
    readonly TestClock clock = new();

    sealed class Faulty(BackgroundServices services, int failures) : GuardedService(services)
    {
        public int Begun;
        public readonly TaskCompletionSource Works = new();

        protected override Bilingual Name => ("水泵", "Pump");

        protected override async Task RunAsync(CancellationToken stop)
        {
            if (++Begun <= failures) throw new InvalidOperationException("the pump is dry");
            Works.SetResult();
            await Task.Delay(Timeout.Infinite, stop);
        }
    }

    [Fact]
    public async Task One_that_fails_is_begun_again_and_the_status_says_so_for_a_while()
    {
        var book = new BackgroundServices(clock, NullLogger<BackgroundServices>.Instance);
        using var pump = new Faulty(book, failures: 1);
        await pump.StartAsync(TestContext.Current.CancellationToken);
        await pump.Works.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        var found = book.Check();
        found.State.ShouldBe(CheckState.Attention);
        found.Message.En.ShouldContain("Pump (1 times, the pump is dry)");
        found.Message.Zh.ShouldContain("水泵");

        clock.Advance(TimeSpan.FromMinutes(11));
        book.Check().State.ShouldBe(CheckState.Good);
        await pump.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_service_that_fails_at_once_does_not_end_the_program()
    {
        var book = new BackgroundServices(clock, NullLogger<BackgroundServices>.Instance);
        using var pump = new Faulty(book, failures: int.MaxValue);
        await pump.StartAsync(TestContext.Current.CancellationToken);
        while (pump.Begun == 0) await Task.Delay(5, TestContext.Current.CancellationToken);
        await pump.StopAsync(TestContext.Current.CancellationToken);
        pump.ExecuteTask!.IsFaulted.ShouldBeFalse();
    }
}
