using System.Text.Json;
using Anlan.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Npgsql;
using NpgsqlTypes;

namespace Anlan.Platform.Identity;

/// <summary>
/// What happens at the door — log-ins, failures, sessions ended, second factors, tokens — as entries of kind <c>security</c> in the log. Rights given and taken
/// are changes of rows and get there by themselves.
/// </summary>
public sealed class SecurityLog(AnlanDatabase database, IHttpContextAccessor http)
{
    /// <param name="name">In the past tense: <c>LoggedIn</c>.</param>
    /// <param name="user">Whom it is about; null where the name is not known.</param>
    public Task WriteAsync(string name, User? user, string reason, object? data = null, CancellationToken stop = default) =>
        WriteAsync(name, user is null ? null : $"ident.users/{user.Id}", user?.Division ?? "", reason, data, user is null ? null : (user.Id, user.DisplayName), stop);

    /// <param name="subject">The record it is about, as the log names records.</param>
    /// <param name="actor">Who did it when nobody is logged in.</param>
    public async Task WriteAsync(string name, string? subject, string division, string reason, object? data = null, (Guid Id, string Name)? actor = null, CancellationToken stop = default)
    {
        var context = http.HttpContext;
        var reader = context?.User.Identity?.IsAuthenticated == true ? context.User : null;
        await using var command = database.Accounts.CreateCommand("""
            insert into log.entry (kind, name, division, subject, actor, actor_name, on_behalf_of, address, request, reason, after)
            values ('security', $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """);
        command.Parameters.AddRange(new[]
        {
            Text(name), Text(division), Text(subject),
            new() { Value = (object?)(reader?.GetUserId() ?? actor?.Id) ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            Text(reader?.DisplayName() ?? actor?.Name ?? "anybody"), Text(reader?.OnBehalfOf()),
            Text(context?.Connection.RemoteIpAddress?.ToString()), Text(context?.TraceIdentifier), Text(reason),
            new() { Value = data is null ? DBNull.Value : JsonSerializer.Serialize(data), NpgsqlDbType = NpgsqlDbType.Jsonb },
        });
        await command.ExecuteNonQueryAsync(stop);
    }

    static NpgsqlParameter Text(string? text) => new() { Value = (object?)text?.Replace("\0", "") ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}
