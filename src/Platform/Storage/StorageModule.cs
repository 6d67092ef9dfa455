using System.Reflection;
using Anlan.Platform.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anlan.Platform.Storage;

public static class StorageModule
{
    /// <summary>The database, its migrations, the jurisdiction and the log in it, and the unit of work. Call once, before any module adds its own.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<AnlanDatabase>()
            .AddSingleton<Migrator>()
            .AddScoped<Work>()
            .AddScoped<ChangeHistory>()
            .AddMigrations("jurisdiction", typeof(StorageModule).Assembly, "Jurisdictions")
            .AddMigrations("log", typeof(StorageModule).Assembly, "Log")
            .AddMigrations("platform", typeof(StorageModule).Assembly);
    }

    /// <summary>Adds the <c>Migrations/*.sql</c> of a module or of one feature's folder in it. They are applied in the order in which they were added.</summary>
    public static IServiceCollection AddMigrations(this IServiceCollection services, string module, Assembly assembly, string feature = "") =>
        services.AddSingleton(MigrationSet.Of(module, assembly, feature));

    /// <summary>
    /// A context whose tables lie under the jurisdiction: it uses the connection and the transaction of the scope's <see cref="Work"/>, which has begun
    /// before the context is first asked for. Several contexts of one scope save together or not at all.
    /// </summary>
    public static IServiceCollection AddWorkContext<TContext>(this IServiceCollection services) where TContext : DbContext =>
        services.AddScoped(provider =>
        {
            var work = provider.GetRequiredService<Work>();
            // A count that ends at so many rows needs no order.
            var options = new DbContextOptionsBuilder<TContext>().UseApplicationServiceProvider(provider).UseNpgsql(work.Connection)
                .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning)).Options;
            return work.Join(ActivatorUtilities.CreateInstance<TContext>(provider, options));
        });

    /// <summary>A scope of its own with a unit of work that has begun: for jobs and for whatever happens outside a request.</summary>
    public static async Task<WorkScope> BeginWorkAsync(this IServiceProvider services, Acting acting, CancellationToken stop = default)
    {
        var scope = services.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<Work>().BeginAsync(acting, stop);
            return new(scope);
        }
        catch
        {
            await scope.DisposeAsync();
            throw;
        }
    }
}

/// <summary>Services with a unit of work that has begun; what was not committed when it is disposed of has not happened.</summary>
public sealed class WorkScope(AsyncServiceScope scope) : IAsyncDisposable
{
    public IServiceProvider Services => scope.ServiceProvider;

    public Work Work => scope.ServiceProvider.GetRequiredService<Work>();

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
