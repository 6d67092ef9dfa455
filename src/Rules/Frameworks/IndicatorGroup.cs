using Anlan.Platform.Language;

namespace Anlan.Rules.Frameworks;

/// <summary>A branch of the tree of weights (一级指标、二级指标).</summary>
public sealed class IndicatorGroup
{
    public required Bilingual Name { get; init; }

    public required decimal Weight { get; init; }

    public Bilingual? Note { get; init; }

    public IReadOnlyList<IndicatorGroup> Groups { get; init; } = [];

    public IReadOnlyList<Indicator> OwnIndicators { get; init; } = [];

    /// <summary>All leaves below, in order.</summary>
    public IEnumerable<Indicator> Indicators => OwnIndicators.Concat(Groups.SelectMany(group => group.Indicators));
}
