using System.Diagnostics;
using Anlan.Platform.Storage;
using Anlan.Testing;
using Npgsql;

namespace Anlan.Bench;

/// <summary>The commands of the administrator on a database with a million organisations and what the search keeps of them: backup, check, drill, restore, upgrade.</summary>
static class BackupBench
{
    const int Organisations = 1_000_000;

    public static IEnumerable<Figure> Measure() => MeasureAsync().GetAwaiter().GetResult();

    static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        var server = await ThrowAwayServer.StartAsync(durable: true);
        using var keys = TestKeys.OfTheTemplate();
        var folder = Directory.CreateTempSubdirectory("anlan-bench-backups-").FullName;
        try
        {
            (string, string)[] settings = [("ANLAN_DATABASE", server.Owner), ("ANLAN_KEYS", keys.Path), ("ANLAN_BACKUPS", folder)];
            using (var first = await RunningProgram.StartAsync(default, settings)) { } // makes the tables
            await using (var database = new AnlanDatabase(server.Owner))
            await using (var connection = await database.Owner.OpenConnectionAsync())
            {
                await ManyOrganisations.PrepareAsync(connection);
                await ManyOrganisations.AddAsync(connection, Organisations);
            }
            var figures = new List<Figure> { new("database", await SizeAsync(server) / 1048576.0, "MiB") };
            NpgsqlConnection.ClearAllPools(); // a restore wants nobody else there
            figures.Add(await TimeAsync("backup", settings, "backup"));
            var backup = Directory.GetDirectories(folder).Single();
            figures.Add(new("backup_size", new DirectoryInfo(backup).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length) / 1048576.0, "MiB"));
            figures.Add(await TimeAsync("check", settings, "backup", "check", backup));
            figures.Add(await TimeAsync("drill", settings, "backup", "verify", backup));
            figures.Add(await TimeAsync("restore", settings, "restore", backup, "--replace", "--confirm", "anlan"));
            await ForgetMigrationAsync(server);
            figures.Add(await TimeAsync("upgrade", settings, "upgrade"));
            return figures;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The last migration of the library goes through all that the search keeps and may be applied twice: an upgrade has a backup and one such step to do.
    static async Task ForgetMigrationAsync(ThrowAwayServer server)
    {
        await using var connection = new NpgsqlConnection(server.Owner);
        await connection.OpenAsync();
        await ManyOrganisations.RunAsync(connection, "delete from anlan.migrations where module = 'library' and file = '0012_search_details.sql'");
        NpgsqlConnection.ClearAllPools();
    }

    static async Task<long> SizeAsync(ThrowAwayServer server)
    {
        await using var connection = new NpgsqlConnection(server.Owner);
        await connection.OpenAsync();
        await using var size = new NpgsqlCommand("select pg_database_size('anlan')", connection);
        return (long)(await size.ExecuteScalarAsync())!;
    }

    // Seconds of the command, its own start included.
    static async Task<Figure> TimeAsync(string name, (string, string)[] settings, params string[] command)
    {
        var watch = Stopwatch.StartNew();
        await RunningProgram.RunAsync(settings, command);
        return new(name, watch.Elapsed.TotalSeconds, "s");
    }
}
