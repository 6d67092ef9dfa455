using System.Net;
using Anlan.Testing;

namespace Anlan.Library.Tests.People;

public sealed class PersonPageTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    const string List = "/library/people";

    [Fact]
    public async Task Numbers_are_masked_in_page_list_and_file_and_encrypted_in_the_database()
    {
        var visitor = await app.District();
        var address = await AddAsync(visitor, "郑安宁", "138 1234 5678", "11010519491231002X");
        var page = await visitor.Page(address);
        page.Texts(".masked-text").ShouldBe(["138****5678", "110105********002X"]);
        page.Source.Text.ShouldNotContain("13812345678");
        (await visitor.Page(List + "?text=郑安宁")).Body!.TextContent.ShouldContain("138****5678");
        var file = await visitor.Client.GetStringAsync(List + "/list.csv?text=郑安宁", TestContext.Current.CancellationToken);
        file.ShouldContain("138****5678");
        file.ShouldNotContain("13812345678");

        await using var scope = await app.Work();
        await using var kept = scope.Work.Command("select mobile || ' ' || coalesce((select string_agg(after::text, ' ') from log.entry where subject = 'library.person/' || p.id), '') from library.person p where name = '郑安宁'");
        var text = (string)(await kept.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        text.ShouldStartWith("k1.");
        text.ShouldNotContain("13812345678");
        text.ShouldContain("\"mobile\": \"***\"");
    }

    [Fact]
    public async Task A_look_at_the_whole_number_needs_a_reason_and_stands_in_the_history()
    {
        var visitor = await app.District();
        var address = await AddAsync(visitor, "钱文博", "13900001111", null);
        var shown = await visitor.Submit(await visitor.Page(address), "form.masked-ask, .masked-ask form", ("reason-mobile", "联系本人"));
        shown.Text.ShouldContain("13900001111");
        var page = await visitor.Page(address);
        page.Source.Text.ShouldNotContain("13900001111");
        page.QuerySelector(".timeline-entry")!.Words().ShouldContain("联系本人");

        var reader = await app.LogIn("reader", "anlan-demo");
        (await reader.Page(address)).QuerySelector(".masked-ask").ShouldBeNull();
    }

    [Fact]
    public async Task A_look_behind_the_mask_needs_a_fresh_proof_of_who_looks()
    {
        await using var later = await AnlanApp.Fresh(demonstration: true);
        var visitor = await later.District();
        var address = "/library/people/1";
        var page = await visitor.Page(address);
        later.Clock.Advance(TimeSpan.FromMinutes(6));
        var answer = await visitor.Submit(page, ".masked-ask form", ("reason-mobile", "联系本人"));
        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        answer.Location.ShouldBe("/account/confirm?back=" + Uri.EscapeDataString(address));
        (await visitor.Page(address)).Texts(".timeline-entry").ShouldNotContain(entry => entry.Contains("联系本人"));
    }

    [Fact]
    public async Task Somebody_is_found_by_the_whole_number_within_the_division_and_the_number_stands_in_no_address()
    {
        var visitor = await app.District();
        var address = await AddAsync(visitor, "孙和志", "13700002222", null, "990101002");
        async Task<Answer> Find(Visitor who, string number) => await who.Submit(await who.Page(List + "/find"), "find", ("Input.Number", number));
        (await Find(visitor, "137-0000-2222")).Location.ShouldBe(address);
        (await Find(visitor, "1370000")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Find(await app.Street(), "13700002222")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task An_empty_box_leaves_the_number_and_a_ticked_one_removes_it()
    {
        var visitor = await app.District();
        var address = await AddAsync(visitor, "李静海", "13600003333", null);
        await visitor.Submit(await visitor.Page(address + "/edit"), "person", ("Input.Position", "队长"));
        (await visitor.Page(address)).Texts(".masked-text").ShouldBe(["136****3333"]);
        await visitor.Submit(await visitor.Page(address + "/edit"), "person", ("Input.ForgetMobile", "true"));
        (await visitor.Page(address)).Texts(".masked-text").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("13812345", "", "手机号码应为 11 位")]
    [InlineData("", "110105194912310021", "第 18 位校验码")]
    public async Task Wrong_numbers_are_refused_with_what_is_wrong(string mobile, string id, string said)
    {
        var visitor = await app.District();
        var answer = await visitor.Submit(await visitor.Page(List + "/new"), "person",
            ("Input.Name", "甲"), ("Input.Division", "990101001"), ("Input.Mobile", mobile), ("Input.IdNumber", id));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Document.QuerySelector(".field-error")!.Words().ShouldContain(said);
    }

    static async Task<string> AddAsync(Visitor visitor, string name, string mobile, string? id, string division = "990101001")
    {
        var answer = await visitor.Submit(await visitor.Page(List + "/new"), "person",
            ("Input.Name", name), ("Input.Division", division), ("Input.Mobile", mobile), ("Input.IdNumber", id ?? ""));
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Text);
        return (await visitor.Page(List + "?text=" + name)).QuerySelector("#people tbody a")!.GetAttribute("href")!;
    }
}
