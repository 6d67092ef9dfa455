using System.Net;
using Anlan.Testing;

namespace Anlan.Library.Tests.Organisations;

public sealed class OrganisationPageTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    const string List = "/library/organisations";
    const string Code = "91440300708461136T";

    [Fact]
    public async Task A_street_sees_its_own_organisations_and_no_others()
    {
        var street = await app.Street();
        var mine = await street.Client.GetStringAsync(List + "/list.csv", TestContext.Current.CancellationToken);
        mine.ShouldContain("990101001001");
        mine.ShouldNotContain("990101002");
        var district = await app.District();
        var foreign = (await district.Page(List + "?division=990101002")).QuerySelector("#organisations tbody a")!.GetAttribute("href")!;
        foreach (var address in (string[])[foreign, foreign + "/edit", foreign + "/end"])
            (await street.Get(address)).Status.ShouldBe(HttpStatusCode.NotFound, address);
    }

    [Fact]
    public async Task An_organisation_is_added_found_by_its_code_and_its_history_tells_who()
    {
        var visitor = await app.District();
        var page = await AddAsync(visitor, "安澜港务有限公司", "9144 0300 7084 6113 6t");
        page.Body!.TextContent.ShouldContain(Code);
        page.QuerySelector(".timeline-entry")!.Words().ShouldContain("林籍");
        (await visitor.Page(List + "?text=" + Code)).Texts("#organisations tbody td:first-child").ShouldBe(["安澜港务有限公司"]);

        var again = await visitor.Submit(await visitor.Page(List + "/new"), "organisation",
            ("Input.Name", "另一家"), ("Input.Kind", "enterprise"), ("Input.Division", "990101001"), ("Input.CreditCode", Code));
        again.Document.QuerySelector(".field-error")!.Words().ShouldContain("“安澜港务有限公司”");
    }

    [Theory]
    [InlineData("91440300708461136A", "按前 17 位应为“T”")]
    [InlineData("9144030070846113", "应为 18 位，这里是 16 位")]
    public async Task A_wrong_credit_code_is_refused_with_its_place(string code, string said)
    {
        var visitor = await app.District();
        var answer = await visitor.Submit(await visitor.Page(List + "/new"), "organisation",
            ("Input.Name", "甲"), ("Input.Kind", "enterprise"), ("Input.Division", "990101001"), ("Input.CreditCode", code));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Document.QuerySelector(".field-error")!.Words().ShouldContain(said);
    }

    [Fact]
    public async Task A_code_held_where_one_cannot_look_is_not_told_of()
    {
        var district = await app.District();
        const string code = "91990101MA1234567T";
        var valid = "0123456789ABCDEFGHJKLMNPQRTUWXY".Select(c => code[..17] + c).First(Anlan.Platform.Codes.CreditCode.IsValid);
        await AddAsync(district, "临江一家", valid, "990101002");
        await AddAsync(await app.Street(), "青衣一家", valid, "990101001");
    }

    [Fact]
    public async Task A_change_of_the_division_needs_a_reason_and_another_change_does_not()
    {
        var visitor = await app.District();
        var address = Address(await AddAsync(visitor, "搬迁公司", null));
        var form = await visitor.Page(address + "/edit");
        (await visitor.Submit(form, "organisation", ("Input.Division", "990101003"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await visitor.Submit(form, "organisation", ("Input.Division", "990101003"), ("Input.Reason", "搬到云岭"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Submit(await visitor.Page(address + "/edit"), "organisation", ("Input.Address", "云岭路 3 号"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var history = (await visitor.Page(address)).Texts(".timeline-entry");
        history[0].ShouldContain("修改单位");
        history[1].ShouldContain("搬到云岭");
        history[1].ShouldContain("990101001 改为 990101003");
    }

    [Fact]
    public async Task Two_people_saving_one_organisation_the_second_is_told_and_loses_nothing()
    {
        var (first, second) = (await app.District(), await app.Street());
        var address = Address(await AddAsync(first, "两人同改公司", null));
        var (hers, his) = (await first.Page(address + "/edit"), await second.Page(address + "/edit"));
        (await first.Submit(hers, "organisation", ("Input.Address", "她的地址"), ("Input.Phone", "0990-2100001"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var told = await second.Submit(his, "organisation", ("Input.Address", "他的地址"), ("Input.Note", "他的备注"));
        told.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        told.Document.QuerySelector(".notice table")!.Words().ShouldContain("地址 他的地址 她的地址 保留您填写的");
        (await second.Submit(told.Document, "organisation")).Status.ShouldBe(HttpStatusCode.Redirect);
        var text = (await first.Page(address)).QuerySelector(".key-values")!.Words();
        text.ShouldContain("他的地址");
        text.ShouldContain("0990-2100001");
        text.ShouldContain("他的备注");
    }

    [Fact]
    public async Task An_ended_organisation_leaves_the_list_and_stays_to_be_found()
    {
        var visitor = await app.District();
        var address = Address(await AddAsync(visitor, "停办公司", null));
        (await visitor.Submit(await visitor.Page(address + "/end"), "end", ("Input.Reason", "注销"))).Location.ShouldBe(address);
        (await visitor.Page(List + "?text=停办公司")).QuerySelectorAll("#organisations tbody tr").ShouldBeEmpty();
        (await visitor.Page(List + "?text=停办公司&ended=true")).QuerySelectorAll("#organisations tbody tr").Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_reader_changes_nothing()
    {
        var reader = await app.LogIn("reader", "anlan-demo");
        (await reader.Page(List)).QuerySelector("a[href$='/new']").ShouldBeNull();
        (await reader.Get(List + "/new")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await reader.Get(List + "/1/edit")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    static async Task<AngleSharp.Html.Dom.IHtmlDocument> AddAsync(Visitor visitor, string name, string? code, string division = "990101001")
    {
        var answer = await visitor.Submit(await visitor.Page(List + "/new"), "organisation",
            ("Input.Name", name), ("Input.Kind", "enterprise"), ("Input.Division", division), ("Input.CreditCode", code ?? ""));
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Text);
        return await visitor.Page((await visitor.Page(List + "?text=" + name)).QuerySelector("#organisations tbody a")!.GetAttribute("href")!);
    }

    static string Address(AngleSharp.Dom.IDocument page) => new Uri(page.Url).AbsolutePath;
}
