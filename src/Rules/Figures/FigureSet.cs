using Anlan.Platform.Language;
using Anlan.Rules.Frameworks;

namespace Anlan.Rules.Figures;

/// <summary>The figures of one department and year, laid out for one framework edition, with the scores it published.</summary>
public sealed class FigureSet(FrameworkEdition edition)
{
    readonly Figure?[] figures = new Figure?[edition.Inputs.Count];
    readonly PublishedScore?[] published = new PublishedScore?[edition.Indicators.Count];

    public FrameworkEdition Edition => edition;

    /// <summary>The figure of an input by its name in the edition; null when it is not known.</summary>
    /// <exception cref="KeyNotFoundException">The edition has no such input.</exception>
    public Figure? this[string input]
    {
        get => figures[edition.Input(input).Slot];
        set => figures[edition.Input(input).Slot] = value;
    }

    /// <summary>Notes the score that the department published for an indicator.</summary>
    /// <exception cref="KeyNotFoundException">The edition has no such indicator.</exception>
    public void Publish(string indicator, PublishedScore score) => published[edition.Indicator(indicator).Index] = score;

    public PublishedScore? Published(Indicator indicator) => published[indicator.Index];

    internal Figure? At(int slot) => figures[slot];

    /// <summary>A copy to change for a what-if; the figures themselves are shared, they never change.</summary>
    public FigureSet Copy()
    {
        var copy = new FigureSet(edition);
        figures.CopyTo(copy.figures, 0);
        published.CopyTo(copy.published, 0);
        return copy;
    }
}

/// <summary>A score as a department published it.</summary>
/// <param name="Derived">How it follows from printed figures, where it is not printed itself.</param>
public sealed record PublishedScore(decimal Points, Source? Source, Bilingual? Derived = null);
