using Anlan.Platform.Language;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using FsCheck;
using FsCheck.Fluent;

namespace Anlan.Rules.Tests.Properties;

/// <summary>
/// Random departments for any edition: figures that are missing, zero, negative, on a limit or anywhere, of every standing, with
/// published scores that may lie outside what an indicator can give.
/// </summary>
static class RandomFigures
{
    static readonly Bilingual Known = Bilingual.Same("known");

    public static Gen<FigureSet> For(FrameworkEdition edition, Standing? standing = null, bool complete = false) =>
        from figures in Gen.CollectToArray(edition.Inputs, input => Figure(edition, input, standing, complete))
        from published in Gen.ArrayOf(Gen.Choose(-20, 400), edition.Indicators.Count)
        select LayOut(edition, figures, published);

    static FigureSet LayOut(FrameworkEdition edition, IReadOnlyList<Figure?> figures, IReadOnlyList<int> published)
    {
        var set = new FigureSet(edition);
        for (var i = 0; i < figures.Count; i++) set[edition.Inputs[i].Name] = figures[i];
        // Half of the indicators have a published score.
        for (var i = 0; i < published.Count; i++)
            if (published[i] % 2 == 0) set.Publish(edition.Indicators[i].Code, new(published[i] / 10m, null));
        return set;
    }

    static Gen<Figure?> Figure(FrameworkEdition edition, InputDefinition input, Standing? standing, bool complete)
    {
        var standings = standing is { } only ? Gen.Constant(only) : Gen.Elements(Enum.GetValues<Standing>());
        var known = from stands in standings
                    from value in Value(edition, input)
                    from reasoned in Gen.Elements(true, false)
                    select (Figure?)new Figure
                    {
                        Number = value.Number,
                        Word = value.Word,
                        Unit = input.Unit,
                        Standing = stands,
                        Judgement = stands == Standing.Judged ? new(Known, reasoned ? Known : null, Known) : null,
                    };
        return complete ? known : Gen.Frequency((1, Gen.Constant<Figure?>(null)), (9, known));
    }

    static Gen<(decimal? Number, string? Word)> Value(FrameworkEdition edition, InputDefinition input) => input.Unit switch
    {
        Unit.Choice => Gen.Elements(edition.OptionsOf(input).Select(o => o.Code).Append("unknown")).Select(word => ((decimal?)null, (string?)word)),
        Unit.YesNo => Number(Gen.Elements(0m, 1m)),
        Unit.Percent => Number(Gen.OneOf(Gen.Elements(0m, 0.5m, 0.6m, 0.75m, 0.8m, 0.9m, 0.95m, 1m, 1.05m), Gen.Choose(-2_000, 20_000).Select(n => n / 10_000m))),
        Unit.Points => Number(Gen.Choose(-10, 150).Select(n => n / 100m)),
        Unit.Count => Number(Gen.Choose(0, 12).Select(n => (decimal)n)),
        _ => Number(Gen.OneOf(Gen.Choose(0, 20).Select(n => n * 10m), Gen.Choose(-100, int.MaxValue).Select(n => n / 100m))),
    };

    static Gen<(decimal? Number, string? Word)> Number(Gen<decimal> numbers) => numbers.Select(number => ((decimal?)number, (string?)null));
}
