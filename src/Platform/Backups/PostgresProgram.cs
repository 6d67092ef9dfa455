using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Anlan.Platform.Backups;

/// <summary><c>pg_dump</c> and <c>pg_restore</c> of this machine, run as the owner of the tables.</summary>
static class PostgresProgram
{
    /// <summary>Runs it and waits.</summary>
    /// <exception cref="BackupException">It is not installed, or ended with an error, which is told.</exception>
    public static async Task RunAsync(string name, int serverVersion, NpgsqlConnectionStringBuilder connection, IReadOnlyList<string> arguments, CancellationToken stop)
    {
        var start = new ProcessStartInfo(Find(name, serverVersion), arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (variable, value) in Environment(connection))
            if (value is { Length: > 0 }) start.Environment[variable] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var complaints = process.StandardError.ReadToEndAsync(CancellationToken.None);
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
        if (process.ExitCode != 0)
        {
            var said = (await complaints).Trim();
            throw new BackupException(($"{name} 没有成功：{said}", $"{name} did not succeed: {said}"));
        }
    }

    // Row policies hold for the owner too, except while he migrates: without the setting his dump would leave out every guarded row, without a word.
    static IEnumerable<(string Variable, string? Value)> Environment(NpgsqlConnectionStringBuilder connection) =>
    [
        ("PGHOST", connection.Host), ("PGPORT", connection.Port.ToString(CultureInfo.InvariantCulture)), ("PGUSER", connection.Username), ("PGDATABASE", connection.Database),
        ("PGPASSWORD", connection.Password), ("PGPASSFILE", connection.Passfile), ("PGAPPNAME", "anlan backup"),
        ("PGOPTIONS", "-c anlan.migrating=on"), ("PGSSLROOTCERT", connection.RootCertificate), ("PGSSLMODE", connection.SslMode switch
        {
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            var mode => mode.ToString().ToLowerInvariant(),
        }),
    ];

    // A pg_dump older than the server refuses to work; a newer one is welcome.
    static string Find(string name, int serverVersion)
    {
        var debian = Directory.Exists("/usr/lib/postgresql") ? Directory.EnumerateDirectories("/usr/lib/postgresql") : [];
        var others = Directory.Exists("/usr") ? Directory.EnumerateDirectories("/usr", "pgsql-*") : [];
        var found = debian.Concat(others)
            .Select(folder => (Path: Path.Combine(folder, "bin", name), Version: int.TryParse(Path.GetFileName(folder).Split('-')[^1], out var version) ? version : 0))
            .Where(program => program.Version >= serverVersion && File.Exists(program.Path)).OrderBy(program => program.Version).Select(program => program.Path)
            .Concat((System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, name)).Where(File.Exists));
        return found.FirstOrDefault() ?? throw new BackupException(
            ($"本机没有 PostgreSQL {serverVersion} 的 {name}。请安装：apt-get install postgresql-client-{serverVersion}", $"This machine has no {name} of PostgreSQL {serverVersion}. Install it: apt-get install postgresql-client-{serverVersion}"));
    }
}
