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
        var server = BenchDatabase.Start();
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
            NpgsqlConnection.ClearAllPools();
            var figures = new List<Figure> { new("database", await SizeAsync(server) / 1048576.0, "MiB") };
            figures.Add(new("backup", Run(settings, "backup"), "s"));
            var backup = Directory.GetDirectories(folder).Single();
            figures.Add(new("backup_size", new DirectoryInfo(backup).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length) / 1048576.0, "MiB"));
            figures.Add(new("check", Run(settings, "backup", "check", backup), "s"));
            figures.Add(new("drill", Run(settings, "backup", "verify", backup), "s"));
            figures.Add(new("restore", Run(settings, "restore", backup, "--replace", "--confirm", "anlan"), "s"));
            figures.Add(new("upgrade", Run(settings, "upgrade"), "s"));
            return figures;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<long> SizeAsync(BenchDatabase server)
    {
        await using var connection = new NpgsqlConnection(server.Owner);
        await connection.OpenAsync();
        await using var size = new NpgsqlCommand("select pg_database_size('anlan')", connection);
        return (long)(await size.ExecuteScalarAsync())!;
    }

    // Seconds of the command, its own start included.
    static double Run((string Name, string Value)[] settings, params string[] command)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.PathOf("src", "Host", "bin", "Release", "net10.0", "anlan.dll"), .. command]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var complaints = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return process.ExitCode == 0 ? watch.Elapsed.TotalSeconds : throw new InvalidOperationException($"{string.Join(' ', command)}: {said.Result} {complaints.Result}");
    }
}
