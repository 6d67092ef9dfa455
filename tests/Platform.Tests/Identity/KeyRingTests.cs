using Anlan.Platform.Identity;
using Anlan.Platform.Keys;
using Anlan.Platform.Storage;
using Anlan.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Tests.Identity;

/// <summary>The keys of cookies and form tokens at rest.</summary>
public sealed class KeyRingTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    [Fact]
    public async Task The_keys_of_cookies_lie_encrypted_and_log_ins_survive_a_restart()
    {
        var visitor = await app.LogIn(Role.Reader);
        var kept = await Rows();
        kept.ShouldNotBeEmpty();
        kept.ShouldAllBe(xml => xml.StartsWith("k1.aes:"));
        await visitor.Page("/affairs/evaluations");
        await using var again = AnlanApp.Restarted(app, demonstration: true);
        await again.Visit().Page("/account/login");
        new KeyRing(again.Services.GetRequiredService<AnlanDatabase>(), again.Services.GetRequiredService<FieldEncryption>()).GetAllElements().Count.ShouldBe(kept.Count);
        (await Rows()).Count.ShouldBe(kept.Count);
    }

    [Fact]
    public async Task Keys_that_an_older_version_kept_readable_are_encrypted_when_they_are_first_read()
    {
        var ring = new KeyRing(app.Services.GetRequiredService<AnlanDatabase>(), app.Services.GetRequiredService<FieldEncryption>());
        await using var add = app.Services.GetRequiredService<AnlanDatabase>().Accounts.CreateCommand(
            "insert into ident.data_protection_keys (name, xml) values ('old', '<key id=\"old\">secret</key>')");
        await add.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        ring.GetAllElements().ShouldContain(key => key.Value == "secret");
        (await Rows()).ShouldAllBe(xml => xml.StartsWith("k1.aes:"));
        ring.GetAllElements().ShouldContain(key => key.Value == "secret");
        await using var remove = app.Services.GetRequiredService<AnlanDatabase>().Accounts.CreateCommand("delete from ident.data_protection_keys where name = 'old'");
        await remove.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    async Task<List<string>> Rows()
    {
        await using var command = app.Services.GetRequiredService<AnlanDatabase>().Accounts.CreateCommand("select xml from ident.data_protection_keys");
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var kept = new List<string>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken)) kept.Add(rows.GetString(0));
        return kept;
    }
}
