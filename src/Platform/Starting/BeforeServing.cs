using Anlan.Platform.Language;

namespace Anlan.Platform.Starting;

/// <summary>What a module does at every start after the migrations and before the first request.</summary>
/// <param name="Name">For the progress lines of the start.</param>
/// <param name="Run">Gets a scope of its own.</param>
public sealed record BeforeServing(Bilingual Name, Func<IServiceProvider, CancellationToken, Task> Run);
