using System.Net;
using AngleSharp.Html.Dom;
using Anlan.Library.Dictionaries;
using Anlan.Platform.Records;
using Anlan.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Library.Tests.Dictionaries;

public sealed class DictionaryPageTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    const string List = "/library/dictionaries";
    const string Kinds = List + "/organisation_kind";
    const string Events = List + "/event_kind";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_says_of_each_dictionary_where_it_comes_from_and_whether_it_was_compared()
    {
        var page = await (await app.District()).Page(List);
        var rows = page.Texts("#dictionaries tbody tr");
        rows.Length.ShouldBeGreaterThanOrEqualTo(10);
        rows.ShouldContain(r => r.Contains("生产安全事故等级") && r.Contains("国务院令第493号") && r.Contains("第三条") && r.Contains("应急管理部") && r.Contains("已核对"));
        rows.ShouldContain(r => r.Contains("事故类别") && r.Contains("GB 6441-86") && r.Contains("待核对") && r.Contains("20"));
        (await (await app.District()).Page(List + "?text=4754")).Texts("#dictionaries tbody tr").ShouldHaveSingleItem().ShouldContain("国民经济行业");
        var english = await (await app.District()).Reading("en-GB").Page(List);
        english.Body!.TextContent.ShouldContain("Grades of work safety accidents");
        english.Texts("#dictionaries tbody tr").ShouldContain(r => r.Contains("article 3") && r.Contains("Ministry of Emergency Management"));
    }

    [Fact]
    public async Task Industries_stand_as_a_tree_page_by_page_and_are_found_by_word_and_code()
    {
        var visitor = await app.District();
        var page = await visitor.Page(List + "/industry?size=50");
        page.Body!.TextContent.ShouldContain("还没有与出处原文核对");
        page.Texts("#entries tbody td:first-child").Take(3).ShouldBe(["A 农、林、牧、渔业", "第 2 级：01 农业", "第 2 级：02 林业"]);
        page.QuerySelectorAll(".indent-1").Length.ShouldBeGreaterThan(20);
        page.QuerySelector(".pager-count")!.Words().ShouldContain("117");
        (await visitor.Page(List + "/industry?text=化学原料")).Texts("#entries tbody tr").ShouldHaveSingleItem().ShouldContain("制造业");
        (await visitor.Page(List + "/industry?text=52")).Texts("#entries tbody td:first-child").ShouldBe(["52 零售业"]);
        var file = await visitor.Client.GetStringAsync(List + "/industry/list.csv?text=52", Stop);
        file.ShouldContain("industry,52,零售业,Retail,F,2");
        (await visitor.Get(List + "/industry/list.xlsx")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_district_adds_a_kind_that_its_streets_and_nobody_else_may_choose()
    {
        var (district, street) = (await app.District(), await app.Street());
        await AddAsync(district, Kinds, "farm", "农业合作社");
        (await street.Page(Kinds)).Texts("#entries tbody tr").ShouldContain(r => r.Contains("农业合作社") && r.Contains("安澜区"));
        (await street.Page("/library/organisations/new")).QuerySelector("option[value=farm]")!.Words().ShouldBe("农业合作社");
        await using var elsewhere = await app.Work("440310");
        (await elsewhere.Services.GetRequiredService<DictionaryRegister>().ChoicesAsync("organisation_kind", stop: Stop)).ShouldNotContain(c => c.Value == "farm");
        (await elsewhere.Services.GetRequiredService<DictionaryRegister>().ChoicesAsync("organisation_kind", stop: Stop)).ShouldContain(c => c.Value == "enterprise");
        // What the district has set the street reads and does not change; what a street adds the district keeps too.
        var above = await HrefAsync(street, Kinds, "农业合作社");
        (await street.Page(above)).QuerySelector("a[href$='/edit']").ShouldBeNull();
        foreach (var way in (string[])["/edit", "/end"]) (await street.Get(above + way)).Status.ShouldBe(HttpStatusCode.NotFound, way);
        await AddAsync(street, Kinds, "stall", "街边摊点");
        (await district.Get(await HrefAsync(district, Kinds, "街边摊点") + "/edit")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_national_entry_is_changed_only_where_the_nation_is_kept_and_a_closed_dictionary_takes_no_local_ones()
    {
        var district = await app.District();
        var national = await HrefAsync(district, Kinds, "企业");
        foreach (var way in (string[])["/edit", "/end"]) (await district.Get(national + way)).Status.ShouldBe(HttpStatusCode.NotFound, way);
        (await district.Page(national)).Body!.TextContent.ShouldNotContain("变更记录", customMessage: "its history is told where it is kept");
        (await district.Page(List + "/accident_grade")).QuerySelector("a[href$='/new']").ShouldBeNull();
        (await district.Get(List + "/accident_grade/new")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await district.Get(List + "/nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await district.Get(List + "/nothing/list.csv")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await district.Get(List + "/industry/" + national.Split('/')[^1])).Status.ShouldBe(HttpStatusCode.NotFound);
        await using var scope = await app.Work("990101");
        var register = scope.Services.GetRequiredService<DictionaryRegister>();
        (await register.AddAsync(new() { Dictionary = "accident_grade", Division = "990101", Code = "5", NameZh = "轻微事故" }, "试", Stop)).ShouldBe(Saved.NotYours);
        (await register.AddAsync(new() { Dictionary = "organisation_kind", Division = "", Code = "x", NameZh = "甲" }, "试", Stop)).ShouldBe(Saved.NotYours);
    }

    [Theory]
    [InlineData("enterprise", "", "“企业”在这段时间已用这个代码")]
    [InlineData("有 空格", "", "代码只用字母、数字")]
    [InlineData("loop", "loop", "上级不能是它自己")]
    [InlineData("below", "nowhere", "没有代码“nowhere”")]
    [InlineData("", "", "请填写代码")]
    public async Task A_wrong_code_is_refused_beside_its_field(string code, string parent, string said)
    {
        var visitor = await app.District();
        var answer = await visitor.Submit(await visitor.Page(Kinds + "/new"), "entry", ("Input.Code", code), ("Input.NameZh", "某类"), ("Input.Parent", parent), ("Input.Reason", "试"));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Document.QuerySelector(".field-error")!.Words().ShouldContain(said);
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_added_changed_or_ended()
    {
        var visitor = await app.District();
        (await visitor.Submit(await visitor.Page(Kinds + "/new"), "entry", ("Input.Code", "why"), ("Input.NameZh", "为何"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var entry = await AddAsync(visitor, Kinds, "reasoned", "有因");
        (await visitor.Submit(await visitor.Page(entry + "/edit"), "entry", ("Input.NameZh", "有因由"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await visitor.Submit(await visitor.Page(entry + "/end"), "end")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await visitor.Submit(await visitor.Page(entry + "/edit"), "entry", ("Input.NameZh", "有因由"), ("Input.Reason", "名称写错"))).Location.ShouldBe(entry);
        var history = (await visitor.Page(entry)).Texts(".timeline-entry");
        history[0].ShouldContain("名称写错");
        history[0].ShouldContain("有因 改为 有因由");
        history[1].ShouldContain("林籍");
    }

    [Fact]
    public async Task An_ended_entry_is_no_longer_offered_and_old_records_still_show_it()
    {
        var visitor = await app.District();
        var entry = await AddAsync(visitor, Kinds, "market", "集贸市场");
        (await visitor.Submit(await visitor.Page("/library/organisations/new"), "organisation", ("Input.Name", "老市场"), ("Input.Kind", "market"), ("Input.Division", "990101001"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Page(entry)).QuerySelector(".key-values")!.Words().ShouldContain("单位的类型：1 条记录");
        (await visitor.Submit(await visitor.Page(entry + "/end"), "end", ("Input.Day", "2001-01-01"), ("Input.Reason", "改称农贸市场"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await visitor.Submit(await visitor.Page(entry + "/end"), "end", ("Input.Reason", "改称农贸市场"))).Location.ShouldBe(entry);
        (await visitor.Page("/library/organisations/new")).QuerySelector("option[value=market]").ShouldBeNull();
        (await visitor.Page(Kinds + "?text=market")).QuerySelectorAll("#entries tbody tr").ShouldBeEmpty();
        (await visitor.Page(Kinds + "?text=market&ever=true")).Texts("#entries tbody tr").ShouldHaveSingleItem().ShouldContain("已停用");
        var old = await visitor.Page("/library/organisations?text=老市场");
        old.Texts("#organisations tbody tr").ShouldHaveSingleItem().ShouldContain("集贸市场");
        var edit = await visitor.Page(old.QuerySelector("#organisations tbody a")!.GetAttribute("href") + "/edit");
        ((IHtmlSelectElement)edit.QuerySelector("select[name='Input.Kind']")!).Value.ShouldBe("market", "a form does not take away what the record has");
        (await visitor.Get(entry + "/end")).Status.ShouldBe(HttpStatusCode.Redirect);
        // The same code may begin anew on the day on which the former ended.
        await AddAsync(visitor, Kinds, "market", "农贸市场");
    }

    [Fact]
    public async Task A_day_chosen_shows_the_entries_of_that_day()
    {
        var visitor = await app.District();
        var entry = await AddAsync(visitor, Events, "L2020", "二〇二〇年的类别", ("Input.ValidFrom", "2020-01-01"), ("Input.Parent", "2"));
        (await visitor.Submit(await visitor.Page(entry + "/end"), "end", ("Input.Day", "2021-01-01"), ("Input.Reason", "不再统计"))).Status.ShouldBe(HttpStatusCode.Redirect);
        foreach (var (day, there) in new[] { ("2019-12-31", false), ("2020-01-01", true), ("2020-12-31", true), ("2021-01-01", false) })
            (await visitor.Page($"{Events}?day={day}&size=200")).Texts("#entries tbody td:first-child").Contains("第 2 级：L2020 二〇二〇年的类别").ShouldBe(there, day);
        await using var scope = await app.Work("990101");
        (await scope.Services.GetRequiredService<DictionaryRegister>().AsOf(new(2020, 6, 1)).CountAsync(e => e.Code == "L2020", Stop)).ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_comes_to_stand_below_itself()
    {
        var visitor = await app.District();
        await AddAsync(visitor, Events, "A1", "甲类");
        await AddAsync(visitor, Events, "A2", "乙类", ("Input.Parent", "A1"));
        var first = await HrefAsync(visitor, Events, "甲类");
        var answer = await visitor.Submit(await visitor.Page(first + "/edit"), "entry", ("Input.Parent", "A2"), ("Input.Reason", "试"));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Document.QuerySelector(".field-error")!.Words().ShouldContain("上级不能是它的下级");
        (await visitor.Page(first)).Texts("#below tbody td:first-child").ShouldBe(["乙类"]);
        (await visitor.Page(first + "/end")).Body!.TextContent.ShouldContain("它有 1 个下级项");
    }

    [Fact]
    public async Task Two_people_changing_one_entry_the_second_is_told_and_loses_nothing()
    {
        var (first, second) = (await app.District(), await app.District());
        var entry = await AddAsync(first, Kinds, "both", "两人同改");
        var (hers, his) = (await first.Page(entry + "/edit"), await second.Page(entry + "/edit"));
        var ending = await second.Page(entry + "/end");
        (await first.Submit(hers, "entry", ("Input.NameZh", "她的名称"), ("Input.Source", "她的依据"), ("Input.Reason", "更名"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var told = await second.Submit(his, "entry", ("Input.NameZh", "他的名称"), ("Input.NameEn", "His name"), ("Input.Reason", "译名"));
        told.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        told.Document.QuerySelector(".notice table")!.Words().ShouldContain("名称 他的名称 她的名称 保留您填写的");
        (await second.Submit(told.Document, "entry")).Status.ShouldBe(HttpStatusCode.Redirect);
        var text = (await first.Page(entry)).QuerySelector(".key-values")!.Words();
        foreach (var kept in (string[])["他的名称", "His name", "她的依据"]) text.ShouldContain(kept);
        var late = await second.Submit(ending, "end", ("Input.Reason", "不用了"));
        late.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        late.Document.Body!.TextContent.ShouldContain("已被他人修改");
        (await second.Submit(late.Document, "end")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await second.Follow(await second.Submit(ending, "end", ("Input.Reason", "又一次")))).Text.ShouldContain("已经停用");
    }

    [Fact]
    public async Task The_search_finds_national_entries_those_of_the_district_and_those_of_the_street_but_no_others()
    {
        var (district, street) = (await app.District(), await app.Street());
        var entry = await AddAsync(district, Kinds, "searched", "检索用区级类型");
        await AddAsync(street, Kinds, "searched_street", "检索用街道类型");
        (await Found(street, "高处坠落")).ShouldBe(["高处坠落 accident_kind 09"]);
        (await Found(street, "gczl")).ShouldContain("高处坠落 accident_kind 09");
        (await Found(street, "检索用")).ShouldBe(["检索用区级类型 organisation_kind searched", "检索用街道类型 organisation_kind searched_street"], ignoreOrder: true);
        (await Found(district, "检索用")).Length.ShouldBe(2);
        await using (var elsewhere = await app.Work("990101002"))
            (await elsewhere.Services.GetRequiredService<Platform.Search.Finder>().FindAsync("检索用", ["dictionary_entry"], 9, Stop)).Hits.Select(h => h.Title).ShouldBe(["检索用区级类型"]);
        await using (var elsewhere = await app.Work("440310"))
        {
            var finder = elsewhere.Services.GetRequiredService<Platform.Search.Finder>();
            (await finder.FindAsync("检索用", ["dictionary_entry"], 9, Stop)).Hits.ShouldBeEmpty();
            (await finder.FindAsync("高处坠落", ["dictionary_entry"], 9, Stop)).Hits.Count.ShouldBe(1);
            (await finder.FindAsync("高处坠落", ["organisation"], 9, Stop)).Hits.ShouldBeEmpty();
        }
        // What is called otherwise is found by its new name, and by its old one no longer.
        (await district.Submit(await district.Page(entry + "/edit"), "entry", ("Input.NameZh", "改了名的类型"), ("Input.Reason", "更名"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Found(street, "检索用")).ShouldBe(["检索用街道类型 organisation_kind searched_street"]);
        (await Found(street, "改了名的")).Length.ShouldBe(1);
        await using (var scope = await app.Work())
            (await scope.Services.GetRequiredService<Platform.Search.SearchIndex>().RebuildAsync("dictionary_entry", Stop)).ShouldBeGreaterThan(200);
        (await Found(street, "改了名的")).Length.ShouldBe(1, "an index made anew finds the same");

        static async Task<string[]> Found(Visitor visitor, string question) =>
            [.. (await visitor.Page("/search?q=" + Uri.EscapeDataString(question))).QuerySelectorAll(".search-hits li").Where(l => l.QuerySelector("a[href^='/library/dictionaries']") is not null).Select(l => l.Words())];
    }

    [Fact]
    public async Task Hostile_names_stay_text()
    {
        var visitor = await app.District();
        foreach (var (i, name) in new[] { "<script>alert(1)</script>", "'; drop table library.dictionary_entry; --", "=cmd|' /C calc'!A0", "{{7*7}} ${7*7} %s", "‮逆序", "𠮷野家🍜", "a\tb\u00a0c" }.Index())
        {
            var entry = await AddAsync(visitor, Kinds, $"hostile{i}", name);
            var page = await visitor.Page(entry);
            page.QuerySelector("h1")!.TextContent.ShouldContain(name.Trim());
            page.QuerySelectorAll("main script").ShouldBeEmpty();
        }
        var file = await visitor.Client.GetStringAsync(Kinds + "/list.csv?text=hostile2", Stop);
        file.ShouldNotContain(",=cmd");
        foreach (var asked in (string[])["%", "_", "\\", "'", "\"", "(", "㍿", "%00", "💥"])
            foreach (var address in (string[])[List, Kinds])
                (await visitor.Get($"{address}?text={Uri.EscapeDataString(asked)}&day={Uri.EscapeDataString(asked)}")).Status.ShouldBe(HttpStatusCode.OK, address + asked);
    }

    [Fact]
    public async Task A_reader_looks_things_up_and_changes_nothing()
    {
        var reader = await app.LogIn("reader", "anlan-demo");
        (await reader.Page(Kinds)).QuerySelector("a[href$='/new']").ShouldBeNull();
        (await reader.Get(Kinds + "/new")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await reader.Get(await HrefAsync(reader, Kinds, "企业") + "/edit")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    static async Task<string> AddAsync(Visitor visitor, string dictionary, string code, string name, params (string Field, string Value)[] more)
    {
        var answer = await visitor.Submit(await visitor.Page(dictionary + "/new"), "entry", [("Input.Code", code), ("Input.NameZh", name), ("Input.Reason", "本地需要"), .. more]);
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Text);
        var day = more.FirstOrDefault(m => m.Field == "Input.ValidFrom").Value is { } from ? "&day=" + from : "";
        return (await visitor.Page($"{dictionary}?text={code}{day}")).QuerySelector("#entries tbody a")!.GetAttribute("href")!;
    }

    static async Task<string> HrefAsync(Visitor visitor, string dictionary, string name) =>
        (await visitor.Page($"{dictionary}?text={Uri.EscapeDataString(name)}")).QuerySelectorAll("#entries tbody a").First(a => a.Words().EndsWith(" " + name, StringComparison.Ordinal)).GetAttribute("href")!;
}
