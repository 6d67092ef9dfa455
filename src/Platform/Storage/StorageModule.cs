using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Storage;

public static class StorageModule
{
    /// <summary>The database and its migrations. Call once, before any module adds its own.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services) => services
        .AddSingleton<AnlanDatabase>()
        .AddSingleton<Migrator>()
        .AddMigrations("platform", typeof(StorageModule).Assembly);

    /// <summary>Adds the <c>Migrations/*.sql</c> of a module. Modules are migrated in the order in which they were added.</summary>
    public static IServiceCollection AddMigrations(this IServiceCollection services, string module, Assembly assembly) =>
        services.AddSingleton(MigrationSet.Of(module, assembly));
}
