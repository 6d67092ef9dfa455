using Anlan.Platform.Storage;
using Anlan.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Tests.Identity;

/// <summary>What the log says of log-ins and rights.</summary>
static class SecurityEntries
{
    public static async Task<long> CountAsync(AnlanApp app, string name, string actor)
    {
        await using var connection = await app.Services.GetRequiredService<AnlanDatabase>().Sealer.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = new Npgsql.NpgsqlCommand("select count(*) from log.entry where kind = 'security' and name = $1 and actor_name = $2", connection)
        {
            Parameters = { new() { Value = name }, new() { Value = actor } },
        };
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
