using Npgsql;

namespace Anlan.Testing;

/// <summary>
/// The PostgreSQL server of a test run: the one <c>./test</c> started for all projects (<c>ANLAN_TEST_DATABASE</c>), or else one of this process's own,
/// which goes away with the process.
/// </summary>
public static class TestCluster
{
    const string Template = "anlan_template";
    const long TemplateLock = 0x74657374;

    static readonly Lazy<Task<string>> Server = new(Start);
    static readonly Lazy<Task> ReadyTemplate = new(MakeTemplate);

    /// <summary>A database as the application leaves it after its first start with demonstration data. About 0.1 s.</summary>
    public static async Task<TestDatabase> Clone()
    {
        await ReadyTemplate.Value;
        return await Create(Template);
    }

    /// <summary>A database without any table.</summary>
    public static Task<TestDatabase> Empty() => Create("template1");

    static async Task<TestDatabase> Create(string template)
    {
        var name = $"test_{Guid.CreateVersion7():N}";
        await Run($"create database {name} template {template}");
        return new TestDatabase(name, await ConnectionTo(name));
    }

    internal static async Task Run(string sql)
    {
        await using var connection = new NpgsqlConnection(await Server.Value);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    static async Task<string> ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(await Server.Value) { Database = database, MaxPoolSize = 20 }.ConnectionString;

    // Test projects run side by side on one server, so the first of them makes the template while the others wait.
    static async Task MakeTemplate()
    {
        await using var connection = new NpgsqlConnection(await Server.Value);
        await connection.OpenAsync();
        await using var take = new NpgsqlCommand($"select pg_advisory_lock({TemplateLock})", connection);
        await take.ExecuteNonQueryAsync();
        await using var question = new NpgsqlCommand($"select exists (select from pg_database where datname = '{Template}')", connection);
        if ((bool)(await question.ExecuteScalarAsync())!)
            return;

        // Made under another name: a template that failed halfway must not be taken for a whole one.
        await Run($"drop database if exists {Template}_new with (force)");
        await Run($"create database {Template}_new template template1");
        await using (var app = AnlanApp.On(await ConnectionTo($"{Template}_new")))
            app.StartServer();
        await Run($"alter database {Template}_new rename to {Template}");
    }

    static async Task<string> Start() => Environment.GetEnvironmentVariable("ANLAN_TEST_DATABASE") is { Length: > 0 } given ? given : (await ThrowAwayServer.StartAsync()).Connection;
}

/// <summary>A database of its own for a test class, dropped at the end.</summary>
public sealed class TestDatabase(string name, string connectionString) : IAsyncDisposable
{
    public string ConnectionString { get; } = connectionString;

    public async ValueTask DisposeAsync() => await TestCluster.Run($"drop database if exists {name} with (force)");
}
