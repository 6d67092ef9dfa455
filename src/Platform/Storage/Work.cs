using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Anlan.Platform.Storage;

/// <summary>
/// One unit of work: a connection in a transaction that carries the jurisdiction and who acts. There is one to a request and one to a job.
/// What is not committed has not happened. After a commit the next transaction begins by itself, for what the page still reads.
/// </summary>
public sealed class Work(AnlanDatabase database) : IAsyncDisposable
{
    const string Settings = """
        select set_config('anlan.lo', $1, true), set_config('anlan.hi', $2, true), set_config('anlan.up', $3, true), set_config('anlan.organisation', $4, true),
          set_config('anlan.user', $5, true), set_config('anlan.user_name', $6, true), set_config('anlan.on_behalf_of', $7, true),
          set_config('anlan.address', $8, true), set_config('anlan.request', $9, true)
        """;

    readonly List<DbContext> contexts = [];
    NpgsqlConnection? connection;
    NpgsqlTransaction? transaction;
    Acting? acting;

    /// <exception cref="InvalidOperationException">The work has not begun.</exception>
    public NpgsqlConnection Connection => connection ?? throw new InvalidOperationException("No work has begun in this scope: there is no jurisdiction to act within.");

    public Acting Acting => acting ?? throw new InvalidOperationException("No work has begun in this scope.");

    public bool HasBegun => connection is not null;

    public async Task BeginAsync(Acting who, CancellationToken stop = default)
    {
        if (HasBegun) throw new InvalidOperationException("The work has begun already.");
        acting = who;
        connection = await database.For(who.As).OpenConnectionAsync(stop);
        await BeginTransactionAsync(stop);
    }

    /// <summary>Says why the changes that follow, up to the commit, are made. A change without a reason is refused by the database.</summary>
    public async Task BecauseAsync(string reason, CancellationToken stop = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        await using var command = Command("select set_config('anlan.reason', $1, true)", Kept(reason));
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Writes an entry that is not a change of a row: <c>access</c> when somebody saw what is masked, <c>security</c> for log-ins and rights.</summary>
    /// <param name="subject">What it is about.</param>
    /// <param name="division">Where; the acting division unless said otherwise.</param>
    public async Task RecordAsync(string kind, string name, string? subject, object? data, string reason, string? division = null, CancellationToken stop = default)
    {
        await using var command = Command("select log.write($1, $2, $3, $4, null, $5, $6)", kind, name, (object?)division ?? DBNull.Value, (object?)subject ?? DBNull.Value);
        command.Parameters.Add(new() { Value = data is null ? DBNull.Value : JsonSerializer.Serialize(data), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = Kept(reason) });
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Makes what was done last, and begins the next transaction.</summary>
    public async Task CommitAsync(CancellationToken stop = default)
    {
        await transaction!.CommitAsync(stop);
        await BeginTransactionAsync(stop);
    }

    /// <summary>Forgets what was not committed, for instance after the database has refused a change, and begins the next transaction.</summary>
    public async Task RollbackAsync(CancellationToken stop = default)
    {
        await transaction!.RollbackAsync(stop);
        foreach (var context in contexts) context.ChangeTracker.Clear();
        await BeginTransactionAsync(stop);
    }

    /// <summary>Saves the changes of a context for this reason and makes them last.</summary>
    public async Task<int> SaveAsync(DbContext context, string reason, CancellationToken stop = default)
    {
        await BecauseAsync(reason, stop);
        var rows = await context.SaveChangesAsync(stop);
        await CommitAsync(stop);
        return rows;
    }

    /// <summary>A command in this transaction; values are its parameters $1, $2 …</summary>
    public NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, Connection, transaction);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }

    internal TContext Join<TContext>(TContext context) where TContext : DbContext
    {
        context.Database.UseTransaction(transaction);
        contexts.Add(context);
        return context;
    }

    async Task BeginTransactionAsync(CancellationToken stop)
    {
        // The old one is finished; a context takes a new one only after letting go of it.
        foreach (var context in contexts) context.Database.UseTransaction(null);
        if (transaction is not null) await transaction.DisposeAsync();
        transaction = await Connection.BeginTransactionAsync(stop);
        var who = Acting;
        await using var settings = Command(Settings, who.Within.Low, who.Within.High, "{" + string.Join(',', who.Within.Above.Select(code => $"\"{code}\"")) + "}",
            who.Organisation?.ToString() ?? "", who.User?.ToString() ?? "", Kept(who.Name), Kept(who.OnBehalfOf ?? ""), who.Address ?? "", who.Request ?? "");
        await settings.ExecuteNonQueryAsync(stop);
        foreach (var context in contexts) context.Database.UseTransaction(transaction);
    }

    // PostgreSQL keeps every character but this one.
    static string Kept(string text) => text.Replace("\0", "");

    public async ValueTask DisposeAsync()
    {
        if (transaction is not null) await transaction.DisposeAsync(); // rolls back what was not committed
        if (connection is not null) await connection.DisposeAsync();
    }
}
