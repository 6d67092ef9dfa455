namespace Anlan.Bench;

/// <summary>What <c>./bench</c> can measure. A bench is one file with a method that measures and returns its figures.</summary>
static class Benches
{
    public static readonly IReadOnlyDictionary<string, Func<IEnumerable<Figure>>> All = new Dictionary<string, Func<IEnumerable<Figure>>>
    {
        ["rules"] = RulesBench.Measure,
        ["facts"] = FactsBench.Measure,
        ["search"] = SearchBench.Measure,
        ["pages"] = PagesBench.Measure,
        ["backup"] = BackupBench.Measure,
    };
}
