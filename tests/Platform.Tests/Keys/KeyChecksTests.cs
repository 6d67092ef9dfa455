using Anlan.Platform.Keys;
using Anlan.Platform.SelfChecks;
using Anlan.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Tests.Keys;

public sealed class KeyChecksTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_value_whose_key_is_lost_has_failed_by_its_column()
    {
        await using var app = await AnlanApp.Another();
        var checks = app.Services.GetRequiredService<KeyChecks>();
        (await checks.RunAsync(Stop)).State.ShouldBe(CheckState.Good);
        await using (var scope = await app.Work("990101"))
        {
            await scope.Work.BecauseAsync("test", Stop);
            await using var lose = scope.Work.Command("update library.person set mobile = 'k9.aes:AAAA' where id = (select min(id) from library.person)");
            (await lose.ExecuteNonQueryAsync(Stop)).ShouldBe(1);
            await scope.Work.CommitAsync(Stop);
        }
        app.Clock.Advance(TimeSpan.FromHours(1));
        var found = await checks.RunAsync(Stop);
        found.State.ShouldBe(CheckState.Failed);
        found.Message.Zh.ShouldContain("library.person.mobile k9 × 1");
    }

    [Fact]
    public async Task A_key_in_use_for_years_wants_to_be_rotated()
    {
        await using var app = await AnlanApp.Another();
        app.Clock.Advance(TimeSpan.FromDays(3 * 365));
        var found = await app.Services.GetRequiredService<KeyChecks>().RunAsync(Stop);
        found.State.ShouldBe(CheckState.Attention);
        found.Message.Zh.ShouldContain("keys rotate");
    }

    [Fact]
    public async Task A_key_folder_open_to_others_has_failed_with_what_to_do()
    {
        await using var app = await AnlanApp.Another();
        var folder = app.Services.GetRequiredService<KeyFolder>();
#pragma warning disable CA1416 // The tests run where the platform runs.
        File.SetUnixFileMode(folder.PathOf(MasterKeys.FileName), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
#pragma warning restore CA1416
        var found = await app.Services.GetRequiredService<KeyChecks>().RunAsync(Stop);
        found.State.ShouldBe(CheckState.Failed);
        found.Message.Zh.ShouldContain("chmod 600");
    }
}
