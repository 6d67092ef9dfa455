using System.Globalization;
using Anlan.Platform.Language;
using Anlan.Web.Design;
using Anlan.Web.Design.Forms;
using Anlan.Web.Shell;

namespace Anlan.Library.Calendar;

/// <summary>Addresses and words that the pages of the calendar share.</summary>
static class CalendarPages
{
    public const string Root = "/library/calendar";

    public static readonly Bilingual Title = ("工作日历", "Working days");

    public static readonly IReadOnlyList<Crumb> Crumbs = [new(Centre.Library.Name), new(Title, Root)];

    public static readonly Bilingual Off = ("放假", "Day off");

    public static readonly Bilingual Worked = ("上班", "Working day");

    public static readonly IReadOnlyList<Choice> Kinds = [new(CalendarForm.Off, Off), new(CalendarForm.Worked, Worked)];

    public static readonly IReadOnlyDictionary<string, Bilingual> Fields = new Dictionary<string, Bilingual>
    {
        ["Kind"] = ("放假或上班", "Off or working"),
        ["Name"] = ("名称", "Name"),
        ["NameEn"] = ("英文名称", "English name"),
        ["Reason"] = ("依据或原因", "Document or reason"),
    };

    public static readonly IReadOnlyDictionary<string, Bilingual> Columns = new Dictionary<string, Bilingual>
    {
        ["working"] = ("放假或上班", "Off or working"),
        ["name_zh"] = ("名称", "Name"),
        ["name_en"] = ("英文名称", "English name"),
        ["reason"] = ("依据或原因", "Document or reason"),
    };

    public static string ToYear(int year) => $"{Root}?year={year}";

    public static string ToDay(DateOnly day) => $"{Root}/day?date={day:yyyy-MM-dd}";

    public static Bilingual Weekday(DayOfWeek day) =>
        (CultureInfo.GetCultureInfo("zh-CN").DateTimeFormat.GetDayName(day), CultureInfo.InvariantCulture.DateTimeFormat.GetDayName(day));
}
