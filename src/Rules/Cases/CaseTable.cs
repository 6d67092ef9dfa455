using Anlan.Platform.Language;
using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;

namespace Anlan.Rules.Cases;

/// <summary>A situation with the points it must give; officials write these beside an edition to prove that it says what they mean.</summary>
/// <param name="Indicator">The indicator scored; null when the total is meant.</param>
/// <param name="Expected">Points; null when the situation must give no score.</param>
/// <param name="Line">Line in the case table.</param>
public sealed record RuleCase(Bilingual Situation, Indicator? Indicator, FigureSet Figures, decimal? Expected, int Line)
{
    /// <summary>
    /// What the rules give, rounded as the edition shows it, or finer where <see cref="Expected"/> is written with more decimals:
    /// 1.9744 holds for 1.97 and, shown with one decimal, for 2.0, but 1.6 never for 2.
    /// </summary>
    public decimal? Given
    {
        get
        {
            var result = Figures.Edition.Evaluate(Figures);
            var (exact, decimals) = Indicator is null
                ? (result.Total.Shown, Figures.Edition.Rounding.Total)
                : (result[Indicator].Unrounded, Figures.Edition.Rounding.Indicator);
            return exact is { } points ? Numbers.Round(points, Math.Max(decimals, Expected?.Scale ?? 0)) : null;
        }
    }

    public bool Holds => Given == Expected;
}

/// <summary>The case table (<c>*.cases.yaml</c>) of an edition.</summary>
public static class CaseTable
{
    /// <exception cref="YamlMistakesException">The table has a mistake: an unknown indicator or input, a value of the wrong kind.</exception>
    public static IReadOnlyList<RuleCase> Read(string text, string fileName, FrameworkEdition edition) =>
        YamlFile.Read(text, fileName, root =>
        {
            var code = root.Get("framework");
            if (code.Text() is { Length: > 0 } said && said != edition.Code)
                code.Mistake($"这张表属于“{said}”，不属于“{edition.Code}”。", $"this table belongs to “{said}”, not to “{edition.Code}”.");
            var cases = root.Get("cases").Items().Select(part => ReadCase(part, edition)).ToList();
            root.NothingElse();
            return cases;
        });

    static RuleCase ReadCase(YamlPart part, FrameworkEdition edition)
    {
        var situation = part.Get("situation").Bilingual();
        var (indicatorPart, expect) = (part.Find("indicator"), part.Get("expect"));
        var indicator = indicatorPart is null ? null : edition.FindIndicator(indicatorPart.Text());
        if (indicatorPart is not null && indicator is null)
            indicatorPart.Unknown(("指标", "indicator"), indicatorPart.Text(), edition.Indicators.Select(i => i.Code));
        var figures = new FigureSet(edition);
        foreach (var (name, value) in part.Get("figures").Entries())
        {
            if (edition.FindInput(name) is not { } input)
            {
                value.Unknown(("输入", "input"), name, edition.Inputs.Select(i => i.Name));
                continue;
            }
            if (input.Unit == Unit.Choice)
                edition.CheckOption(value, input);
            if (FigureValue.Read(value, input.Unit) is { } read)
                figures[name] = new() { Number = read.Number, Word = read.Word, Date = read.Date, Unit = read.Unit, Printed = value.Text() };
        }
        decimal? expected = expect.Text() == "missing" ? null : expect.Number();
        part.NothingElse();
        return new(situation, indicator, figures, expected, part.Line);
    }
}
