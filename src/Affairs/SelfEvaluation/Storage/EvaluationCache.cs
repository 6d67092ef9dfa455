using Microsoft.Extensions.Caching.Memory;

namespace Anlan.Affairs.SelfEvaluation.Storage;

/// <summary>Evaluations opened lately, scored. A version never changes, so nothing here is ever out of date.</summary>
public sealed class EvaluationCache : IDisposable
{
    // Scored evaluations are large (figures, findings), so their number is bounded, not only their age.
    readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = 500 });

    public CaseEvaluation? Find(long id, int version) => cache.Get<CaseEvaluation>((id, version));

    public void Keep(long id, int version, CaseEvaluation evaluation) =>
        cache.Set((id, version), evaluation, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(30) });

    public void Dispose() => cache.Dispose();
}
