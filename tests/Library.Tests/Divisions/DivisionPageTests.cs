using System.Net;
using Anlan.Testing;

namespace Anlan.Library.Tests.Divisions;

public sealed class DivisionPageTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    [Fact]
    public async Task The_tree_shows_the_streets_with_their_communities()
    {
        var page = await (await app.District()).Page(Places.Divisions);
        page.Texts(".tree > .tree-branch > li > details > summary .tree-label").ShouldBe(["青衣街道", "临江街道", "云岭街道", "工业园街道", "老城街道", "湖滨街道"]);
        page.Texts(".tree-leaf .tree-label").Length.ShouldBeInRange(20, 26); // other tests add and end some
    }

    [Fact]
    public async Task A_division_is_found_by_a_part_of_its_name_and_by_the_beginning_of_its_code()
    {
        var visitor = await app.District();
        (await visitor.Page(Places.Divisions + "?text=石桥")).Texts(".tree-label").ShouldBe(["石桥社区"]);
        (await visitor.Page(Places.Divisions + "/list?text=990101002")).Texts("#divisions tbody td:first-child").ShouldContain("临江街道");
        (await visitor.Page(Places.Divisions + "?text=%25")).Texts(".tree-label").ShouldBeEmpty();
    }

    [Fact]
    public async Task Everybody_who_may_read_the_library_sees_all_divisions_and_only_those_who_keep_it_change_them()
    {
        var reader = await app.LogIn("reader", "anlan-demo");
        var page = await reader.Page(Places.Divisions + "/990101001");
        page.QuerySelector("a[href$='/change']").ShouldBeNull();
        (await reader.Get(Places.Divisions + "/990101001/change")).Status.ShouldBe(HttpStatusCode.Forbidden);

        var street = await app.Street();
        (await street.Page(Places.Divisions + "/990101001")).QuerySelector("a[href$='/change']").ShouldNotBeNull();
        (await street.Page(Places.Divisions + "/990101002")).QuerySelector("a[href$='/change']").ShouldBeNull();
        (await street.Get(Places.Divisions + "/990101002/change")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await street.Get(Places.Divisions + "/990101002/end")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_renamed_division_is_found_under_either_name_by_the_day_asked_for()
    {
        var visitor = await app.District();
        var form = await visitor.Page(Places.Divisions + "/990101003002/change");
        var answer = await visitor.Submit(form, "division", ("Input.NameZh", "松云社区"), ("Input.ValidFrom", "2020-07-01"), ("Input.Reason", "安府〔2020〕12号"));
        answer.Location.ShouldBe(Places.Divisions + "/990101003002");

        (await visitor.Page(answer.Location!)).QuerySelector("h1")!.Words().ShouldStartWith("松云社区");
        (await visitor.Page(answer.Location + "?day=2020-06-30")).QuerySelector("h1")!.Words().ShouldStartWith("松坪社区");
        (await visitor.Page(Places.Divisions + "/list?under=990101003&day=2020-06-30")).Texts("#divisions tbody td:first-child").ShouldContain("松坪社区");
        var history = (await visitor.Page(answer.Location!)).QuerySelector(".timeline-entry p.change-who")!.Words();
        history.ShouldContain("林籍");
        history.ShouldContain("安府〔2020〕12号");
    }

    [Fact]
    public async Task An_ended_division_stands_neither_in_the_tree_nor_in_the_list_and_is_still_there()
    {
        var visitor = await app.District();
        var form = await visitor.Page(Places.Divisions + "/990101006004/end");
        (await visitor.Submit(form, "division", ("Input.ValidTo", "2024-01-01"), ("Input.ReplacedBy", "990101006001"), ("Input.Reason", ""))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await visitor.Submit(form, "division", ("Input.ValidTo", "2024-01-01"), ("Input.ReplacedBy", "990101006001"), ("Input.Reason", "并入湖滨社区"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Page(Places.Divisions + "?at=990101006")).Texts(".tree-label").ShouldNotContain("水榭社区");
        (await visitor.Page(Places.Divisions + "/list?ever=true&under=990101006")).Texts("#divisions tbody td:first-child").ShouldContain("水榭社区");
        (await visitor.Page(Places.Divisions + "/990101006004")).QuerySelector("a[href$='990101006001']").ShouldNotBeNull();
    }

    [Fact]
    public async Task What_others_refer_to_cannot_be_removed_and_what_nobody_refers_to_can()
    {
        var visitor = await app.District();
        var street = await visitor.Page((await visitor.Page(Places.Divisions + "/990101002")).QuerySelector("a[href*='/correct/']")!.GetAttribute("href")!);
        street.QuerySelector("form[enctype], form .form-actions button .icon-trash").ShouldBeNull();
        street.Body!.TextContent.ShouldContain("library.division");

        var added = await visitor.Submit(await visitor.Page(Places.Divisions + "/new?under=990101002"), "division",
            ("Input.Code", "990101002 099"), ("Input.NameZh", "误录社区"), ("Input.Kind", "community"), ("Input.ValidFrom", "2024-01-01"));
        added.Location.ShouldBe(Places.Divisions + "/990101002099");
        var mistake = await visitor.Page((await visitor.Page(added.Location!)).QuerySelector("a[href*='/correct/']")!.GetAttribute("href")!);
        (await visitor.Submit(mistake, "remove", ("Removal.Reason", "误录"))).Location.ShouldBe(Places.Divisions);
        (await visitor.Get(Places.Divisions + "/990101002099")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("99010100", "community", "行政区划代码应为 2、4、6、9 或 12 位，这里是 8 位。")]
    [InlineData("990101001009", "street", "12 位代码的区划不是“街道”。")]
    [InlineData("990101001001", "community", "这个代码在所填时间内已有区划")]
    [InlineData("990102", "district", "您只能维护 990101 及其下级的区划。")]
    public async Task What_is_wrong_is_said_beside_the_field(string code, string kind, string said)
    {
        var visitor = await app.District();
        var answer = await visitor.Submit(await visitor.Page(Places.Divisions + "/new"), "division",
            ("Input.Code", code), ("Input.NameZh", "新社区"), ("Input.Kind", kind), ("Input.ValidFrom", "2024-01-01"));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        string.Join(' ', answer.Document.Texts(".field-error")).ShouldContain(said);
    }

    [Fact]
    public async Task Two_people_correcting_one_division_the_second_is_told_and_loses_nothing()
    {
        var (first, second) = (await app.District(), await app.Street());
        var address = (await first.Page(Places.Divisions + "/990101001004")).QuerySelector("a[href*='/correct/']")!.GetAttribute("href")!;
        var (hers, his) = (await first.Page(address), await second.Page(address));
        (await first.Submit(hers, "division", ("Input.NameZh", "望海楼社区"), ("Input.Source", "安府〔2023〕3号"), ("Input.Reason", "漏字"))).Status.ShouldBe(HttpStatusCode.Redirect);

        var told = await second.Submit(his, "division", ("Input.NameZh", "望海台社区"), ("Input.NameEn", "Wanghaitai"), ("Input.Reason", "名称有误"));
        told.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var notice = told.Document.QuerySelector(".notice.tone-attention").ShouldNotBeNull().Words();
        notice.ShouldContain("林籍");
        notice.ShouldContain("名称 望海台社区 望海楼社区 保留您填写的");
        notice.ShouldContain("您未改动，已换成现在的内容");
        string Field(string name) => told.Document.QuerySelector($"input[name='Input.{name}']")!.GetAttribute("value")!;
        (Field("NameZh"), Field("NameEn"), Field("Source"), Field("Reason")).ShouldBe(("望海台社区", "Wanghaitai", "安府〔2023〕3号", "名称有误"));

        (await second.Submit(told.Document, "division")).Status.ShouldBe(HttpStatusCode.Redirect);
        var page = await first.Page(Places.Divisions + "/990101001004");
        page.QuerySelector("h1")!.Words().ShouldStartWith("望海台社区");
        page.Body!.TextContent.ShouldContain("安府〔2023〕3号");
    }

    [Fact]
    public async Task The_list_is_exported_with_its_filters_and_formulas_are_made_harmless()
    {
        var visitor = await app.District();
        await visitor.Submit(await visitor.Page(Places.Divisions + "/new"), "division",
            ("Input.Code", "990101005099"), ("Input.NameZh", "=1+1社区"), ("Input.Kind", "community"), ("Input.ValidFrom", "2024-01-01"));
        var file = await visitor.Client.GetStringAsync(Places.Divisions + "/list.csv?under=990101005&kind=community", TestContext.Current.CancellationToken);
        file.ShouldContain("990101005001");
        file.ShouldNotContain("990101006");
        file.ShouldNotContain(",=1+1社区");
        (await visitor.Client.GetByteArrayAsync(Places.Divisions + "/list.xlsx", TestContext.Current.CancellationToken)).Length.ShouldBeGreaterThan(2000);
    }
}
