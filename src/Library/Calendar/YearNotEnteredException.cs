using Anlan.Platform.Language;

namespace Anlan.Library.Calendar;

/// <summary>The working days of a year were asked that nobody has entered. They are unknown, not Monday to Friday.</summary>
public sealed class YearNotEnteredException(int year) : Exception($"The calendar of {year} has not been entered")
{
    public int Year => year;

    /// <summary>For the reader, with what to do.</summary>
    public Bilingual Said =>
        ($"{year} 年的节假日安排尚未录入，无法计算工作日。请数据管理员在“专题库 → 工作日历”录入。",
         $"The public holidays of {year} have not been entered, so working days cannot be counted. A records officer enters them under Library → Working days.");
}
