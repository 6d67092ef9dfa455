using Anlan.Platform.Starting;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Anlan.Platform.Storage;

/// <summary>
/// The one PostgreSQL database of an installation, named by the setting <c>ANLAN_DATABASE</c> (an Npgsql connection string of the owner).
/// <c>./run</c> sets it to the private cluster unless the operator has named a server. The other roles use the same address under their own names;
/// where they need passwords, <c>ANLAN_DATABASE_WEB</c>, <c>ANLAN_DATABASE_ACCOUNTS</c> … give their connection strings, or a Passfile holds them all.
/// Connections that go back to a pool are reset: no setting survives into the next request.
/// </summary>
public sealed class AnlanDatabase : IAsyncDisposable, IDisposable
{
    public const string Setting = "ANLAN_DATABASE";

    readonly List<NpgsqlDataSource> sources = [];

    /// <summary>Owns the tables: for migrations only.</summary>
    public NpgsqlDataSource Owner { get; }

    /// <summary>Pages and jobs. A connection taken from here sees nothing: rows are seen through a <see cref="Work"/>.</summary>
    public NpgsqlDataSource Web { get; }

    /// <summary>Published rows.</summary>
    public NpgsqlDataSource Public { get; }

    /// <summary>Users of enterprises.</summary>
    public NpgsqlDataSource Enterprise { get; }

    /// <summary>Users, roles, keys of cookies.</summary>
    public NpgsqlDataSource Accounts { get; }

    /// <summary>Inserts readings and bulk history, and does nothing else.</summary>
    public NpgsqlDataSource Intake { get; }

    /// <summary>Seals the log.</summary>
    public NpgsqlDataSource Sealer { get; }

    public AnlanDatabase(IConfiguration configuration)
        : this(configuration[Setting] ?? throw NotNamed(), role => configuration[$"{Setting}_{role.ToUpperInvariant()}"]) { }

    public AnlanDatabase(string connectionString) : this(connectionString, _ => null) { }

    /// <summary>Another database of the same server, with the same roles: for restores and drills.</summary>
    public static AnlanDatabase Named(IConfiguration configuration, string database)
    {
        return new(There(configuration[Setting] ?? throw NotNamed()), role => configuration[$"{Setting}_{role.ToUpperInvariant()}"] is { } own ? There(own) : null);

        // Unpooled: a database that a pool still holds on to can be neither renamed nor dropped.
        string There(string settings) => new NpgsqlConnectionStringBuilder(settings) { Database = database, Pooling = false }.ConnectionString;
    }

    AnlanDatabase(string owner, Func<string, string?> given)
    {
        var settings = Read(owner, Setting);
        Owner = Pool(settings, 4);
        Web = Role("web", 60);
        Public = Role("public", 20);
        Enterprise = Role("enterprise", 20);
        Accounts = Role("accounts", 20);
        Intake = Role("intake", 8);
        Sealer = Role("sealer", 3);

        NpgsqlDataSource Role(string name, int connections) => given(name) is { } own
            ? Pool(Read(own, $"{Setting}_{name.ToUpperInvariant()}"), connections)
            : Pool(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Username = "anlan_" + name }, connections);
    }

    internal NpgsqlDataSource For(DatabaseRole role) => role switch
    {
        DatabaseRole.Web => Web,
        DatabaseRole.Public => Public,
        _ => Enterprise,
    };

    public async ValueTask DisposeAsync()
    {
        foreach (var source in sources) await source.DisposeAsync();
    }

    public void Dispose() => sources.ForEach(source => source.Dispose());

    // Upper limits; a pool holds what is in use. Together they fit a server that allows 150 connections.
    NpgsqlDataSource Pool(NpgsqlConnectionStringBuilder settings, int connections)
    {
        var own = new NpgsqlConnectionStringBuilder(settings.ConnectionString);
        own.MaxPoolSize = Math.Min(own.MaxPoolSize, connections);
        var source = NpgsqlDataSource.Create(own);
        sources.Add(source);
        return source;
    }

    static NpgsqlConnectionStringBuilder Read(string text, string setting)
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
                ($"{setting} 不是可用的 Npgsql 连接字符串：{wrong.Message}", $"{setting} is not a usable Npgsql connection string: {wrong.Message}"), wrong);
        }
    }

    static CannotStartException NotNamed() => new(
        ($"没有指定数据库。请用 ./run 启动，或把 {Setting} 设为 Npgsql 连接字符串，例如 Host=db.example;Username=anlan;Password=…;Database=anlan",
         $"No database is named. Start with ./run, or set {Setting} to an Npgsql connection string such as Host=db.example;Username=anlan;Password=…;Database=anlan"));
}
