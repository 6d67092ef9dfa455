using System.Diagnostics;
using Anlan.Platform.Starting;
using Npgsql;

namespace Anlan.Platform.Backups;

/// <summary>Runs pg_dump or pg_restore on the database as its owner.</summary>
static class PostgresTool
{
    /// <exception cref="CannotStartException">The program is not there or ended with an error; its last lines are the message.</exception>
    public static async Task RunAsync(string program, string connection, IEnumerable<string> arguments, CancellationToken stop)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(Find(program), arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["PGHOST"] = settings.Host;
        start.Environment["PGPORT"] = settings.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = settings.Username;
        start.Environment["PGDATABASE"] = settings.Database;
        if (settings.Password is { } password) start.Environment["PGPASSWORD"] = password;
        // Row policies hold for the owner too, except while he migrates.
        start.Environment["PGOPTIONS"] = "-c anlan.migrating=on";
        using var process = Process.Start(start)!;
        var (said, output) = (process.StandardError.ReadToEndAsync(stop), process.StandardOutput.ReadToEndAsync(stop));
        try
        {
            await process.WaitForExitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        await output;
        if (process.ExitCode == 0) return;
        var last = string.Join('\n', (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(5));
        throw new CannotStartException(($"{program} 失败：{last}", $"{program} failed: {last}"));
    }

    // Debian keeps the programs of each version in a folder of its own; the newest can read every older server.
    static string Find(string program) => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var version) ? version : 0)
            .Select(d => Path.Combine(d, "bin", program)).FirstOrDefault(File.Exists) ?? program
        : program;
}
