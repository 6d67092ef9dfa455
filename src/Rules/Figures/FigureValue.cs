using System.Globalization;
using Anlan.Platform.Language;
using Anlan.Platform.Yaml;

namespace Anlan.Rules.Figures;

/// <summary>A value as a person writes it (“245.81 万元”, “99.45%”, “yes”, “2021-12-31”), read for the unit that is needed.</summary>
public sealed record FigureValue(decimal? Number, string? Word, DateOnly? Date, Unit Unit)
{
    /// <summary>Reads a value for a unit. Null when it is not of that kind: money needs 元 or 万元, a percentage its %.</summary>
    public static FigureValue? Parse(string text, Unit needed)
    {
        text = text.Trim();
        switch (needed)
        {
            case Unit.YesNo:
                return text switch
                {
                    "yes" or "true" or "是" => new(1, null, null, needed),
                    "no" or "false" or "否" => new(0, null, null, needed),
                    _ => null,
                };
            case Unit.Choice:
                return text.Length > 0 ? new(null, text, null, needed) : null;
            case Unit.Date:
                return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new(null, null, day, needed) : null;
            default:
                if (!Quantity.TryParse(text, out var quantity)) return null;
                var unit = quantity.Unit == Unit.Count && needed == Unit.Points ? Unit.Points : quantity.Unit;
                return unit == needed ? new(quantity.Value, null, null, needed) : null;
        }
    }

    /// <summary>Reads a value of a file; one of another kind is a mistake.</summary>
    public static FigureValue? Read(YamlPart part, Unit needed)
    {
        var text = part.Text();
        if (text.Length == 0) return null;
        if (Parse(text, needed) is { } value) return value;
        var (zh, en) = Expected(needed);
        part.Mistake($"{zh}；写的是“{text}”。", $"{en}; “{text}” is written.");
        return null;
    }

    /// <summary>Reads a value whose unit nobody prescribes: a number with its unit, yes or no, otherwise a word.</summary>
    public static FigureValue Guess(string text) =>
        Quantity.TryParse(text, out var quantity) ? new(quantity.Value, null, null, quantity.Unit)
        : Parse(text, Unit.YesNo) ?? Parse(text, Unit.Date) ?? new(null, text.Trim(), null, Unit.Choice);

    /// <summary>What has to be written for a unit.</summary>
    public static Bilingual Expected(Unit unit) => unit switch
    {
        Unit.Yuan => ("应为金额，写明“元”或“万元”", "Needs money, with 元 or 万元"),
        Unit.Percent => ("应为百分比，写明“%”", "Needs a percentage, with %"),
        Unit.YesNo => ("应为 yes 或 no", "Needs yes or no"),
        Unit.Date => ("应为日期，如 2021-12-31", "Needs a date such as 2021-12-31"),
        Unit.Choice => ("应为所列情形之一", "Needs one of the listed options"),
        _ => ("应为不带“元”“%”的数", "Needs a number without 元 or %"),
    };
}
