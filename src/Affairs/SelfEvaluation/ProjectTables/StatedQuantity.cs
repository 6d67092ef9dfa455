using System.Globalization;
using System.Text.RegularExpressions;

namespace Anlan.Affairs.SelfEvaluation.ProjectTables;

/// <summary>A quantity stated in running text: “审核应急预案备案 750 家” is 750 家 of 审核应急预案备案.</summary>
/// <param name="Phrase">The words that say what is counted; two statements with one phrase speak of one thing.</param>
/// <param name="Printed">Number, sign and unit as printed.</param>
/// <param name="AtMost">The sign says that less is better (≤、不超过、以内).</param>
public sealed partial record StatedQuantity(string Phrase, decimal Number, string Unit, string Printed, bool AtMost)
{
    // Shorter words before a number (“全区”, “完成”) do not say what is counted; then the words behind it do.
    const int TellingPhrase = 4;

    /// <summary>The quantities with a unit or percent sign, in the order of the text. Years, dates and the numbering of lists are none.</summary>
    public static IReadOnlyList<StatedQuantity> In(string text)
    {
        var found = new List<StatedQuantity>();
        var from = 0;
        foreach (Match match in Form().Matches(text))
        {
            var before = LastClause(text[from..match.Index]);
            var after = text[(match.Index + match.Length)..];
            from = match.Index + match.Length;
            if (!decimal.TryParse(match.Groups["number"].Value.Replace(",", ""), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) continue;
            var (sign, unit, tail) = (match.Groups["sign"].Value, match.Groups["unit"].Value, match.Groups["tail"].Value);
            var counted = before.Length >= TellingPhrase ? before : $"{before}{FirstWords(after)}";
            if (counted.Length < TellingPhrase) continue;
            found.Add(new(counted, number, unit is "％" ? "%" : unit, $"{(sign is "=" ? "" : sign)}{match.Groups["number"].Value} {unit}{tail}".Replace(" %", "%"), sign is "≤" or "不超过" || tail is "以内" or "以下"));
        }
        return found;
    }

    static string LastClause(string text)
    {
        var clause = text[(text.LastIndexOfAny(['，', ',', '；', ';', '。', '：', ':', '、', '\n']) + 1)..];
        clause = Numbering().Replace(clause, "");
        // A number without a unit (“完成率1审核…”) ends what it belongs to.
        return clause[(clause.LastIndexOfAny([.. "0123456789%％="]) + 1)..].Trim();
    }

    static string FirstWords(string text)
    {
        var end = text.IndexOfAny(['，', ',', '；', ';', '。', '：', ':', '、', '\n', '（', '(']);
        var words = end < 0 ? text : text[..end];
        return words.Length > 8 ? words[..8] : words;
    }

    // A number with a unit of counting or a percent sign behind it; 2021年 and 1-3月 have neither.
    [GeneratedRegex(@"(?<sign>[≥≤=]|不低于|不少于|不超过)?\s*(?<![0-9.,-])(?<number>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)\s*(?<unit>[%％]|家次|人次|个|家|场|套|件|次|人|名|天|类|期|份|条|处|台|辆|支|座|户|宗|起|项|批|册|万份|万条|公里|平方米|万元|小时|分钟)(?<tail>以上|以内|以下)?")]
    private static partial Regex Form();

    [GeneratedRegex(@"^\s*[（(]?[0-9一二三四五六七八九十]+[）).、．]\s*")]
    private static partial Regex Numbering();
}
