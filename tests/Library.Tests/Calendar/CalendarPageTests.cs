using System.Net;
using Anlan.Library.Calendar;
using Anlan.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Library.Tests.Calendar;

public sealed class CalendarPageTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    const string Calendar = "/library/calendar";

    [Fact]
    public async Task A_year_stands_in_twelve_months_with_holidays_and_make_up_days_told_by_words()
    {
        var page = await (await app.District()).Page(Calendar + "?year=2025");
        page.QuerySelectorAll("table.month").Length.ShouldBe(12);
        page.Texts("table.month:nth-of-type(1) .month-worked")[0].ShouldBe("26班 调休补班，上班");
        page.Texts(".month-off").ShouldContain("28休 春节，放假");
        page.Body!.TextContent.ShouldContain("全年 248 个工作日");
        page.Body.TextContent.ShouldContain("尚未与通知原文核对");
        var english = await (await app.District()).Reading("en-GB").Page(Calendar + "?year=2025");
        english.Texts(".month-off").ShouldContain("28off Spring Festival, day off");
    }

    [Fact]
    public async Task A_typhoon_day_of_a_district_holds_for_its_streets_and_is_taken_back_with_a_reason()
    {
        var (district, street) = (await app.District(), await app.Street());
        var day = Calendar + "/day?date=2026-09-18";
        (await AddAsync(district, day, "台风停工")).Location.ShouldBe(Calendar + "?year=2026");
        (await street.Page(Calendar + "?year=2026")).Texts(".month-off").ShouldContain("18休 台风停工，放假");
        (await street.Page(day)).QuerySelector("h1")!.ParentElement!.ParentElement!.Words().ShouldContain("放假（台风停工）");
        await using (var scope = await app.Work("990101001"))
            (await scope.Services.GetRequiredService<WorkingDays>().OfAsync(stop: TestContext.Current.CancellationToken)).IsWorkingDay(new(2026, 9, 18)).ShouldBeFalse();
        await using (var scope = await app.Work("440310"))
            (await scope.Services.GetRequiredService<WorkingDays>().OfAsync(stop: TestContext.Current.CancellationToken)).IsWorkingDay(new(2026, 9, 18)).ShouldBeTrue();

        (await district.Submit(await district.Page(day), "remove")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await district.Submit(await district.Page(day), "remove", ("Removal.Reason", "台风未登陆"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await street.Page(Calendar + "?year=2026")).Texts(".month-off").ShouldNotContain("18休 台风停工，放假");
    }

    [Fact]
    public async Task A_day_without_a_name_and_a_reason_is_refused()
    {
        var district = await app.District();
        var answer = await district.Submit(await district.Page(Calendar + "/day?date=2026-08-05"), "day", ("Input.Kind", "off"));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Document.QuerySelectorAll(".field-error").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Of_two_people_changing_one_day_the_second_is_told()
    {
        var (first, second) = (await app.District(), await app.District());
        var day = Calendar + "/day?date=2026-08-06";
        await AddAsync(first, day, "本地放假");
        var (hers, his) = (await first.Page(day), await second.Page(day));
        (await first.Submit(hers, "day", ("Input.Name", "建区纪念日"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var told = await second.Submit(his, "day", ("Input.Kind", "working"));
        told.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        told.Document.QuerySelector(".notice table")!.Words().ShouldContain("建区纪念日");
        (await second.Submit(told.Document, "day")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await first.Page(Calendar + "?year=2026")).Texts(".month-worked").ShouldContain("6班 建区纪念日，上班");
    }

    [Fact]
    public async Task A_year_not_entered_says_so_until_somebody_confirms_it_with_the_notice()
    {
        var district = await app.District();
        var page = await district.Page(Calendar + "?year=2035");
        page.Body!.TextContent.ShouldContain("2035 年的节假日安排尚未录入");
        page.Body.TextContent.ShouldContain("工作日未知");
        (await district.Submit(page, "year", ("Input.Source", "国办发明电〔2034〕1号"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var confirmed = await district.Page(Calendar + "?year=2035");
        confirmed.Body!.TextContent.ShouldContain("国办发明电〔2034〕1号");
        confirmed.Body.TextContent.ShouldNotContain("工作日未知");
    }

    [Fact]
    public async Task A_reader_sees_the_calendar_and_changes_nothing()
    {
        var reader = await app.LogIn("reader", "anlan-demo");
        (await reader.Page(Calendar)).QuerySelector("a[href*='/day']").ShouldBeNull();
        (await reader.Get(Calendar + "/day?date=2026-08-05")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    static async Task<Answer> AddAsync(Visitor visitor, string day, string name)
    {
        var answer = await visitor.Submit(await visitor.Page(day), "day", ("Input.Kind", "off"), ("Input.Name", name), ("Input.Reason", "应急响应命令"));
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Text);
        return answer;
    }
}
