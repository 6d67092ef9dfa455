using Anlan.Platform.Language;
using Anlan.Platform.SelfChecks;
using Anlan.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Search;

/// <summary>A register that is searched, and who may find its records. One that is not said to be searchable is found by nobody.</summary>
/// <param name="Register">The name given to <c>search.index</c> in the migration.</param>
public sealed record Searchable(string Register, Bilingual Name, string Permission);

public static class SearchModule
{
    /// <summary>The index over all registers; call before the modules that index their tables.</summary>
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddMigrations("search", typeof(SearchModule).Assembly, "Search")
        .AddScoped<Finder>()
        .AddScoped<SearchIndex>()
        .AddSelfCheck("search", ("检索", "Search index"), SearchIndex.CheckAsync);

    public static IServiceCollection AddSearchable(this IServiceCollection services, string register, Bilingual name, string permission) =>
        services.AddSingleton(new Searchable(register, name, permission));
}
