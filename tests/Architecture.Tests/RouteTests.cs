using Anlan.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Architecture.Tests;

/// <summary>Every address of the site and who may use it, as one approved text: a change of it is seen in a review.</summary>
public sealed class RouteTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    static string Approved => Repository.PathOf("tests", "Architecture.Tests", "routes.approved.txt");

    // Two addresses are the framework's own; nothing is to be had there, and the fallback asks for a log-in.
    [Fact]
    public void Every_route_says_who_may_use_it()
    {
        Routes().Where(route => route.Metadata.GetMetadata<IAuthorizeData>() is null && route.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(route => route.RoutePattern.RawText).ShouldBe(["{**path:file}", "/_framework/opaque-redirect"], ignoreOrder: true);
        app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<AuthorizationOptions>>().Value.FallbackPolicy
            .ShouldNotBeNull().Requirements.ShouldContain(r => r is Microsoft.AspNetCore.Authorization.Infrastructure.DenyAnonymousAuthorizationRequirement);
    }

    [Fact]
    public async Task The_routes_and_their_permissions_are_the_approved_ones()
    {
        var lines = Routes().Select(Line).Distinct().Order(StringComparer.Ordinal).ToList();
        var received = Path.ChangeExtension(Approved, null)[..^".approved".Length] + ".received.txt";
        if (lines.SequenceEqual(await File.ReadAllLinesAsync(Approved, TestContext.Current.CancellationToken)))
            File.Delete(received);
        else
            await File.WriteAllLinesAsync(received, lines, TestContext.Current.CancellationToken);
        lines.ShouldBe(await File.ReadAllLinesAsync(Approved, TestContext.Current.CancellationToken), ignoreOrder: false, $"compare with {received}");
    }

    // Files of wwwroot are the same for everybody and too many to list.
    IEnumerable<RouteEndpoint> Routes() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(route => route.Metadata.GetMetadata<StaticAssetDescriptor>() is null);

    static string Line(RouteEndpoint route)
    {
        var methods = route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } known ? string.Join(' ', known.Order(StringComparer.Ordinal)) : "any";
        var pattern = "/" + route.RoutePattern.RawText!.TrimStart('/');
        return $"{pattern,-62} {methods,-9} {Permission(route)}";
    }

    static string Permission(RouteEndpoint route)
    {
        if (route.Metadata.GetMetadata<IAllowAnonymous>() is not null) return "everybody";
        var policies = route.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        return policies.Count > 0 ? string.Join(" + ", policies) : "whoever is logged in";
    }
}
