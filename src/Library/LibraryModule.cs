using Anlan.Library.Divisions;
using Anlan.Platform.Identity;
using Anlan.Platform.Starting;
using Anlan.Platform.Storage;
using Anlan.Web.Shell;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Library;

/// <summary>专题库: the registers that every centre looks things up in.</summary>
public static class LibraryModule
{
    public static IServiceCollection AddLibrary(this IServiceCollection services)
    {
        services.AddMigrations("library", typeof(LibraryModule).Assembly);
        services.AddPermission(LibraryPermissions.Read, ("查阅专题库", "Read the library"));
        services.AddPermission(LibraryPermissions.Edit, ("维护专题库", "Keep the library"));
        services.AddWorkContext<LibraryDb>();
        services.AddScoped<DivisionRegister>();
        services.AddScoped<LoadDivisions>();
        services.AddDemonstrationData(("专题库演示数据", "library of an invented district"), Demonstration.LoadAsync);
        services.AddPages(typeof(LibraryModule).Assembly);
        services.AddSingleton(new NavigationEntry(Centre.Library, DivisionPages.Title, "map", DivisionPages.Root, LibraryPermissions.Read, 10));
        return services;
    }

    public static IEndpointRouteBuilder MapLibrary(this IEndpointRouteBuilder routes)
    {
        DivisionEndpoints.Map(routes);
        return routes;
    }
}
