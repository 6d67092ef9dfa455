using System.Net;
using Anlan.Platform.Identity;
using Anlan.Platform.Language;
using Anlan.Platform.SelfChecks;
using Anlan.Platform.Storage;
using Anlan.Web.Design;
using Anlan.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Anlan.Web.Status;

/// <summary>Whether all is in order: a page for the system administrator, two answers for machines.</summary>
public static class StatusPages
{
    public const string Path = "/admin/status";
    public const string Permission = "system.status";

    internal static readonly Bilingual Title = new("运行状态", "Status");

    public static IServiceCollection AddStatusPages(this IServiceCollection services) => services
        .AddSelfChecks()
        .AddMigrations("status", typeof(StatusPages).Assembly, "Status")
        .AddPermission(Permission, ("查看运行状态", "See the status"))
        .AddSingleton(new NavigationEntry(Centre.System, Title, "gauge", Path, Permission, 50));

    /// <summary><c>/health/live</c>: the process answers. <c>/health</c>: the database does too and no check has failed; which one has is told on this machine only.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("ok")).AllowAnonymous().WithoutWork();
        routes.MapGet("/health", ReadyAsync).AllowAnonymous().WithoutWork();
    }

    internal static (Tone Tone, Bilingual Text) MarkOf(CheckState state) => state switch
    {
        CheckState.Good => (Tone.Good, ("正常", "In order")),
        CheckState.Attention => (Tone.Attention, ("注意", "Attention")),
        _ => (Tone.Serious, ("异常", "Failed")),
    };

    static async Task<IResult> ReadyAsync(HttpContext context, AnlanDatabase database, SelfChecks checks, CancellationToken cancel)
    {
        try
        {
            await using var command = database.Web.CreateCommand("select 1");
            command.CommandTimeout = 3;
            await command.ExecuteScalarAsync(cancel);
        }
        catch (NpgsqlException)
        {
            return Results.Text("failed", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        var failed = checks.Latest.Where(r => r.Result.State == CheckState.Failed).Select(r => r.Check.Code).ToList();
        if (failed.Count == 0) return Results.Text("ok");
        var here = context.Connection.RemoteIpAddress is null || IPAddress.IsLoopback(context.Connection.RemoteIpAddress);
        // The site still serves: a balancer must not take a node away because, say, a backup is late.
        return Results.Text(here ? "ok, but: " + string.Join(' ', failed) : "ok, but not all is in order");
    }
}
