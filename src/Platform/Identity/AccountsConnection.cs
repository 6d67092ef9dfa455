using System.Data.Common;
using Anlan.Platform.Jurisdictions;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Anlan.Platform.Identity;

/// <summary>
/// Tells each connection of the role anlan_accounts who acts and where, for the row policies and the log. Before somebody has logged in it has to find
/// everybody's account; afterwards only those of the division he acts in.
/// </summary>
public sealed class AccountsConnection(IHttpContextAccessor http) : DbConnectionInterceptor
{
    const string Settings = """
        select set_config('anlan.lo', $1, false), set_config('anlan.hi', $2, false), set_config('anlan.user', $3, false), set_config('anlan.user_name', $4, false),
          set_config('anlan.address', $5, false), set_config('anlan.request', $6, false), set_config('anlan.reason', $7, false),
          set_config('anlan.on_behalf_of', $8, false)
        """;

    /// <summary>Why accounts are changed in this scope.</summary>
    public string Reason { get; set; } = "账号维护 / upkeep of accounts";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    NpgsqlCommand Command(DbConnection connection)
    {
        var context = http.HttpContext;
        var known = context?.User.Identity?.IsAuthenticated == true;
        var within = known ? context!.User.Within() : Jurisdiction.Everything;
        return new(Settings, (NpgsqlConnection)connection)
        {
            Parameters =
            {
                new() { Value = within.Low },
                new() { Value = within.High },
                new() { Value = known ? context!.User.GetUserId().ToString() : "" },
                new() { Value = known ? context!.User.DisplayName() : "" },
                new() { Value = context?.Connection.RemoteIpAddress?.ToString() ?? "" },
                new() { Value = context?.TraceIdentifier ?? "" },
                new() { Value = Reason },
                new() { Value = known ? context!.User.OnBehalfOf() ?? "" : "" },
            },
        };
    }
}
