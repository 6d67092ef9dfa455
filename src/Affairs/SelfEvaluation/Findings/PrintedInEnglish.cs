using System.Text.RegularExpressions;

namespace Anlan.Affairs.SelfEvaluation.Findings;

/// <summary>
/// Figures are quoted as the documents print them. In an English text their Chinese unit becomes an English one; a counting word (人、家、场) falls away,
/// for English has none. The digits stay as they are printed.
/// </summary>
static partial class PrintedInEnglish
{
    public static string Of(string text) => PrintedFigure().Replace(text, match =>
    {
        var number = match.Groups["number"].Value.Replace('％', '%').Replace('，', ',');
        var unit = match.Groups["unit"].Value switch
        {
            "万元" => " × 10,000 yuan",
            "亿元" => " × 100 million yuan",
            "元" => " yuan",
            "分钟" => " minutes",
            "小时" => " hours",
            "天" or "日" => " days",
            _ => "",
        };
        return match.Groups["bound"].Value switch
        {
            "以上" => $"{number}{unit} or more",
            "以下" => $"{number}{unit} or less",
            "以内" or "内" => $"within {number}{unit}",
            _ => number + unit,
        };
    });

    // Chinese that goes on after the unit is no unit but part of a quoted text, which stays.
    [GeneratedRegex(@"(?<number>\d[\d,，]*(\.\d+)?[%％]?)\s?(?=[\p{IsCJKUnifiedIdeographs}])(?<unit>万元|亿元|元|分钟|小时|[\p{IsCJKUnifiedIdeographs}]{0,2}?)(?<bound>以上|以下|以内|内)?(?![\p{IsCJKUnifiedIdeographs}])")]
    private static partial Regex PrintedFigure();
}
