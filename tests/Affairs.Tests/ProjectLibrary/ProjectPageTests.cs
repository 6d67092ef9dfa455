using System.Net;
using AngleSharp.Html.Dom;
using Anlan.Affairs.ProjectLibrary;
using Anlan.Platform.Identity;
using Anlan.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Anlan.Affairs.Tests.ProjectLibrary;

/// <summary>Projects on their way into the library, as sections, the finance officer and readers see them.</summary>
public sealed class ProjectPageTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    const string List = "/affairs/projects";

    static readonly (string, string)[] Aspects =
        [.. new[] { "Necessity", "Economy", "Targets", "Feasibility", "Funding" }.SelectMany(a => new[] { ($"Input.{a}Points", "15.5"), ($"Input.{a}Finding", "有依据") })];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_project_is_let_in_only_after_an_appraisal_that_does_not_refuse_it()
    {
        var (section, finance) = (await app.LogIn(Role.SectionOfficer), await app.LogIn(Role.FinanceOfficer));
        var project = await AddAsync(section, "N-001", "新设监测点", "new");
        (await Move(section, project, "ask")).Location.ShouldBe(project);
        (await section.Page(project)).QuerySelector("button[name='Move.Act']").ShouldBeNull("what waits for a decision is not touched by its section");
        (await section.Get(project + "/edit")).Status.ShouldBe(HttpStatusCode.NotFound);

        var page = await finance.Page(project);
        page.QuerySelector("button[value=store]").ShouldBeNull();
        page.QuerySelector("main")!.TextContent.ShouldContain("要先做事前绩效评估");
        (await finance.Submit(await finance.Page(project + "/appraise"), "appraisal", [("Input.Result", "refuse"), ("Input.Opinion", "目标不清"), .. Aspects])).Location.ShouldBe(project);
        (await finance.Page(project)).QuerySelector("button[value=store]").ShouldBeNull("it was refused");
        var incomplete = await finance.Submit(await finance.Page(project + "/appraise"), "appraisal", [("Input.Result", "adjust"), ("Input.Opinion", "核减"), .. Aspects]);
        incomplete.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        incomplete.Document.QuerySelector(".field-error")!.TextContent.ShouldContain("请填写建议金额");
        (await finance.Submit(incomplete.Document, "appraisal", ("Input.Proposed", "900000"))).Location.ShouldBe(project);
        (await finance.Page(project)).QuerySelector("main")!.TextContent.ShouldContain("77.5 分");
        (await Move(finance, project, "store")).Location.ShouldBe(project);
        (await section.Page(project)).QuerySelector("h1")!.ParentElement!.TextContent.ShouldContain("已入库");
    }

    [Fact]
    public async Task A_section_fills_in_for_itself_alone()
    {
        var section = await app.LogIn(Role.SectionOfficer);
        ((IHtmlSelectElement)(await section.Page(List + "/new")).QuerySelector("select[name='Input.SectionId']")!).Options.Select(o => o.Text).Where(t => t != "请选择").ShouldBe(["应急指挥科"]);
        await using var scope = await app.Work("990101");
        var others = await scope.Services.GetRequiredService<ProjectRegister>().All.SingleAsync(p => p.Code == "2026-03-001", Stop);
        var page = await section.Page($"{List}/{others.Id}");
        page.QuerySelector("a[href$='/edit']").ShouldBeNull();
        (await section.Get($"{List}/{others.Id}/edit")).Status.ShouldBe(HttpStatusCode.NotFound);
        // Also with a section that its form does not offer.
        var form = await section.Page(List + "/new");
        var forged = await section.Post(List + "/new", [.. Hidden(form), .. Right("F-001", "冒填", "continuing"), ("Input.SectionId", $"{others.SectionId}")]);
        forged.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task What_is_refused_is_mended_and_asked_for_again_and_what_is_ended_stays_so()
    {
        var (section, finance) = (await app.LogIn(Role.SectionOfficer), await app.LogIn(Role.FinanceOfficer));
        var project = await AddAsync(section, "R-001", "值守保障", "continuing");
        await Move(section, project, "ask");
        (await Move(finance, project, "refuse")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity, "a reason is needed");
        (await Move(finance, project, "refuse", "测算依据不足")).Location.ShouldBe(project);
        (await section.Page(project)).QuerySelector(".tone-serious.notice")!.TextContent.ShouldContain("测算依据不足");
        (await section.Submit(await section.Page(project + "/edit"), "project", ("Input.Basis", "区府办〔2026〕5号"))).Location.ShouldBe(project);
        await Move(section, project, "ask");
        await Move(finance, project, "store");
        (await section.Submit(await section.Page(project + "/edit"), "project", ("Input.Total", "1"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity, "of a project in the library a reason is asked");
        (await Move(finance, project, "end", "任务取消")).Location.ShouldBe(project);
        (await section.Get(project + "/edit")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await finance.Page(project)).QuerySelector("button[name='Move.Act']").ShouldBeNull();
    }

    [Fact]
    public async Task Two_people_changing_one_project_the_second_is_told_and_loses_nothing()
    {
        var (first, second) = (await app.LogIn(Role.SectionOfficer), await app.LogIn(Role.FinanceOfficer));
        var project = await AddAsync(first, "T-001", "两人同改", "continuing");
        var (hers, his) = (await first.Page(project + "/edit"), await second.Page(project + "/edit"));
        (await first.Submit(hers, "project", ("Input.Total", "250000.50"))).Location.ShouldBe(project);
        var told = await second.Submit(his, "project", ("Input.Purpose", "他的说明"));
        told.Document.QuerySelector(".notice table")!.TextContent.ShouldContain("总投资");
        (await second.Submit(told.Document, "project")).Location.ShouldBe(project);
        var text = (await first.Page(project)).QuerySelector(".key-values")!.TextContent;
        text.ShouldContain("250,000.50");
        text.ShouldContain("他的说明");
    }

    [Fact]
    public async Task Of_two_who_decide_about_one_project_the_second_is_told()
    {
        var (section, first, second) = (await app.LogIn(Role.SectionOfficer), await app.LogIn(Role.FinanceOfficer), await app.LogIn(Role.FinanceOfficer));
        var project = await AddAsync(section, "T-002", "两人同批", "continuing");
        await Move(section, project, "ask");
        var (hers, his) = (await first.Page(project), await second.Page(project));
        (await first.Submit(hers, "move", ("Move.Act", "store"))).Location.ShouldBe(project);
        var late = await second.Submit(his, "move", ("Move.Act", "refuse"), ("Move.Reason", "不办"));
        late.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        late.Text.ShouldContain("已被他人办理");
        (await first.Page(project)).QuerySelector("h1")!.ParentElement!.TextContent.ShouldContain("已入库");
    }

    [Theory]
    [InlineData("Input.Code", "坏 码", "编码为字母")]
    [InlineData("Input.LastYear", "2025", "不能早于起始年度")]
    [InlineData("Input.LastYear", "2060", "最多 20 年")]
    [InlineData("Input.Total", "1.234", "精确到分")]
    [InlineData("Input.Total", "-1", "")]
    [InlineData("Input.Kind", "other", "请从所列类型中选择")]
    [InlineData("Input.Code", "2026-01-001", "已有这个编码")]
    public async Task What_does_not_fit_is_told_beside_its_field(string field, string value, string said)
    {
        var officer = await app.LogIn(Role.FinanceOfficer);
        var page = await officer.Page(List + "/new");
        var answer = await officer.Post(List + "/new", [.. Hidden(page), .. Right("W-001", "错的", "continuing").Where(r => r.Item1 != field), ("Input.SectionId", SectionOf(page, "应急指挥科")), (field, value)]);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Document.QuerySelector(".field-error")!.TextContent.ShouldContain(said);
    }

    [Fact]
    public async Task The_kind_of_a_project_in_the_library_stays()
    {
        var finance = await app.LogIn(Role.FinanceOfficer);
        var project = (await finance.Page(List + "?q=2026-01-002")).QuerySelectorAll("main td a").OfType<IHtmlAnchorElement>().Single(a => a.TextContent == "信息化运行维护").PathName;
        var refused = await finance.Submit(await finance.Page(project + "/edit"), "project", ("Input.Kind", "new"), ("Input.Reason", "试试"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Document.QuerySelector(".field-error")!.TextContent.ShouldContain("不再改类型");
    }

    [Theory]
    [InlineData("insert into affairs.project (division, department_id, section_id, code, name, kind, money, first_year, last_year, total) select '990101', id, 1, 'X', 'X', 'new', 'general', 2026, 2025, 1 from affairs.department limit 1", PostgresErrorCodes.CheckViolation)]
    [InlineData("insert into affairs.project (division, department_id, section_id, code, name, kind, money, first_year, last_year, total) select '990101', id, 1, 'X', 'X', 'new', 'general', 2026, 2026, -1 from affairs.department limit 1", PostgresErrorCodes.CheckViolation)]
    [InlineData("update affairs.project set state = 'refused' where code = '2026-01-001'", PostgresErrorCodes.CheckViolation)]
    [InlineData("update affairs.project set state = 'stored' where code = '2026-03-001'", PostgresErrorCodes.CheckViolation)]
    [InlineData("update affairs.project set kind = 'new' where code = '2026-01-001'", PostgresErrorCodes.CheckViolation)]
    [InlineData("insert into affairs.project (division, department_id, section_id, code, name, kind, money, first_year, last_year, total, state) select '990101', id, 1, 'X', 'X', 'new', 'general', 2026, 2026, 1, 'stored' from affairs.department limit 1", PostgresErrorCodes.CheckViolation)]
    public async Task The_database_refuses_what_makes_no_sense(string sql, string state)
    {
        await using var scope = await app.Work("990101");
        await scope.Work.BecauseAsync("test", Stop);
        await using var command = scope.Work.Command(sql);
        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Stop))).SqlState.ShouldBe(state);
    }

    static (string, string)[] Right(string code, string name, string kind) =>
        [("Input.Code", code), ("Input.Name", name), ("Input.Kind", kind), ("Input.Money", "general"), ("Input.FirstYear", "2026"), ("Input.LastYear", "2026"), ("Input.Total", "120000")];

    static string SectionOf(IHtmlDocument page, string name) => ((IHtmlSelectElement)page.QuerySelector("select[name='Input.SectionId']")!).Options.Single(o => o.Text == name).Value;

    static IEnumerable<(string, string)> Hidden(IHtmlDocument page) => page.QuerySelector("main form")!.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(i => (i.Name!, i.Value));

    static async Task<string> AddAsync(Visitor visitor, string code, string name, string kind)
    {
        var page = await visitor.Page(List + "/new");
        var added = await visitor.Submit(page, "project", [.. Right(code, name, kind), ("Input.SectionId", SectionOf(page, "应急指挥科"))]);
        added.Status.ShouldBe(HttpStatusCode.Redirect, added.Text);
        return added.Location!;
    }

    static async Task<Answer> Move(Visitor visitor, string project, string act, string? why = null) =>
        await visitor.Submit(await visitor.Page(project), "move", why is null ? [("Move.Act", act)] : [("Move.Act", act), ("Move.Reason", why)]);
}
