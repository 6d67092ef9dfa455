using System.Net;
using Anlan.Platform.Identity;
using Anlan.Testing;

namespace Anlan.Platform.Tests.Identity;

public sealed class RefusedAccessTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    [Fact]
    public async Task Who_asks_for_what_he_may_not_is_refused_and_the_log_notes_it()
    {
        var reader = await app.LogIn(Role.Reader);
        (await reader.Get("/admin/users")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await EntriesAsync("AccessRefused")).ShouldContain("\"path\": \"/admin/users\"");
    }

    [Fact]
    public async Task An_attempt_while_locked_out_is_noted()
    {
        for (var i = 0; i < 6; i++) await app.Visit().SubmitLogIn("nobody-here", "wrong");
        (await EntriesAsync("AttemptWhileLocked")).ShouldContain("锁定期间");
    }

    [Fact]
    public async Task A_fresh_proof_that_fails_is_noted()
    {
        var reader = await app.LogIn(Role.Reader);
        await reader.Submit(await reader.Page("/account/confirm"), "confirm", ("Input.Typed", "wrong"));
        (await EntriesAsync("ProofFailed")).ShouldContain("再次证明");
    }

    async Task<string> EntriesAsync(string name)
    {
        await using var scope = await app.Work();
        await using var command = scope.Work.Command("select string_agg(reason || coalesce(after::text, ''), ' ') from log.entry where kind = 'security' and name = $1", name);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) as string ?? "";
    }
}
