using System.Diagnostics;
using Npgsql;

namespace Anlan.Testing;

/// <summary>A PostgreSQL with the roles of the platform and an empty database <c>anlan</c>. It is stopped and deleted when this process ends, however that ends.</summary>
public sealed class ThrowAwayServer
{
    ThrowAwayServer(string data, string connection) => (Data, Connection) = (data, connection);

    /// <summary>The folder where it lies.</summary>
    public string Data { get; }

    /// <summary>The connection string of the owner to the database postgres, from where databases are made.</summary>
    public string Connection { get; }

    /// <summary>The connection string of the owner: what the setting <c>ANLAN_DATABASE</c> takes.</summary>
    public string Owner => As("anlan");

    /// <summary>The same database as another role: <c>anlan_web</c>, or the superuser <c>postgres</c>.</summary>
    public string As(string role) => new NpgsqlConnectionStringBuilder(Connection) { Username = role, Database = "anlan" }.ConnectionString;

    /// <param name="durable">Whether it waits for the disk, as a server in use does.</param>
    /// <param name="folder">Where it is to lie; a new folder for temporary files unless given.</param>
    /// <exception cref="InvalidOperationException">It did not start; the message holds what the script said.</exception>
    public static async Task<ThrowAwayServer> StartAsync(bool durable = false, string? folder = null)
    {
        var data = folder ?? Path.Combine(Path.GetTempPath(), $"anlan-server-{Environment.ProcessId}-{Guid.NewGuid():N}");
        string[] arguments = durable ? [data, $"{Environment.ProcessId}", "durable"] : [data, $"{Environment.ProcessId}"];
        using var script = Process.Start(new ProcessStartInfo(Repository.PathOf("scripts", "test-cluster"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var complaints = script.StandardError.ReadToEndAsync();
        var connection = await script.StandardOutput.ReadLineAsync();
        await script.WaitForExitAsync();
        if (script.ExitCode != 0 || connection is not { Length: > 0 }) throw new InvalidOperationException($"No database: {await complaints}");
        return new(data, connection);
    }

    /// <summary>Kills the server itself: every connection ends.</summary>
    public void Kill()
    {
        var postmaster = int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First());
        Process.GetProcessById(postmaster).Kill();
    }

    /// <summary>Starts it after it was killed or has stopped by itself; it recovers from the log of the disk.</summary>
    public async Task StartAgainAsync()
    {
        using var start = Process.Start(new ProcessStartInfo("bash", ["-c", "root=$0; . \"$root/scripts/common.sh\"; . \"$root/scripts/postgres.sh\"; start_cluster \"$1\" createdb", Repository.Root, Data])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var complaints = start.StandardError.ReadToEndAsync();
        await start.StandardOutput.ReadToEndAsync();
        await start.WaitForExitAsync();
        if (start.ExitCode != 0) throw new InvalidOperationException($"The database does not start again: {await complaints}");
    }
}
