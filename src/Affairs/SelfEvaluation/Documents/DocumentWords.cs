using System.Globalization;
using System.Text.RegularExpressions;
using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Affairs.SelfEvaluation.Findings;
using Anlan.Platform.Language;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;

namespace Anlan.Affairs.SelfEvaluation.Documents;

/// <summary>The language of a document: how texts, figures and sources are written in it.</summary>
sealed partial class DocumentWords(CultureInfo language, MoneyUnit money)
{
    public CultureInfo Language => language;

    public bool IsChinese { get; } = language.TwoLetterISOLanguageName != "en";

    public string Say(Bilingual text) => Pick(text.Zh, text.En);

    // The signs of comparison in rules are full-width, as Chinese type has them.
    public string Pick(string zh, string en) => IsChinese ? Closed(zh) : en.Replace('＜', '<').Replace('＞', '>');

    public string List(IEnumerable<string> items) => string.Join(Pick("、", ", "), items);

    /// <summary>What the money of the case is printed in.</summary>
    public string MoneyName => money == MoneyUnit.WanYuan ? Pick("万元", "10,000 yuan") : Pick("元", "yuan");

    /// <summary>Yuan in the unit of <see cref="MoneyName"/>.</summary>
    public decimal? Money(decimal? yuan) => money == MoneyUnit.WanYuan ? yuan / 10_000m : yuan;

    /// <summary>Money in running text, with its unit.</summary>
    public string MoneyText(decimal yuan) =>
        Money(yuan)!.Value.ToString("N2", CultureInfo.InvariantCulture) + (money == MoneyUnit.WanYuan ? Pick("万元", " × 10,000 yuan") : Pick("元", " yuan"));

    /// <summary>Points as they were worked out, to four decimals at most.</summary>
    public string Points(decimal points)
    {
        var number = Numbers.Plain(Numbers.Round(points, 4));
        return Pick(number + "分", number == "1" ? "1 point" : number + " points");
    }

    /// <summary>A figure as its document prints it, with its unit; a choice by its name.</summary>
    public string Write(Figure figure, IEnumerable<(string Code, Bilingual Name)>? options = null)
    {
        if (figure is { Unit: Unit.YesNo, Number: { } yes }) return yes != 0 ? Pick("是", "yes") : Pick("否", "no");
        if (figure.Word is { } word && options?.FirstOrDefault(o => o.Code == word).Name is { Zh: not null } chosen) return Say(chosen);
        return Printed(Amounts.Write(figure, money));
    }

    /// <summary>What a document prints: in an English text with English units, and in quotation marks when it is Chinese words.</summary>
    public string Printed(string printed)
    {
        if (IsChinese) return Closed(printed);
        var english = PrintedInEnglish.Of(printed);
        return ChineseWord().IsMatch(english) ? $"“{english}”" : english;
    }

    public string Write(decimal number, Unit unit) => unit == Unit.Points ? Points(number) : Printed(Amounts.Write(number, unit, money));

    public string Line(int line) => Pick($"第{line}行", $"line {line}");

    // Where Chinese meets digits and Latin letters the type itself leaves a little room; a space typed besides would be too much.
    static string Closed(string text) => Gap().Replace(text, "");

    [GeneratedRegex(@"(?<=[\p{IsCJKUnifiedIdeographs}”）》]) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z%]) (?=[\p{IsCJKUnifiedIdeographs}“（《])")]
    private static partial Regex Gap();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex ChineseWord();
}
