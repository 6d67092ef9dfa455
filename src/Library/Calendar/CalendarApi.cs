using System.Globalization;
using Anlan.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Anlan.Library.Calendar;

/// <summary>The working days of a year for machines.</summary>
static class CalendarApi
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapApi("calendar", CalendarPages.Title).MapGet("calendar/{year}", FindAsync).Describe<ApiCalendar>(LibraryPermissions.Read, "getCalendar",
            ("取一年的工作日历", "Get the working days of a year"),
            ("令牌所在区划适用的放假和调休安排：没有列出的日子，周一至周五上班，周末休息。没有录入的年份答 404，不要当作没有假日。",
             "The holidays and make-up days as they hold in the token's division; on days that are not listed, Monday to Friday is worked and weekends are off. A year nobody has entered is 404, not one without holidays."),
            ApiParameter.Text("year", ("年份。", "The year."), "2026", "^20[0-9]{2}$") with { InPath = true });

    static async Task<IResult> FindAsync(string year, WorkingDays workingDays, CancellationToken stop)
    {
        var number = int.Parse(year, CultureInfo.InvariantCulture);
        var calendar = await workingDays.OfAsync(stop: stop);
        if (calendar.FindYear(number) is not { } known) return Results.NotFound();
        var working = calendar.CountBetween(new DateOnly(number, 1, 1).AddDays(-1), new(number, 12, 31));
        return ApiAnswer.Of(new ApiCalendar(number, known.Source.Zh, known.Source.En, known.Sure, working,
            [.. calendar.SpecialDays(number).Select(d => new ApiCalendarDay(d.Day, d.Working, d.Name.Zh, d.Name.En, d.Division, d.Reason))]));
    }
}

/// <summary>The working days of a year.</summary>
[Meaning("一年的工作日历", "The working days of a year")]
sealed record ApiCalendar(
    [property: Meaning("年份", "The year")] int Year,
    [property: Meaning("依据（中文）", "By which notice, in Chinese")] string SourceZh,
    [property: Meaning("依据（英文）", "By which notice, in English")] string SourceEn,
    [property: Meaning("是否已与通知原文核对", "Whether somebody has compared it with the text of the notice")] bool Sure,
    [property: Meaning("全年工作日数", "Working days of the year")] int WorkingDays,
    [property: Meaning("与周几通常安排不同的日子，按日期排列", "The days that are not what their weekday says, by date")] IReadOnlyList<ApiCalendarDay> Days);

/// <summary>A day that is not what its weekday says.</summary>
[Meaning("一个放假或调休上班的日子", "A day off, or one worked in its place")]
sealed record ApiCalendarDay(
    [property: Meaning("日期", "The day")] DateOnly Day,
    [property: Meaning("是否上班", "Whether it is worked")] bool Working,
    [property: Meaning("名称", "Name in Chinese")] string NameZh,
    [property: Meaning("英文名称", "Name in English")] string NameEn,
    [property: Meaning("由哪个区划设定；全国安排为空", "The division that has set it; empty for the national arrangement")] string Division,
    [property: Meaning("区划设定的原因", "Why, where a division has set it")] string? Reason);
