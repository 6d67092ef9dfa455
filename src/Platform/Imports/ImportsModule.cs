using Anlan.Platform.Identity;
using Anlan.Platform.Keys;
using Anlan.Platform.SelfChecks;
using Anlan.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Imports;

public static class ImportsModule
{
    public const string Permission = "imports.run";

    /// <summary>Tables brought into registers. After storage, keys and self-checks.</summary>
    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddMigrations("imports", typeof(ImportsModule).Assembly, "Imports")
        .AddPermission(Permission, ("导入数据", "Import data"))
        .AddWorkContext<ImportsDb>()
        .AddEncryptedColumn(ImportFile.Content)
        .AddScoped<ImportFile>()
        .AddScoped<ImportBook>()
        .AddScoped<ImportPass>()
        .AddScoped<UndoPass>()
        .AddSingleton<ImportSignal>()
        .AddGuardedService<ImportRunner>();
}
