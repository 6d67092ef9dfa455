using System.Text.RegularExpressions;

namespace Anlan.Affairs.SelfEvaluation.ProjectTables;

/// <summary>
/// What a cell of words reads like: an indicator or a result, and of which kind. Marks are added up; ten marks are one good reason.
/// The words are those that project tables everywhere use for their indicators.
/// </summary>
static partial class CellReading
{
    static readonly Dictionary<string, Regex> WordsOfKind = new()
    {
        ["quantity"] = Quantity(),
        ["quality"] = Quality(),
        ["time"] = Time(),
        ["economic"] = Economic(),
        ["social"] = Social(),
        ["ecological"] = Ecological(),
        ["satisfaction"] = Satisfaction(),
    };

    public static bool IsNotApplicable(string text) => text is "不适用" or "无" or "/" or "-" or "—";

    /// <summary>Marks for a cell under “年度指标内容”.</summary>
    public static int AsIndicator(string text) => IsNotApplicable(text) ? 0 : Indicator(text) - Result(text) + Complaint(text);

    /// <summary>Marks for a cell under “完成情况”.</summary>
    public static int AsResult(string text) => IsNotApplicable(text) ? 0 : Result(text) - Indicator(text) / 2 + Complaint(text);

    /// <summary>Marks for two cells as indicator and result of each other.</summary>
    public static int AsPair(string indicator, string result)
    {
        var (blank, alsoBlank) = (IsNotApplicable(indicator), IsNotApplicable(result));
        if (blank || alsoBlank) return blank && alsoBlank ? 40 : -50;
        if (Plain(indicator) == Plain(result)) return 40;
        return 20 * SharedPairsOfCharacters(indicator, result) / 100;
    }

    /// <summary>Marks for a cell as one of a kind of indicator (数量、质量、时效、经济、社会、生态、满意度).</summary>
    public static int AsKind(string kind, string indicator)
    {
        if (IsNotApplicable(indicator) || !WordsOfKind.TryGetValue(kind, out var words)) return 0;
        var speaksOfSatisfaction = Satisfaction().IsMatch(indicator);
        if (kind == "satisfaction") return speaksOfSatisfaction ? 30 : -30;
        return (speaksOfSatisfaction ? -20 : 0) + (words.IsMatch(indicator) ? 10 : 0);
    }

    /// <summary>Marks for “绩效目标整体完成情况”.</summary>
    public static int AsCompletion(string text) => text.Contains("完成") ? text.Contains("目标") ? 20 : 10 : -5;

    /// <summary>Marks for “年初绩效目标”.</summary>
    public static int AsGoal(string text) => Completed().IsMatch(text) || IsNotApplicable(text) ? -20 : text.Length > 10 ? 5 : 0;

    /// <summary>Marks for “存在的问题”.</summary>
    public static int AsProblem(string text) => Problem().IsMatch(text) ? 20 : IsNotApplicable(text) ? 5 : -10;

    /// <summary>Marks for “整改情况”.</summary>
    public static int AsCorrection(string text) => Correction().IsMatch(text) || Completed().IsMatch(text) ? 10 : IsNotApplicable(text) ? 5 : -10;

    // What says that something went wrong is neither an indicator nor a result.
    static int Complaint(string text) => Problem().IsMatch(text) ? -20 : 0;

    static int Indicator(string text) =>
        (NamesAMeasure().IsMatch(text) ? 20 : 0) + (text.Length > 12 ? 5 : 0) + (text.Length > 12 && SetsAThreshold().IsMatch(text) ? 15 : 0) + (SaysWhatToDo().IsMatch(text) ? 5 : 0);

    static int Result(string text) =>
        (Completed().IsMatch(text) ? 20 : 0) + (OnlyAShare().IsMatch(text) ? 20 : 0) + (text.Length <= 12 && HasHappened().IsMatch(text) ? 15 : 0);

    // How many of the shorter text's neighbouring characters also stand in the other, in percent.
    static int SharedPairsOfCharacters(string a, string b)
    {
        var (first, second) = (Pairs(Plain(a)), Pairs(Plain(b)));
        var least = Math.Min(first.Count, second.Count);
        return least == 0 ? 0 : 100 * first.Intersect(second).Count() / least;
    }

    static HashSet<string> Pairs(string text) => [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(i => text.Substring(i, 2))];

    public static string Plain(string text) => Punctuation().Replace(text, "");

    [GeneratedRegex(@"[\s,，.。;；:：、]")]
    private static partial Regex Punctuation();

    [GeneratedRegex(@"(率|度|性|数|量|数量|次数|人数|面积|情况)([（(][%％个家场次]*[）)])?$")]
    private static partial Regex NamesAMeasure();

    [GeneratedRegex(@"以上|以内|以下|不低于|不少于|不超过|≥|≤|目标")]
    private static partial Regex SetsAThreshold();

    [GeneratedRegex(@"^(完成|确保|保障|开展|组织|通过|实现|加强|建立|落实|采购|聘请|举办|对)")]
    private static partial Regex SaysWhatToDo();

    [GeneratedRegex(@"^(均|全部|基本|按时|按期|及时|如期)?已?(全部|基本|按时|按期|及时)?(完成|达标|达到)|^已|完成$|^[0-9]+(\.[0-9]+)?[%％]?完成")]
    private static partial Regex Completed();

    [GeneratedRegex(@"^[≥≤=＞＜]?\s*[0-9]+(\.[0-9]+)?\s*[%％]?.{0,6}$")]
    private static partial Regex OnlyAShare();

    [GeneratedRegex(@"合格|满意|提高|提升|增加|增强|减少|降低|改善|达标|通过|到位|及时|良好|显著|明显")]
    private static partial Regex HasHappened();

    [GeneratedRegex(@"问题|不足|滞后|困难|缓慢|欠缺")]
    private static partial Regex Problem();

    [GeneratedRegex(@"整改|改进|下一步|将")]
    private static partial Regex Correction();

    [GeneratedRegex(@"[0-9]+\s*(个|家|场|套|件|次|人|名|天|类|期|份|条|处|台)|数量|次数|人数|个数")]
    private static partial Regex Quantity();

    [GeneratedRegex(@"质量|验收|合格|达标|标准|通过率|准确|完好")]
    private static partial Regex Quality();

    [GeneratedRegex(@"及时|按时|按期|时间|小时|分钟|天内|年底|进度|时效|支付")]
    private static partial Regex Time();

    [GeneratedRegex(@"经济|成本|损失|节约|节省|收入")]
    private static partial Regex Economic();

    [GeneratedRegex(@"社会|群众|市民|居民|民众|安全|能力|意识|事故|就业|服务水平")]
    private static partial Regex Social();

    [GeneratedRegex(@"生态|环境|污染|绿化|森林|排放|可持续")]
    private static partial Regex Ecological();

    [GeneratedRegex(@"满意")]
    private static partial Regex Satisfaction();
}
