using System.Net;
using AngleSharp.Html.Dom;
using Anlan.Affairs.Departments;
using Anlan.Platform.Identity;
using Anlan.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Affairs.Tests.Departments;

/// <summary>Departments, their sections and who fills in for them, on the pages.</summary>
public sealed class DepartmentPageTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    const string List = "/affairs/departments";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_finance_officer_adds_a_department_with_sections_and_lets_somebody_fill_in()
    {
        var officer = await app.LogIn(Role.FinanceOfficer);
        var department = await AddAsync(officer, "990101-200", "安澜区森林消防大队");
        var section = await AddSectionAsync(officer, department, "01", "综合科");
        var page = await officer.Page(section);
        var reader = ((IHtmlSelectElement)page.QuerySelector("select[name='Input.User']")!).Options.Single(o => o.Text.Contains("reader")).Value;
        (await officer.Submit(page, "member", ("Input.User", reader))).Location.ShouldBe(section);
        (await officer.Page(department)).QuerySelectorAll("#sections tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("许宁");
        // Taken out again; who takes out somebody who is gone already does no harm.
        var members = await officer.Page(section);
        var member = members.QuerySelector("#members button[name=member]")!.GetAttribute("value")!;
        for (var i = 0; i < 2; i++) (await officer.Submit(members, "remove-member", ("member", member))).Location.ShouldBe(section);
        (await officer.Page(section)).QuerySelector("#members button[name=member]").ShouldBeNull();
    }

    [Fact]
    public async Task The_office_fills_in_for_every_section_and_others_for_their_own()
    {
        await using var scope = await app.Work("990101");
        var register = scope.Services.GetRequiredService<DepartmentRegister>();
        var users = await scope.Services.GetRequiredService<UserDirectory>().Users.Where(u => u.UserName == "finance" || u.UserName == "section").ToDictionaryAsync(u => u.UserName!, u => u.Id, Stop);
        (await register.ListFilledByAsync(users["finance"], Stop)).Select(s => s.NameZh).ShouldBe(["办公室", "应急指挥科", "安全生产监督科", "防灾减灾科", "综合执法大队"]);
        (await register.ListFilledByAsync(users["section"], Stop)).Select(s => s.NameZh).ShouldBe(["应急指挥科"]);
        (await register.ListFilledByAsync(Guid.NewGuid(), Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_code_stands_for_one_department_of_a_division_and_one_section_of_a_department()
    {
        var officer = await app.LogIn(Role.FinanceOfficer);
        var department = await AddAsync(officer, "990101-201", "某单位");
        var twin = await officer.Submit(await officer.Page(List + "/new"), "department", ("Input.Code", "990101-201"), ("Input.NameZh", "另一个"), ("Input.Division", "990101"));
        twin.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        twin.Document.QuerySelector(".field-error")!.TextContent.ShouldContain("已有这个代码");
        await AddSectionAsync(officer, department, "07", "甲科");
        var same = await officer.Submit(await officer.Page(department + "/sections/new"), "section", ("Input.Code", "07"), ("Input.NameZh", "乙科"));
        same.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        same.Document.QuerySelector(".field-error")!.TextContent.ShouldContain("已有这个代码的科室");
    }

    [Fact]
    public async Task Two_people_changing_one_department_the_second_is_told_and_loses_nothing()
    {
        var (first, second) = (await app.LogIn(Role.FinanceOfficer), await app.LogIn(Role.FinanceOfficer));
        var department = await AddAsync(first, "990101-202", "原名");
        var (hers, his) = (await first.Page(department + "/edit"), await second.Page(department + "/edit"));
        (await first.Submit(hers, "department", ("Input.NameZh", "她的名称"))).Location.ShouldBe(department);
        var told = await second.Submit(his, "department", ("Input.NameEn", "His name"));
        told.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        told.Text.ShouldContain("已被他人修改");
        (await second.Submit(told.Document, "department")).Location.ShouldBe(department);
        (await first.Page(department)).QuerySelector("h1")!.TextContent.ShouldContain("她的名称");
        (await first.Reading("en").Page(department)).QuerySelector("h1")!.TextContent.ShouldContain("His name");
    }

    [Fact]
    public async Task Two_people_changing_one_section_the_second_is_told_and_loses_nothing()
    {
        var (first, second) = (await app.LogIn(Role.FinanceOfficer), await app.LogIn(Role.FinanceOfficer));
        var section = await AddSectionAsync(first, await AddAsync(first, "990101-203", "某单位"), "01", "甲科");
        var (hers, his) = (await first.Page(section + "/edit"), await second.Page(section + "/edit"));
        (await first.Submit(hers, "section", ("Input.Leads", "true"), ("Input.Reason", "牵头"))).Location.ShouldBe(section);
        var told = await second.Submit(his, "section", ("Input.NameZh", "乙科"));
        told.Document.QuerySelector(".notice table")!.TextContent.ShouldContain("牵头");
        (await second.Submit(told.Document, "section")).Location.ShouldBe(section);
        await using var scope = await app.Work();
        var now = await scope.Services.GetRequiredService<DepartmentRegister>().FindSectionAsync(long.Parse(section.Split('/')[^1]), Stop);
        (now!.NameZh, now.Leads).ShouldBe(("乙科", true));
    }

    [Theory, InlineData(Role.Reader), InlineData(Role.SectionOfficer), InlineData(Role.Leader)]
    public async Task Whoever_only_reads_changes_nothing(string role)
    {
        var visitor = await app.LogIn(role);
        var page = await visitor.Page(List);
        page.QuerySelector("a[href$='/new']").ShouldBeNull();
        var department = page.QuerySelector("#departments tbody a")!.GetAttribute("href")!;
        foreach (var path in (string[])[List + "/new", department + "/edit", department + "/sections/new"]) (await visitor.Get(path)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
        var section = (await visitor.Page(department)).QuerySelector("#sections tbody a")!.GetAttribute("href")!;
        (await visitor.Get(section + "/edit")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.Page(section)).QuerySelector("select[name='Input.User']").ShouldBeNull();
    }

    static async Task<string> AddAsync(Visitor officer, string code, string name)
    {
        var added = await officer.Submit(await officer.Page(List + "/new"), "department", ("Input.Code", code), ("Input.NameZh", name), ("Input.Division", "990101"));
        added.Status.ShouldBe(HttpStatusCode.Redirect, added.Text);
        return added.Location!;
    }

    static async Task<string> AddSectionAsync(Visitor officer, string department, string code, string name)
    {
        var added = await officer.Submit(await officer.Page(department + "/sections/new"), "section", ("Input.Code", code), ("Input.NameZh", name));
        added.Location.ShouldBe(department, added.Text);
        return (await officer.Page(department)).QuerySelectorAll("#sections tbody a").Single(a => a.TextContent.Contains(name)).GetAttribute("href")!;
    }
}
