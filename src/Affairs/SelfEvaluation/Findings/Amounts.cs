using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Platform.Language;
using Anlan.Rules.Figures;

namespace Anlan.Affairs.SelfEvaluation.Findings;

/// <summary>How figures of a case are written: as its documents print them where they do, otherwise in their unit.</summary>
public static class Amounts
{
    public static string Write(Figure figure, MoneyUnit money) =>
        figure switch
        {
            { Derivation: null, Printed: { } printed } => printed,
            { Number: { } number } => Write(number, figure.Unit, money),
            { Word: { } word } => word,
            { Date: { } date } => date.ToString("yyyy-MM-dd"),
            _ => "—",
        };

    public static string Write(decimal number, Unit unit, MoneyUnit money) => unit switch
    {
        Unit.Yuan when money == MoneyUnit.WanYuan => Numbers.Of(number / 10_000m, Unit.Yuan) + " 万元",
        Unit.Yuan => Numbers.Of(number, Unit.Yuan) + " 元",
        Unit.Count => Numbers.Plain(Numbers.Round(number, 4)),
        _ => Numbers.Of(number, unit),
    };

    /// <summary>How far the true value may lie from this figure because figures were rounded before they were printed.</summary>
    public static decimal RoundingOf(Figure figure)
    {
        if (figure.Derivation is not { From: { Count: > 0 } from })
            return figure.Printed is { } printed && Quantity.TryParse(printed, out var quantity) ? quantity.HalfDigit : 0;
        if (figure.Unit == Unit.Percent && from.All(part => part.Figure is { Number: not null and not 0, Unit: not Unit.Percent }))
            return from.Sum(part => RoundingOf(part.Figure) / Math.Abs(part.Figure.Number!.Value)) * Math.Max(1, Math.Abs(figure.Number ?? 0));
        return from.Sum(part => RoundingOf(part.Figure));
    }

    public static Bilingual At(Source? source) => source is null
        ? ("", "")
        : ($"（{source.Document.Zh}{(source.Place is { } p ? "，" + p.Zh : "")}{(source.Line is { } l ? $"，第 {l} 行" : "")}）",
            $" ({source.Document.En}{(source.Place is { } q ? ", " + q.En : "")}{(source.Line is { } m ? $", line {m}" : "")})");
}
