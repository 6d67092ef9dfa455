using System.Diagnostics;
using System.Runtime.CompilerServices;
using Npgsql;

namespace Anlan.Bench;

/// <summary>
/// A PostgreSQL of its own for a bench, which waits for the disk as a server in use does. It has the database roles and an empty database <c>anlan</c>;
/// it is stopped and deleted when the process ends, however that ends.
/// </summary>
sealed class BenchDatabase
{
    readonly string server;

    BenchDatabase(string server) => this.server = server;

    /// <summary>The connection string of the owner: what the setting <c>ANLAN_DATABASE</c> takes.</summary>
    public string Owner => As("anlan");

    /// <summary>The same database as another role: <c>anlan_web</c>.</summary>
    public string As(string role) => new NpgsqlConnectionStringBuilder(server) { Username = role, Database = "anlan" }.ConnectionString;

    /// <exception cref="InvalidOperationException">It did not start; the message holds what the script said.</exception>
    public static BenchDatabase Start([CallerFilePath] string here = "")
    {
        var root = Path.GetDirectoryName(Path.GetDirectoryName(here))!;
        var data = Path.Combine(Path.GetTempPath(), $"anlan-bench-{Environment.ProcessId}-{Guid.NewGuid():N}");
        using var script = Process.Start(new ProcessStartInfo(Path.Combine(root, "scripts", "test-cluster"), [data, $"{Environment.ProcessId}", "durable"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var complaints = script.StandardError.ReadToEndAsync();
        var connection = script.StandardOutput.ReadLine();
        script.WaitForExit();
        return script.ExitCode == 0 && connection is { Length: > 0 } ? new(connection) : throw new InvalidOperationException($"No database: {complaints.Result}");
    }
}
