using Anlan.Platform.Language;

namespace Anlan.Affairs.ReportCheck;

/// <summary>What a finding is about.</summary>
public enum FindingKind
{
    Sum, Rate, Change, Consistency, Unit, Date, Year, Count, Attainment, Numbering, Naming, Repetition, Punctuation, Format,
}

public static class FindingNames
{
    public static Bilingual Of(FindingKind kind) => kind switch
    {
        FindingKind.Sum => ("合计与分项", "sum and parts"),
        FindingKind.Rate => ("比率", "rate"),
        FindingKind.Change => ("同比增减", "change on the year before"),
        FindingKind.Consistency => ("前后不一致", "one quantity, two values"),
        FindingKind.Unit => ("单位", "unit"),
        FindingKind.Date => ("日期", "date"),
        FindingKind.Year => ("年份", "year"),
        FindingKind.Count => ("列举与个数", "list and its count"),
        FindingKind.Attainment => ("目标与完成值", "target and result"),
        FindingKind.Numbering => ("序号", "numbering"),
        FindingKind.Naming => ("提法不一", "one thing, two names"),
        FindingKind.Repetition => ("重复文字", "repeated words"),
        FindingKind.Punctuation => ("标点", "punctuation"),
        _ => ("数字写法", "how a number is written"),
    };

    public static Bilingual Of(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => ("错误", "error"),
        FindingSeverity.Warning => ("疑点", "warning"),
        _ => ("提示", "note"),
    };

    /// <summary>As it stands in the JSON.</summary>
    public static string Code(FindingKind kind) => kind switch
    {
        FindingKind.Change => "year-on-year",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
