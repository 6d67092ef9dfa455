using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Anlan.Platform.Imports;
using Anlan.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Library.Tests.Imports;

public sealed class ImportTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    const string Headings = "单位名称,信用代码,单位类型,所在区划,联系电话\n";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_table_is_uploaded_tried_imported_and_undone()
    {
        var visitor = await app.District();
        var import = await TriedAsync(visitor, "organisations", "企业.csv", Headings + "导入一厂,,企业,青衣街道,0990-2000001\n导入二厂,,enterprise,990101002,0990-2000002\n");
        Tiles(await visitor.Page(import)).ShouldBe([("将新增", "2"), ("将更新", "0"), ("无变化", "0"), ("将退回", "0")]);
        (await CountAsync("name like '导入_厂'")).ShouldBe(0);

        await DoAsync(visitor, import, "start");
        Tiles(await visitor.Page(import)).ShouldBe([("新增", "2"), ("更新", "0"), ("无变化", "0"), ("退回", "0")]);
        (await CountAsync("name = '导入一厂' and division = '990101001' and kind = 'enterprise' and phone = '0990-2000001'")).ShouldBe(1);

        var again = await TriedAsync(visitor, "organisations", "企业.csv", Headings + "导入一厂,,企业,青衣街道,0990-2000001\n导入二厂,,企业,990101002,0990-2000003\n");
        var page = await visitor.Page(again);
        Tiles(page).ShouldBe([("将新增", "0"), ("将更新", "1"), ("无变化", "1"), ("将退回", "0")]);
        page.QuerySelector("#changed")!.Words().ShouldContain("电话：0990-2000002 → 0990-2000003");
        await DoAsync(visitor, again, "start");

        await UndoAsync(visitor, again);
        (await CountAsync("name = '导入二厂' and phone = '0990-2000002'")).ShouldBe(1);
        await UndoAsync(visitor, import);
        (await CountAsync("name like '导入_厂'")).ShouldBe(0);
    }

    [Fact]
    public async Task Rejected_lines_come_back_with_column_and_reason_and_are_brought_again_when_mended()
    {
        var visitor = await app.District();
        var import = await TriedAsync(visitor, "organisations", "退回.csv",
            Headings + "好的,,企业,青衣街道,\n,,企业,青衣街道,\n类型不对,,公司,青衣街道,\n别处的,,企业,440310,\n代码不对,91440300708461136A,企业,青衣街道,\n好的,,企业,青衣街道,0990-2000009\n好的,,企业,青衣街道,\n");
        var page = await visitor.Page(import);
        Tiles(page).ShouldBe([("将新增", "1"), ("将更新", "0"), ("无变化", "1"), ("将退回", "5")]);
        var told = page.Texts("#wrong tbody tr");
        told[0].ShouldBe("第 3 行名称：请填写此项。");
        told[1].ShouldContain("“公司”不在可选范围内");
        told[2].ShouldContain("不在您的管理范围内");
        told[3].ShouldContain("按前 17 位应为");
        told[4].ShouldContain("与第 2 行是同一条，内容却不同");

        var file = await visitor.Client.GetByteArrayAsync(import + "/rejected.csv", Stop);
        var lines = Encoding.UTF8.GetString(file).TrimStart('\uFEFF').TrimEnd().Split("\r\n");
        lines[0].ShouldBe("单位名称,信用代码,单位类型,所在区划,联系电话,行号,退回原因");
        lines.Length.ShouldBe(6);
        lines[2].ShouldStartWith("类型不对,,公司,青衣街道,,4,");
        var mended = await TriedAsync(visitor, "organisations", "改好.csv", string.Join("\r\n", lines).Replace("公司", "企业"));
        Tiles(await visitor.Page(mended))[0].ShouldBe(("将新增", "2")); // the one mended, and the one that was a double of a line not brought yet

        (await visitor.Get(import + "/rejected.xlsx")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_the_columns_mean_is_remembered()
    {
        var visitor = await app.District();
        const string foreign = "厂子,街办\n记住厂,青衣街道\n";
        var import = await UploadAsync(visitor, "organisations", "a.csv", foreign);
        var columns = await visitor.Page(import + "/columns");
        Chosen(columns).ShouldBe(["", ""]);
        (await visitor.Submit(columns, "columns")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await visitor.Submit(columns, "columns", ("column-0", "Name"), ("column-1", "Name"))).Text.ShouldContain("“名称”对应了多列");
        (await visitor.Submit(columns, "columns", ("column-0", "Name"), ("column-1", "Division"))).Status.ShouldBe(HttpStatusCode.Redirect);

        var next = await visitor.Page(await UploadAsync(visitor, "organisations", "b.csv", foreign) + "/columns");
        Chosen(next).ShouldBe(["Name", "Division"]);
        var street = await app.Street();
        Chosen(await street.Page(await UploadAsync(street, "organisations", "c.csv", foreign) + "/columns")).ShouldBe(["Name", "Division"], "what the division above has assigned serves those below");
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("gb18030", false)]
    public async Task A_csv_is_read_whatever_its_encoding(string encoding, bool mark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var visitor = await app.District();
        var bytes = Encoding.GetEncoding(encoding).GetBytes((mark ? "\uFEFF" : "") + Headings + "编码厂䶮,,企业,青衣街道,\n");
        var import = await TriedAsync(visitor, "organisations", "编码.csv", bytes);
        Tiles(await visitor.Page(import))[0].ShouldBe(("将新增", "1"));
    }

    [Fact]
    public async Task An_import_that_is_interrupted_goes_on_and_gives_what_an_uninterrupted_one_gives()
    {
        var visitor = await app.District();
        var lines = new StringBuilder(Headings);
        for (var i = 0; i < 1600; i++) lines.Append($"中断{i % 1500:0000}厂,,企业,青衣街道,\n"); // the last hundred say the same again
        var import = await TriedAsync(visitor, "organisations", "中断.csv", lines.ToString());
        var expected = Tiles(await visitor.Page(import));
        expected.Select(t => t.Figure).ShouldBe(["1,500", "0", "100", "0"]);

        // As a crash leaves it: half of the lines written, the state still running.
        await DoAsync(visitor, import, "start");
        await using (var scope = await app.Work())
        {
            await scope.Work.BecauseAsync("test", Stop);
            await using var crash = scope.Work.Command("""
                delete from library.organisation where id in (select record from imports.line where import_id = $1 and line > 1001);
                """, IdOf(import));
            await crash.ExecuteNonQueryAsync(Stop);
            await using var half = scope.Work.Command("delete from imports.line where import_id = $1 and line > 1001", IdOf(import));
            await half.ExecuteNonQueryAsync(Stop);
            await using var state = scope.Work.Command("update imports.import set state = 'running', position = 1001, added = 1000, same = 0 where id = $1", IdOf(import));
            await state.ExecuteNonQueryAsync(Stop);
            await scope.Work.CommitAsync(Stop);
        }
        await EndedAsync(visitor, import);
        Tiles(await visitor.Page(import)).Select(t => t.Figure).ShouldBe(expected.Select(t => t.Figure));
        (await CountAsync("name like '中断____厂'")).ShouldBe(1500);
    }

    [Fact]
    public async Task What_others_changed_or_refer_to_is_not_undone_and_told()
    {
        var visitor = await app.District();
        var import = await TriedAsync(visitor, "organisations", "留下.csv", Headings + "留下甲,,企业,青衣街道,\n留下乙,,企业,青衣街道,\n留下丙,,企业,青衣街道,\n");
        await DoAsync(visitor, import, "start");
        await using (var scope = await app.Work())
        {
            await scope.Work.BecauseAsync("test", Stop);
            await using var later = scope.Work.Command("""
                update library.organisation set phone = '0990-1', version = version + 1 where name = '留下甲';
                """);
            await later.ExecuteNonQueryAsync(Stop);
            await using var refer = scope.Work.Command("insert into library.person (division, name, organisation_id) select division, '某人', id from library.organisation where name = '留下乙'");
            await refer.ExecuteNonQueryAsync(Stop);
            await scope.Work.CommitAsync(Stop);
        }
        await UndoAsync(visitor, import);
        var page = await visitor.Page(import);
        Tiles(page).TakeLast(2).ShouldBe([("已撤销", "1"), ("未能撤销", "2")]);
        page.Texts("#wrong tbody tr").ShouldAllBe(t => t.Contains("没有撤销"));
        (await CountAsync("name in ('留下甲', '留下乙')")).ShouldBe(2);
    }

    [Fact]
    public async Task Personal_numbers_lie_encrypted_also_around_an_import()
    {
        var visitor = await app.District();
        const string mobile = "19912345678";
        var import = await TriedAsync(visitor, "people", "人员.csv", $"姓名,手机号,所属社区\n导入甲,{mobile},青衣社区\n导入乙,1991,青衣社区\n");
        await DoAsync(visitor, import, "start");
        var changed = await TriedAsync(visitor, "people", "人员2.csv", $"姓名,手机号,所属社区,职务\n导入甲,{mobile},青衣社区,联络员\n");
        Tiles(await visitor.Page(changed))[1].ShouldBe(("将更新", "1"));
        await using var scope = await app.Work();
        foreach (var table in (string[])["imports.import", "imports.piece", "imports.line", "library.person", "log.entry"])
        {
            await using var look = scope.Work.Command($"select count(*) from {table} there where there::text like '%{mobile}%'");
            (await look.ExecuteScalarAsync(Stop)).ShouldBe(0L, table);
        }
        (await visitor.Client.GetStringAsync(import, Stop)).ShouldNotContain(mobile);
        (await visitor.Client.GetStringAsync(import + "/rejected.csv", Stop)).ShouldContain("导入乙,1991,青衣社区");
    }

    [Fact]
    public async Task Only_who_brought_personal_data_has_the_file_back_and_the_log_tells()
    {
        var (owner, colleague) = (await app.District(), await app.LogIn("national", "anlan-demo"));
        var import = await TriedAsync(owner, "people", "通讯录.csv", "姓名,手机号,所属社区\n取回甲,12345,青衣社区\n取回乙,19900001234,没有的社区\n");
        foreach (var address in (string[])["/file", "/rejected.csv", "/rejected.xlsx", "/columns"])
            (await colleague.Get(import + address)).Status.ShouldBe(HttpStatusCode.NotFound, address);
        var page = await colleague.Page(import);
        page.QuerySelector("main")!.TextContent.ShouldContain("只有上传人能取回");
        page.QuerySelectorAll("main a[href*=rejected], main a[href$='/file'], main a[href$='/columns']").ShouldBeEmpty();

        (await owner.Get(import + "/file")).Status.ShouldBe(HttpStatusCode.OK);
        (await owner.Client.GetStringAsync(import + "/rejected.csv", Stop)).ShouldContain("取回甲,12345,");
        await using var scope = await app.Work();
        await using var told = scope.Work.Command("select string_agg(after ->> 'file', ',' order by id) from log.entry where kind = 'access' and name = 'ImportFileTaken' and subject = $1", "imports.import/" + import.Split('/')[^1]);
        (await told.ExecuteScalarAsync(Stop)).ShouldBe("file,rejected.csv");
    }

    [Fact]
    public async Task A_mobile_is_a_mobile_and_a_place_one_does_not_keep_is_told_as_such()
    {
        var visitor = await app.District();
        var import = await TriedAsync(visitor, "people", "号码.csv", "姓名,手机号,所属社区\n短号甲,12345,青衣社区\n座机乙,0755-82345678,青衣社区\n无处丙,,没有的社区\n全名丁,,青衣街道青衣社区\n");
        var page = await visitor.Page(import);
        page.Texts("#wrong tbody tr").ShouldBe(
        [
            "第 2 行手机号：手机号应为 1 开头的 11 位数字，这里是“******”。", "第 3 行手机号：手机号应为 1 开头的 11 位数字，这里是“0755-****5678”。",
            "第 4 行区划代码：您的管理范围内没有“没有的社区”，或不止一个；请填写区划代码，或“街道+社区”的全名。",
        ]);
        Tiles(page)[0].ShouldBe(("将新增", "1"));
    }

    [Fact]
    public async Task A_street_neither_writes_outside_itself_nor_sees_what_the_district_brought()
    {
        var street = await app.Street();
        var own = await TriedAsync(street, "organisations", "街道.csv", Headings + "街道厂,,企业,990101001,\n越界厂,,企业,990101002,\n");
        Tiles(await street.Page(own)).Select(t => t.Figure).ShouldBe(["1", "0", "0", "1"]);
        var district = await app.District();
        var above = await TriedAsync(district, "organisations", "区里.csv", Headings + "区里厂,,企业,990101002,\n");
        foreach (var address in (string[])["", "/columns", "/rejected.csv", "/rejected.xlsx", "/file"])
            (await street.Get(above + address)).Status.ShouldBe(HttpStatusCode.NotFound, address);
        (await street.Page("/imports")).Body!.TextContent.ShouldNotContain("区里.csv");
        (await district.Page("/imports")).Body!.TextContent.ShouldContain("街道.csv");
    }

    [Fact]
    public async Task Who_does_not_keep_the_library_cannot_import()
    {
        var reader = await app.LogIn("reader", "anlan-demo");
        foreach (var address in (string[])["/imports", "/imports/new?register=organisations", "/imports/template/organisations.xlsx"])
            (await reader.Get(address)).Status.ShouldBe(HttpStatusCode.Forbidden, address);
    }

    [Fact]
    public async Task A_file_that_is_no_table_is_refused_beside_the_field()
    {
        var visitor = await app.District();
        foreach (var (name, bytes, said) in new (string, byte[], string)[]
        {
            ("空.csv", [], "文件是空的"),
            ("图.xlsx", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "只能读取xlsx和csv文件"),
            ("旧.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "旧版xls"),
        })
        {
            var answer = await visitor.Upload(await visitor.Page("/imports/new?register=organisations"), "upload", name, bytes, ("Input.Note", "试"));
            answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, name);
            answer.Document.QuerySelector(".field-error")!.Words().ShouldContain(said);
        }
    }

    [Fact]
    public async Task The_template_imports_as_it_is()
    {
        var visitor = await app.District();
        foreach (var register in (string[])["divisions", "organisations", "people", "dictionaries"])
        {
            var template = await visitor.Client.GetByteArrayAsync($"/imports/template/{register}.xlsx", Stop);
            var import = await TriedAsync(visitor, register, "模板.xlsx", template);
            Tiles(await visitor.Page(import)).Last().ShouldBe(("将退回", "0"), register);
        }
    }

    [Fact]
    public async Task An_organisation_may_stand_below_one_that_comes_before_it_in_the_file()
    {
        var visitor = await app.District();
        const string table = "名称,类型,区划代码,上级单位\n总公司甲,企业,青衣街道,\n分公司甲,企业,青衣街道,总公司甲\n";
        var import = await TriedAsync(visitor, "organisations", "上级.csv", table);
        Tiles(await visitor.Page(import))[0].ShouldBe(("将新增", "2"));
        await DoAsync(visitor, import, "start");
        (await CountAsync("name = '分公司甲' and parent_id = (select id from library.organisation where name = '总公司甲')")).ShouldBe(1);
        var again = await TriedAsync(visitor, "organisations", "上级.csv", table);
        Tiles(await visitor.Page(again)).Select(t => t.Figure).ShouldBe(["0", "0", "2", "0"]);
    }

    [Fact]
    public async Task Days_off_and_worked_are_imported_from_the_table_of_a_notice_and_undone()
    {
        var visitor = await app.District();
        const string table = "日期,类型,名称,依据\n2027-02-06,放假,春节,区政府通知1号\n2027-02-14,班,春节调休,区政府通知1号\n2027-02-30,放假,春节,区政府通知1号\n2027-02-07,也许,春节,区政府通知1号\n";
        var import = await TriedAsync(visitor, "calendar", "放假.csv", table);
        Tiles(await visitor.Page(import)).Select(t => t.Figure).ShouldBe(["2", "0", "0", "2"]);
        await DoAsync(visitor, import, "start");
        (await CountAsync("calendar_day", "division = '990101' and day between '2027-02-01' and '2027-02-28'")).ShouldBe(2);
        (await CountAsync("calendar_day", "division = '990101' and day = '2027-02-14' and working")).ShouldBe(1);
        var again = await TriedAsync(visitor, "calendar", "放假.csv", table.Replace("春节调休", "调休"));
        Tiles(await visitor.Page(again)).Select(t => t.Figure).ShouldBe(["0", "1", "1", "2"]);
        await UndoAsync(visitor, import);
        (await CountAsync("calendar_day", "division = '990101' and day between '2027-02-01' and '2027-02-28'")).ShouldBe(0);
    }

    [Fact]
    public async Task Dictionary_entries_are_imported_with_those_below_them_and_undone_but_for_what_is_used()
    {
        var visitor = await app.District();
        const string table = "字典,代码,名称,英文名称,上级代码,生效日期\n单位类型,coop,合作社,Cooperative,,2026-01-01\norganisation_kind,coop_farm,农业合作社,Farming cooperative,coop,2026-01-01\n单位类型,coop_fish,渔业合作社,,coop,2026-01-01\n";
        var import = await TriedAsync(visitor, "dictionaries", "类型.csv", table);
        Tiles(await visitor.Page(import)).Select(t => t.Figure).ShouldBe(["3", "0", "0", "0"]);
        await DoAsync(visitor, import, "start");
        (await CountAsync("dictionary_entry", "division = '990101' and parent = 'coop' and valid_from = '2026-01-01'")).ShouldBe(2);
        var again = await TriedAsync(visitor, "dictionaries", "类型.csv", table);
        Tiles(await visitor.Page(again)).Select(t => t.Figure).ShouldBe(["0", "0", "3", "0"]);

        (await visitor.Submit(await visitor.Page("/library/organisations/new"), "organisation",
            ("Input.Name", "某渔业社"), ("Input.Kind", "coop_fish"), ("Input.Division", "990101001"))).Status.ShouldBe(HttpStatusCode.Redirect);
        await UndoAsync(visitor, import);
        // The used one stays, and the one above it with it.
        Tiles(await visitor.Page(import)).TakeLast(2).ShouldBe([("已撤销", "1"), ("未能撤销", "2")]);
        (await CountAsync("dictionary_entry", "code in ('coop', 'coop_fish')")).ShouldBe(2);
    }

    [Fact]
    public async Task Dictionary_lines_that_do_not_fit_are_rejected_with_column_and_reason()
    {
        var visitor = await app.District();
        var import = await TriedAsync(visitor, "dictionaries", "退回.csv", "字典,代码,名称,上级代码\n单位类型,ok1,好的,\n没有这个,a,甲,\n生产安全事故等级,5,轻微,\n单位类型,enterprise,公司,\n单位类型,b,乙,nowhere\n单位类型,c,丙,c\n单位类型,坏 码,丁,\n单位类型,d,,\n");
        var page = await visitor.Page(import);
        Tiles(page).Select(t => t.Figure).ShouldBe(["1", "0", "0", "7"]);
        var told = page.Texts("#wrong tbody tr");
        foreach (var (line, said) in new[] { "“没有这个”不在可选范围内", "不接受本级新增", "“企业”在这段时间已用这个代码", "没有代码“nowhere”", "上级不能是它自己", "代码只用字母", "名称：请填写此项" }.Index()) told[line].ShouldContain(said);
    }

    [Fact]
    public async Task After_thirty_days_the_file_is_gone_and_the_rest_stays()
    {
        await using var other = await AnlanApp.Another();
        var visitor = await other.District();
        var import = await TriedAsync(visitor, "organisations", "旧.csv", Headings + "旧厂,,企业,青衣街道,\n");
        await DoAsync(visitor, import, "start");
        other.Clock.Advance(TimeSpan.FromDays(31));
        var runner = other.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<ImportRunner>().Single();
        (await runner.SweepAsync(Stop)).ShouldBe(1);
        await using var scope = await other.Work();
        await using var pieces = scope.Work.Command("select count(*) from imports.piece");
        (await pieces.ExecuteScalarAsync(Stop)).ShouldBe(0L);
        (await scope.Services.GetRequiredService<ImportsDb>().Imports.SingleAsync(Stop)).Added.ShouldBe(1);
    }

    static (string Label, string Figure)[] Tiles(IHtmlDocument page) => [.. page.QuerySelectorAll(".tile").Select(t => (t.QuerySelector(".tile-label")!.Words(), t.QuerySelector(".tile-figure")!.Words()))];

    static string[] Chosen(IHtmlDocument page) => [.. page.QuerySelectorAll<IHtmlSelectElement>("select[name^=column-]").Select(s => s.Value ?? "")];

    static long IdOf(string import) => long.Parse(import.Split('/')[^1]);

    static Task<string> UploadAsync(Visitor visitor, string register, string name, string text) => UploadAsync(visitor, register, name, Encoding.UTF8.GetBytes(text));

    static async Task<string> UploadAsync(Visitor visitor, string register, string name, byte[] bytes)
    {
        var answer = await visitor.Upload(await visitor.Page($"/imports/new?register={register}"), "upload", name, bytes, ("Input.Note", "测试表格"));
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Text);
        return new Uri(new("http://localhost"), answer.Location!).AbsolutePath.Replace("/columns", "");
    }

    static Task<string> TriedAsync(Visitor visitor, string register, string name, string text) => TriedAsync(visitor, register, name, Encoding.UTF8.GetBytes(text));

    static async Task<string> TriedAsync(Visitor visitor, string register, string name, byte[] bytes)
    {
        var import = await UploadAsync(visitor, register, name, bytes);
        var answer = await visitor.Submit(await visitor.Page(import + "/columns"), "columns");
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Text);
        await EndedAsync(visitor, import);
        return import;
    }

    static async Task DoAsync(Visitor visitor, string import, string what)
    {
        (await visitor.Submit(await visitor.Page(import), what)).Status.ShouldBe(HttpStatusCode.Redirect);
        await EndedAsync(visitor, import);
    }

    static async Task UndoAsync(Visitor visitor, string import)
    {
        (await visitor.Submit(await visitor.Page(import), "undo", ("Undo.Reason", "导错了"))).Status.ShouldBe(HttpStatusCode.Redirect);
        await EndedAsync(visitor, import);
        (await visitor.Page(import)).QuerySelector("h1")!.Words().ShouldContain("已撤销");
    }

    static async Task EndedAsync(Visitor visitor, string import)
    {
        for (var i = 0; i < 300; i++)
        {
            var page = await visitor.Page(import);
            if (page.QuerySelector("anlan-progress") is null) return;
            await Task.Delay(50, Stop);
        }
        throw new TimeoutException((await visitor.Page(import)).Body!.TextContent);
    }

    Task<long> CountAsync(string condition) => CountAsync("organisation", condition);

    async Task<long> CountAsync(string table, string condition)
    {
        await using var scope = await app.Work();
        await using var command = scope.Work.Command($"select count(*) from library.{table} where {condition}");
        return (long)(await command.ExecuteScalarAsync(Stop))!;
    }
}
