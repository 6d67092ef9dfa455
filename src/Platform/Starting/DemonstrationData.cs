using Anlan.Platform.Language;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Starting;

/// <summary>What a module shows people who try the platform. Loaded at every start with demonstration on, so it must leave alone what is already there.</summary>
/// <param name="Name">What is being loaded, for the progress lines of the start.</param>
/// <param name="Load">Gets a scope of its own.</param>
public sealed record DemonstrationData(Bilingual Name, Func<IServiceProvider, CancellationToken, Task> Load);

public static class DemonstrationDataServices
{
    /// <summary>Loaded after the migrations, in the order in which modules add theirs.</summary>
    public static IServiceCollection AddDemonstrationData(
        this IServiceCollection services, Bilingual name, Func<IServiceProvider, CancellationToken, Task> load) =>
        services.AddSingleton(new DemonstrationData(name, load));
}
