using Anlan.Platform.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Anlan.Web.Shell;

/// <summary>The address without a path leads to the first thing that the reader may see.</summary>
static class Home
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/", async (HttpContext context, Navigation navigation) =>
    {
        var groups = await navigation.VisibleToAsync(context.User);
        return Results.LocalRedirect(groups.FirstOrDefault()?.Entries[0].Href ?? AccountsModule.AccountPath);
    }).RequireAuthorization();
}
