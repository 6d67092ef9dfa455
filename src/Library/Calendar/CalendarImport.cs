using Anlan.Library.Imports;
using Anlan.Platform.Imports;
using Anlan.Platform.Language;
using Anlan.Web.Design.Forms;
using Anlan.Web.Imports;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library.Calendar;

/// <summary>A line of a table of days: the form, with the day.</summary>
public sealed class CalendarLineForm : CalendarForm
{
    public DateOnly? Day { get; set; }
}

/// <summary>Tables of days off and days worked, as the yearly notice lists them. They are those of the division in which the reader acts.</summary>
sealed class CalendarImport(LibraryDb db, CalendarRegister register) : FormImport<CalendarLineForm, CalendarDay>
{
    public override string Code => "calendar";

    public override Bilingual Name => CalendarPages.Title;

    public override string Permission => LibraryPermissions.Edit;

    public override string Table => "library.calendar_day";

    public override string Page => CalendarPages.Root;

    public override DbContext Records => db;

    public override Bilingual Matching => ("日期相同的是同一天。都是本级自己的安排；导入后请在日历上确认该年已与通知核对。",
        "Lines with the same date mean the same day of your own division. Afterwards confirm in the calendar that the year was compared with the notice.");

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("Day", ("日期", "Date"), "2026-10-01") { Required = true, Aliases = ["放假日期", "调休日期"] },
        new("Kind", ("放假或上班", "Off or working"), "放假") { Required = true, Aliases = ["类型", "休息或上班", "是否上班"] },
        new("Name", ("名称", "Name (Chinese)"), "国庆节") { Required = true, Aliases = ["节日", "事由"] },
        new("NameEn", ("英文名称", "Name (English)"), "National Day"),
        new("Reason", ("依据", "Source"), "国务院办公厅通知") { Required = true, Aliases = ["文号", "通知", "原因"] },
    ];

    public override Task<IReadOnlyList<Bilingual>> ListAllowedAsync(ImportColumn column, CancellationToken stop = default) =>
        Task.FromResult<IReadOnlyList<Bilingual>>(column.Field == "Kind" ? [.. CalendarPages.Kinds.Select(k => k.Text)] : []);

    protected override string? Translate(string field, string text) => field switch
    {
        "Kind" => text switch
        {
            "休" or "休息" or "放假休息" => CalendarForm.Off,
            "班" or "补班" or "调休上班" => CalendarForm.Worked,
            _ => ChoiceNames.Find(CalendarPages.Kinds, text),
        },
        _ => text,
    };

    protected override IEnumerable<string> KeysOf(CalendarLineForm form) => form.Day is { } day ? [$"{day:yyyy-MM-dd}"] : [];

    protected override async Task<CalendarDay?[]> MatchAsync(IReadOnlyList<CalendarLineForm> forms, IReadOnlyList<FormProblems> problems, CancellationToken stop)
    {
        var days = forms.Select(f => f.Day).OfType<DateOnly>().Distinct().ToArray();
        var there = await db.CalendarDays.Where(d => d.Division == register.Division && days.Contains(d.Day)).ToDictionaryAsync(d => d.Day, stop);
        return [.. forms.Select(f => f.Day is { } day ? there.GetValueOrDefault(day) : null)];
    }

    protected override void Check(CalendarLineForm form, CalendarDay? record, FormProblems problems)
    {
        if (form.Day is null) problems.Add("Day", ("请填写日期。", "Enter the date."));
        else if (form.Day.Value.Year is < 2000 or > 2100) problems.Add("Day", ("日期应在 2000 年至 2100 年之间。", "The date is between 2000 and 2100."));
    }

    protected override CalendarLineForm FormOf(CalendarDay record) =>
        new() { Day = record.Day, Kind = record.Working ? CalendarForm.Worked : CalendarForm.Off, Name = record.NameZh, NameEn = record.NameEn, Reason = record.Reason };

    protected override CalendarDay New(CalendarLineForm form) => form.New(register.Division, form.Day!.Value);

    protected override void Write(CalendarLineForm form, CalendarDay record) => form.WriteTo(record);
}
