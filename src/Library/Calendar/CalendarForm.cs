using System.ComponentModel.DataAnnotations;
using Anlan.Web.Design.Forms;

namespace Anlan.Library.Calendar;

/// <summary>What one fills in about a day.</summary>
public class CalendarForm : VersionedForm
{
    public const string Off = "off";
    public const string Worked = "working";

    [Required]
    public string? Kind { get; set; }

    [Required, StringLength(40)]
    public string? Name { get; set; }

    [StringLength(80)]
    public string? NameEn { get; set; }

    [Required, StringLength(200)]
    public string? Reason { get; set; }

    public static CalendarForm Of(CalendarDay day) =>
        new() { Kind = day.Working ? Worked : Off, Name = day.NameZh, NameEn = day.NameEn, Reason = day.Reason };

    public void WriteTo(CalendarDay day) =>
        (day.Working, day.NameZh, day.NameEn, day.Reason) = (Kind == Worked, Name!.Trim(), Blank.ToNull(NameEn), Reason!.Trim());

    public CalendarDay New(string division, DateOnly day) => new()
    {
        Division = division,
        Day = day,
        Working = Kind == Worked,
        NameZh = Name!.Trim(),
        NameEn = Blank.ToNull(NameEn),
        Reason = Reason!.Trim(),
    };
}

/// <summary>By which notice a year's arrangement was entered or compared.</summary>
public sealed class CalendarYearForm
{
    [Required, StringLength(200)]
    public string? Source { get; set; }
}
