using Anlan.Platform.Starting;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Anlan.Platform.Storage;

/// <summary>
/// The one PostgreSQL database of an installation, named by the setting <c>ANLAN_DATABASE</c> (an Npgsql connection string).
/// <c>./run</c> sets it to the private cluster unless the operator has named a server.
/// </summary>
public sealed class AnlanDatabase : IAsyncDisposable, IDisposable
{
    public const string Setting = "ANLAN_DATABASE";

    /// <summary>The connection pool. Connections taken from it are reset when they go back: no setting survives into the next request.</summary>
    public NpgsqlDataSource Source { get; }

    public AnlanDatabase(IConfiguration configuration)
        : this(configuration[Setting] ?? throw NotNamed()) { }

    public AnlanDatabase(string connectionString) => Source = NpgsqlDataSource.Create(Read(connectionString));

    public ValueTask DisposeAsync() => Source.DisposeAsync();

    public void Dispose() => Source.Dispose();

    static NpgsqlConnectionStringBuilder Read(string text)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(text);
            settings.ApplicationName ??= "anlan";
            if (settings.NoResetOnClose)
                throw new ArgumentException("No Reset On Close=true lets one request's settings leak into the next");
            return settings;
        }
        catch (ArgumentException wrong)
        {
            throw new CannotStartException(
                ($"{Setting} 不是可用的 Npgsql 连接字符串：{wrong.Message}", $"{Setting} is not a usable Npgsql connection string: {wrong.Message}"), wrong);
        }
    }

    static CannotStartException NotNamed() => new(
        ($"没有指定数据库。请用 ./run 启动，或把 {Setting} 设为 Npgsql 连接字符串，例如 Host=db.example;Username=anlan;Password=…;Database=anlan",
         $"No database is named. Start with ./run, or set {Setting} to an Npgsql connection string such as Host=db.example;Username=anlan;Password=…;Database=anlan"));
}
