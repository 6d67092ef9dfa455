using System.Net;
using Anlan.Platform.Identity;
using Anlan.Testing;

namespace Anlan.Affairs.Tests.SelfEvaluation.Pages;

public sealed class FillInTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    const string Futian = "futian-2020";

    [Fact]
    public async Task A_figure_becomes_a_new_version_with_who_when_and_why()
    {
        var visitor = await app.LogIn(Role.FinanceOfficer);
        var (before, _) = await app.Kept("zengcheng-2022");
        var answer = await Fill(visitor, "zengcheng-2022", "average_execution_rate", ("entry.Value", "97.15%"), ("entry.Document", "2022 年度部门决算报表"), ("entry.Line", "12"), ("entry.Why", "补录"));
        answer.Location.ShouldBe(Pages.Of + "zengcheng-2022/figures#average_execution_rate");

        var (after, text) = await app.Kept("zengcheng-2022");
        after.ShouldBe(before + 1);
        text.ShouldContain("97.15%");
        var figures = await visitor.Page(Pages.Of + "zengcheng-2022/figures");
        figures.QuerySelector("#average_execution_rate")!.Words().ShouldContain("2022 年度部门决算报表，第 12 行");
        var newest = (await visitor.Page(Pages.Of + "zengcheng-2022/history")).Texts(".timeline-entry")[0];
        newest.ShouldContain($"第 {after} 版");
        newest.ShouldContain("周静 (finance) · 补录");
        // The score of the indicator, the total of the list and the total of the page come from the new version at once.
        var score = (await visitor.Page(Pages.Of + "zengcheng-2022/indicators")).QuerySelector("details.ledger-row")!.Words();
        score.ShouldContain("计算");
        score.ShouldContain("9.715");
        (await visitor.Page(Pages.List + "?name=zengcheng")).QuerySelector("#evaluations tbody tr")!.Words().ShouldContain("99.215");
    }

    [Theory]
    [InlineData("245.81", "245.81 元")]
    [InlineData("１，２４５．８１", "1245.81 元")]
    [InlineData(" 1,245.81 万元 ", "1245.81 万元")]
    public async Task Money_without_a_unit_is_in_the_unit_of_the_evaluation(string typed, string kept)
    {
        var visitor = await app.LogIn(Role.FinanceOfficer);
        (await Fill(visitor, Futian, "planned_procurement", ("entry.Value", typed), ("entry.Document", "决算"), ("entry.Why", "核对"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await app.Kept(Futian)).Text.ShouldContain($"planned_procurement:\n    value: \"{kept}\"");
    }

    [Fact]
    public async Task A_figure_taken_out_is_missing_and_not_zero()
    {
        var visitor = await app.LogIn(Role.FinanceOfficer);
        (await Fill(visitor, "shangjie-2021", "beneficiaries_actual", ("entry.Value", ""), ("entry.Why", "没有凭据"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Page(Pages.Of + "shangjie-2021/figures")).QuerySelector("#beneficiaries_actual")!.Words().ShouldContain("缺失");
    }

    [Theory]
    [InlineData("entry.Value", "many")]
    [InlineData("entry.Value", "9,99%")]
    [InlineData("entry.Value", "1e5 元")]
    [InlineData("entry.Value", "99999999999999999999999999999999 万元")]
    [InlineData("entry.Value", "245.81%")]
    [InlineData("entry.Document", "")]
    [InlineData("entry.Line", "twelve")]
    [InlineData("entry.Why", " ")]
    public async Task What_is_wrong_is_said_beside_its_field_and_everything_typed_stays(string field, string value)
    {
        var before = await app.Kept(Futian);
        var visitor = await app.LogIn(Role.FinanceOfficer);
        (string Field, string Value)[] right = [("entry.Value", "245.81 万元"), ("entry.Document", "决算"), ("entry.Place", "表 3"), ("entry.Line", "12"), ("entry.Why", "核对")];
        var answer = await Fill(visitor, Futian, "planned_procurement", [.. right.Select(r => r.Field == field ? (field, value) : r)]);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var wrong = answer.Document.QuerySelectorAll(".field-invalid").ShouldHaveSingleItem();
        wrong.QuerySelector("input")!.GetAttribute("name").ShouldBe(field);
        wrong.QuerySelector(".field-error")!.TextContent.ShouldNotBeNullOrWhiteSpace();
        foreach (var (name, typed) in right.Where(r => r.Field != field))
            answer.Document.QuerySelector($"input[name='{name}']")!.GetAttribute("value").ShouldBe(typed);
        (answer.Document.QuerySelector($"input[name='{field}']")!.GetAttribute("value") ?? "").ShouldBe(value);
        (await app.Kept(Futian)).ShouldBe(before);
    }

    [Fact]
    public async Task A_judgement_needs_judge_reason_and_evidence()
    {
        var answer = await Fill(await app.LogIn(Role.FinanceOfficer), "pingshan-2021", "budget_fits_duties", ("entry.Value", "yes"), ("entry.Standing", "judged"), ("entry.Why", "评判"));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Document.QuerySelectorAll(".field-invalid input").Select(i => i.GetAttribute("name")).ShouldBe(["entry.Judge", "entry.Reason", "entry.Evidence"]);
    }

    [Fact]
    public async Task An_option_that_the_form_does_not_offer_is_refused()
    {
        var visitor = await app.LogIn(Role.FinanceOfficer);
        var page = await visitor.Page(Pages.Of + "pingshan-2021/figures/budget_disclosure");
        var option = page.CreateElement("option");
        option.SetAttribute("value", "invented");
        page.QuerySelector("select[name='entry.Value']")!.AppendChild(option);
        var before = await app.Kept("pingshan-2021");
        var answer = await visitor.Submit(page, "figure", ("entry.Value", "invented"), ("entry.Document", "x"), ("entry.Standing", "printed"), ("entry.Why", "x"));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await app.Kept("pingshan-2021")).ShouldBe(before);
    }

    [Fact]
    public async Task The_second_of_two_is_told_keeps_what_he_typed_and_then_saves_on_top()
    {
        var (first, second) = (await app.LogIn(Role.FinanceOfficer), await app.LogIn(Role.FinanceOfficer));
        var opened = await second.Page(Pages.Of + Futian + "/figures/q1_cumulative");
        (await Fill(first, Futian, "q2_cumulative", ("entry.Value", "2000 万元"), ("entry.Document", "季报"), ("entry.Why", "二季度"))).Status.ShouldBe(HttpStatusCode.Redirect);

        var told = await second.Submit(opened, "figure", ("entry.Value", "1000 万元"), ("entry.Standing", "printed"), ("entry.Document", "季报"), ("entry.Why", "一季度"));
        told.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        told.Document.QuerySelector(".notice.tone-serious")!.Words().ShouldContain("别人已保存了新版本");
        told.Document.QuerySelector("input[name='entry.Value']")!.GetAttribute("value").ShouldBe("1000 万元");
        (await app.Kept(Futian)).Text.ShouldNotContain("1000 万元");

        (await second.Submit(told.Document, "figure")).Status.ShouldBe(HttpStatusCode.Redirect);
        var (_, text) = await app.Kept(Futian);
        text.ShouldContain("1000 万元");
        text.ShouldContain("2000 万元");
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"}: - & * ! | > ' % @ `")]
    [InlineData("a\\\"b\\n\u202Eevil\u200B")]
    [InlineData("𠮷野家 👩‍🚒 ﷽ Ω≈ç√∫")]
    [InlineData("yes")]
    [InlineData("null")]
    [InlineData("'; drop table affairs.evaluation; --")]
    [InlineData("{zh: x, en: y}")]
    public async Task Whatever_is_typed_comes_back_as_it_was_typed(string text)
    {
        var visitor = await app.LogIn(Role.FinanceOfficer);
        var saved = await Fill(visitor, "pingshan-2021", "annual_total_budget", ("entry.Value", "12320.55 万元"), ("entry.Document", text), ("entry.Place", text), ("entry.Why", text));
        saved.Status.ShouldBe(HttpStatusCode.Redirect, saved.Document.QuerySelector("main")?.TextContent);
        var figures = await visitor.Page(Pages.Of + "pingshan-2021/figures");
        figures.QuerySelectorAll("script:not([src])").ShouldBeEmpty();
        figures.QuerySelector("#annual_total_budget .figure-source")!.TextContent.ShouldContain($"（{text}，{text}");
        (await visitor.Page(Pages.Of + "pingshan-2021/history")).QuerySelector(".timeline-entry")!.TextContent.ShouldContain(text);
        var again = await visitor.Page(Pages.Of + "pingshan-2021/figures/annual_total_budget");
        again.QuerySelector("input[name='entry.Document']")!.GetAttribute("value").ShouldBe(text);
        again.QuerySelector("input[name='entry.Place']")!.GetAttribute("value").ShouldBe(text);
    }

    // A database text cannot hold it; nobody types it by accident, so the plain error page will do.
    [Theory]
    [InlineData("entry.Document")]
    [InlineData("entry.Why")]
    [InlineData("entry.Value")]
    public async Task A_zero_character_is_refused(string field)
    {
        var before = await app.Kept("pingshan-2021");
        (string Field, string Value)[] right = [("entry.Value", "12320.55 万元"), ("entry.Document", "决算"), ("entry.Why", "核对")];
        var answer = await Fill(await app.LogIn(Role.FinanceOfficer), "pingshan-2021", "annual_total_budget", [.. right.Select(r => r.Field == field ? (field, r.Value + "\0") : r)]);
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await app.Kept("pingshan-2021")).ShouldBe(before);
    }

    static async Task<Answer> Fill(Visitor visitor, string code, string input, params (string Field, string Value)[] values)
    {
        var page = await visitor.Page($"{Pages.Of}{code}/figures/{input}");
        var standing = values.Any(v => v.Field == "entry.Standing") ? values : [.. values, ("entry.Standing", "printed")];
        return await visitor.Submit(page, "figure", standing);
    }
}
