using Anlan.Platform.Attachments.Scanning;
using Anlan.Platform.SelfChecks;
using Anlan.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Anlan.Platform.Tests.Attachments.Scanning;

public sealed class ClamDaemonTests
{
    static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_file_arrives_whole_and_a_virus_is_told_by_name(bool unix)
    {
        await using var clamd = new SimulatedClamd(unix);
        var content = new byte[1_000_003];
        Random.Shared.NextBytes(content);
        (await new ClamDaemon(clamd.Address).ScanAsync(new MemoryStream(content), Stop)).ShouldBe("stream: OK");
        clamd.Streams.Single().ShouldBe(content);
        (await new ClamDaemon(clamd.Address).ScanAsync(new MemoryStream([.. content, .. Files.Eicar]), Stop)).ShouldBe("stream: Win.Test.EICAR_HDB-1 FOUND");
        (await new ClamDaemon(clamd.Address).ScanAsync(new MemoryStream(), Stop)).ShouldBe("stream: OK");
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_file_above_its_limit_is_answered_though_the_connection_breaks(bool unix)
    {
        await using var clamd = new SimulatedClamd(unix) { MostBytes = 1 << 20 };
        var result = await Scanner(clamd.Address).ScanAsync(new MemoryStream(new byte[40 << 20]), Stop);
        result.By.ShouldBeNull();
        result.Virus.ShouldBeNull();
        result.Refusal!.Value.En.ShouldContain("virus scanner"); // over TCP the answer may be lost with the connection; refused it is either way
        if (unix) result.Refusal!.Value.En.ShouldContain("larger than the virus scanner takes");
    }

    [Fact]
    public async Task What_is_slow_silent_dead_or_nonsense_is_no_clean_file()
    {
        await using var clamd = new SimulatedClamd { Slowness = TimeSpan.FromMilliseconds(300) };
        (await Scanner(clamd.Address).ScanAsync(new MemoryStream([1]), Stop)).By.ShouldBe("ClamAV", "slow is not dead");
        clamd.Silent = true;
        (await Scanner(clamd.Address).ScanAsync(new MemoryStream([1]), Stop)).Refusal!.Value.En.ShouldContain("does not answer");
        (clamd.Silent, clamd.Reply) = (false, "stream: Can't allocate memory ERROR");
        (await Scanner(clamd.Address).ScanAsync(new MemoryStream([1]), Stop)).Refusal!.Value.En.ShouldContain("does not answer");
        clamd.Reply = "OK";
        (await Scanner(clamd.Address).ScanAsync(new MemoryStream([1]), Stop)).Refusal.ShouldNotBeNull();
        clamd.Closing = true;
        (await Scanner(clamd.Address).ScanAsync(new MemoryStream([1]), Stop)).Refusal.ShouldNotBeNull();
        foreach (var nobody in (string[])["127.0.0.1:1", "unix:/nowhere/clamd.ctl", "/nowhere/clamd.ctl", "clamd", "", "no.such.host.invalid:3310"])
            (await Scanner(nobody).ScanAsync(new MemoryStream([1]), Stop)).Refusal!.Value.En.ShouldContain("does not answer", customMessage: nobody);
    }

    [Fact]
    public async Task Somebody_who_leaves_while_it_scans_ends_the_scan()
    {
        await using var clamd = new SimulatedClamd { Silent = true };
        using var gone = new CancellationTokenSource(200);
        await Should.ThrowAsync<OperationCanceledException>(() => new VirusScanner(new(clamd.Address), NullLogger<VirusScanner>.Instance).ScanAsync(new MemoryStream([1]), gone.Token));
    }

    [Fact]
    public async Task The_self_check_tells_its_version_the_age_of_its_signatures_and_that_it_is_dead()
    {
        var clock = new TestClock();
        await using var clamd = new SimulatedClamd { Version = FormattableString.Invariant($"ClamAV 1.4.6/27800/{clock.GetUtcNow().AddDays(-1):ddd MMM  d HH:mm:ss yyyy}") };
        (await Scanner(clamd.Address).CheckAsync(clock, Stop)).State.ShouldBe(CheckState.Good);
        clamd.Version = FormattableString.Invariant($"ClamAV 1.4.6/27800/{clock.GetUtcNow().AddDays(-9):ddd MMM d HH:mm:ss yyyy}");
        var old = await Scanner(clamd.Address).CheckAsync(clock, Stop);
        (old.State, old.Message.En).ShouldBe((CheckState.Attention, $"{clamd.Version}: the signatures are 9 days old. Look at freshclam."));
        clamd.Version = "ClamAV 1.4.6";
        (await Scanner(clamd.Address).CheckAsync(clock, Stop)).Message.Zh.ShouldContain("没有病毒库");
        clamd.Closing = true;
        (await Scanner(clamd.Address).CheckAsync(clock, Stop)).State.ShouldBe(CheckState.Failed);
        (await new VirusScanner(null, NullLogger<VirusScanner>.Instance).CheckAsync(clock, Stop)).Message.Zh.ShouldStartWith("没有接入查毒程序");
    }

    static VirusScanner Scanner(string address) => new(new(address, TimeSpan.FromSeconds(1)), NullLogger<VirusScanner>.Instance);
}
