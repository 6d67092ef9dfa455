using System.Net;
using Anlan.Library.Dictionaries;
using Anlan.Platform.Records;
using Anlan.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Library.Tests.Dictionaries;

/// <summary>Dictionaries that a division makes for itself, and the confirmation that a table was compared with its source.</summary>
public sealed class OwnDictionaryTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    const string List = "/library/dictionaries";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_district_makes_a_dictionary_that_its_streets_and_nobody_else_see()
    {
        var (district, street) = (await app.District(), await app.Street());
        var address = await MakeAsync(district, "patrol_kind", "巡查类型");
        address.ShouldBe(List + "/990101.patrol_kind");
        (await district.Submit(await district.Page(address + "/new"), "entry", ("Input.Code", "night"), ("Input.NameZh", "夜间巡查"), ("Input.Reason", "新类型"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await street.Page(address)).Texts("#entries tbody td:first-child").ShouldBe(["night 夜间巡查"]);
        (await street.Page(List)).Texts("#dictionaries tbody tr").ShouldContain(r => r.Contains("巡查类型") && r.Contains("安澜区"));
        // It leaves no room for entries of streets, and streets do not change what the district has made.
        foreach (var way in (string[])["/new", "/edit"]) (await street.Get(address + way)).Status.ShouldBe(HttpStatusCode.NotFound, way);
        await using (var elsewhere = await app.Work("440310"))
            (await elsewhere.Services.GetRequiredService<DictionaryRegister>().FindDictionaryAsync("990101.patrol_kind", Stop)).ShouldBeNull();
        (await street.Client.GetStringAsync(address + "/list.csv", Stop)).ShouldContain("990101.patrol_kind,night,夜间巡查");

        var again = await district.Submit(await district.Page(List + "/new"), "dictionary", ("Input.Code", "patrol_kind"), ("Input.NameZh", "又一个"), ("Input.StewardZh", "本局"), ("Input.Reason", "试"));
        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        again.Document.QuerySelector(".field-error")!.Words().ShouldContain("已有这个代码的字典");
        (await MakeAsync(street, "patrol_kind", "街道巡查")).ShouldBe(List + "/990101001.patrol_kind");
    }

    [Theory]
    [InlineData("Patrol", "代码应为小写字母")]
    [InlineData("巡查", "代码应为小写字母")]
    [InlineData("", "请填写代码")]
    [InlineData("a.b", "代码应为小写字母")]
    public async Task A_wrong_code_of_a_dictionary_is_refused(string code, string said)
    {
        var visitor = await app.District();
        var answer = await visitor.Submit(await visitor.Page(List + "/new"), "dictionary", ("Input.Code", code), ("Input.NameZh", "某字典"), ("Input.StewardZh", "本局"), ("Input.Reason", "试"));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Document.QuerySelector(".field-error")!.Words().ShouldContain(said);
    }

    [Fact]
    public async Task Two_people_changing_one_dictionary_the_second_is_told_and_loses_nothing()
    {
        var (first, second) = (await app.District(), await app.District());
        var address = await MakeAsync(first, "both_kind", "同改字典");
        var (hers, his) = (await first.Page(address + "/edit"), await second.Page(address + "/edit"));
        (await first.Submit(hers, "dictionary", ("Input.NameZh", "她的字典"), ("Input.SourceZh", "区政府文件"), ("Input.LocalEntries", "true"), ("Input.Reason", "更名"))).Location.ShouldBe(address);
        var told = await second.Submit(his, "dictionary", ("Input.NameZh", "他的字典"), ("Input.NameEn", "His dictionary"), ("Input.Reason", "译名"));
        told.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        told.Document.QuerySelector(".notice table")!.Words().ShouldContain("名称 他的字典 她的字典 保留您填写的");
        told.Document.QuerySelector(".notice table")!.Words().ShouldContain("下级区划可以增加自己的项 不可以 可以");
        (await second.Submit(told.Document, "dictionary")).Location.ShouldBe(address);
        var page = await first.Page(address);
        page.QuerySelector("h1")!.Words().ShouldContain("他的字典");
        page.Body!.TextContent.ShouldContain("区政府文件");
        (await (await app.Street()).Get(address + "/new")).Status.ShouldBe(HttpStatusCode.OK, "streets may add to it now");
    }

    [Fact]
    public async Task What_came_with_the_platform_is_not_changed_on_the_page()
    {
        var district = await app.District();
        (await district.Page(List + "/organisation_kind")).QuerySelector("a[href$='/edit']").ShouldBeNull();
        (await district.Get(List + "/organisation_kind/edit")).Status.ShouldBe(HttpStatusCode.NotFound);
        await using var scope = await app.Work();
        var heads = scope.Services.GetRequiredService<DictionaryHeads>();
        (await heads.ChangeAsync("organisation_kind", 2, d => d.NameZh = "改了", "试", Stop)).ShouldBe(Saved.NotYours);
    }

    [Fact]
    public async Task Who_has_compared_a_table_with_its_source_confirms_it_for_his_division_and_those_below()
    {
        await using var other = await AnlanApp.Another();
        var (district, street, reader) = (await other.District(), await other.Street(), await other.LogIn("reader", "anlan-demo"));
        const string table = List + "/accident_kind";
        (await reader.Page(table)).QuerySelector("form[method=post] input[value=check]").ShouldBeNull();
        var page = await district.Page(table);
        (await district.Submit(page, "check")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await district.Submit(await district.Page(table), "check", ("Input.Source", "GB 6441-86 纸质版"))).Location.ShouldBe(table);
        foreach (var who in (Visitor[])[district, street])
        {
            var text = (await who.Page(table)).Body!.TextContent;
            text.ShouldContain("依据 GB 6441-86 纸质版");
            text.ShouldContain("安澜区");
            text.ShouldNotContain("还没有与出处原文核对");
            (await who.Page(List)).Texts("#dictionaries tbody tr").ShouldContain(r => r.Contains("事故类别") && r.Contains("已核对"));
        }
        await using (var elsewhere = await other.Work("440310"))
        {
            var register = elsewhere.Services.GetRequiredService<DictionaryRegister>();
            (await elsewhere.Services.GetRequiredService<DictionaryHeads>().ListChecksAsync([(await register.FindDictionaryAsync("accident_kind", Stop))!], Stop)).ShouldBeEmpty();
        }
        // A newer table is unsure again.
        await using (var scope = await other.Work())
        {
            await scope.Work.BecauseAsync("test", Stop);
            await using var newer = scope.Work.Command("update library.dictionary set digest = 'newer' where code = 'accident_kind'");
            await newer.ExecuteNonQueryAsync(Stop);
            await scope.Work.CommitAsync(Stop);
        }
        (await district.Page(table)).Body!.TextContent.ShouldContain("还没有与出处原文核对");
    }

    [Fact]
    public async Task A_reader_makes_changes_and_confirms_nothing()
    {
        var (reader, district) = (await app.LogIn("reader", "anlan-demo"), await app.District());
        (await reader.Get(List + "/new")).Status.ShouldBe(HttpStatusCode.Forbidden);
        // The form of somebody who may, sent by somebody who may not: the antiforgery token of the reader's own page goes along.
        var own = await reader.Page(List);
        own.QuerySelector("a[href$='/new']").ShouldBeNull();
        var answer = await reader.Client.PostAsync(List + "/industry", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "check",
            ["__RequestVerificationToken"] = own.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
            ["Input.Source"] = "伪造",
        }), Stop);
        ((int)answer.StatusCode).ShouldBeGreaterThanOrEqualTo(400);
        (await district.Page(List + "/industry")).Body!.TextContent.ShouldContain("还没有与出处原文核对");
    }

    static async Task<string> MakeAsync(Visitor visitor, string code, string name)
    {
        var answer = await visitor.Submit(await visitor.Page(List + "/new"), "dictionary", ("Input.Code", code), ("Input.NameZh", name), ("Input.StewardZh", "本局"), ("Input.Reason", "本地需要"));
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Text);
        return answer.Location!;
    }
}
