using System.Net;
using Anlan.Platform.Identity;
using Anlan.Testing;

namespace Anlan.Affairs.Tests.SelfEvaluation.Pages;

public sealed class EvaluationPageTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    public static TheoryData<string> Codes => Bureaus.All;

    [Theory]
    [InlineData("")]
    [InlineData("/indicators")]
    [InlineData("/findings")]
    [InlineData("/figures")]
    [InlineData("/figures/initial_budget")]
    [InlineData("/what-if")]
    [InlineData("/history")]
    [InlineData("/projects")]
    [InlineData("/evaluation.json")]
    [InlineData("/version/1.yaml")]
    public async Task An_evaluation_that_is_not_there_is_not_found(string view)
    {
        var visitor = await app.LogIn(Role.FinanceOfficer);
        foreach (var code in (string[])["nowhere-2021", "PINGSHAN-2021", "..%2F..%2Fetc%2Fpasswd", "%3Cscript%3E"])
            (await visitor.Get(Pages.Of + code + view)).Status.ShouldBe(HttpStatusCode.NotFound, code);
    }

    [Theory]
    [InlineData("pingshan-2021/figures/no_such_input")]
    [InlineData("pingshan-2021/figures/%3Cscript%3E")]
    [InlineData("longgang-2020/figures/initial_budget")]
    [InlineData("pingshan-2021/version/0.yaml")]
    [InlineData("pingshan-2021/version/2.yaml")]
    [InlineData("pingshan-2021/version/99999999999999.yaml")]
    [InlineData("pingshan-2021/version/-1.yaml")]
    [InlineData("pingshan-2021/projects")]
    [InlineData("longgang-2020/indicators")]
    [InlineData("longgang-2020/figures")]
    [InlineData("longgang-2020/what-if")]
    public async Task What_an_evaluation_does_not_have_is_not_found(string path) =>
        (await (await app.LogIn(Role.FinanceOfficer)).Get(Pages.Of + path)).Status.ShouldBe(HttpStatusCode.NotFound);

    [Theory, MemberData(nameof(Codes))]
    public async Task Every_view_that_the_tabs_offer_is_there_in_both_languages(string code)
    {
        foreach (var language in (string[])["zh-CN", "en"])
        {
            var visitor = (await app.LogIn(Role.Reader)).Reading(language);
            var overview = await visitor.Page(Pages.Of + code);
            var tabs = overview.QuerySelectorAll(".tabs a").Select(a => a.GetAttribute("href")!).ToList();
            tabs.Count.ShouldBeGreaterThan(3);
            foreach (var tab in tabs) (await visitor.Page(tab)).QuerySelector(".tabs a[aria-current]")!.GetAttribute("href").ShouldBe(tab);
        }
    }

    [Fact]
    public async Task The_overview_of_Pingshan_says_how_93_8_became_93_7()
    {
        var page = await (await app.LogIn(Role.Reader)).Page(Pages.Of + "pingshan-2021");
        var total = page.QuerySelector(".tile")!.Words();
        total.ShouldContain("93.7");
        total.ShouldContain("未取整 93.7327；公布 93.7");
        page.QuerySelector(".notice.tone-info")!.Words().ShouldContain("93.8");
    }

    [Theory, MemberData(nameof(Codes))]
    public async Task Every_finding_of_the_case_stands_on_its_page(string code)
    {
        var page = await (await app.LogIn(Role.Reader)).Page(Pages.Of + code + "/findings");
        page.QuerySelectorAll(".finding-list > li").Length.ShouldBe(Bureaus.Evaluate(code).Findings.Count);
    }

    [Fact]
    public async Task Every_indicator_of_Pingshan_opens_into_its_trace()
    {
        var page = await (await app.LogIn(Role.Reader)).Page(Pages.Of + "pingshan-2021/indicators");
        var rows = page.QuerySelectorAll("details.ledger-row");
        rows.Select(r => r.Id).ShouldBe(Bureaus.Evaluate("pingshan-2021").Edition.Indicators.Select(i => i.Code));
        rows.ShouldAllBe(r => r.QuerySelector(".tree") != null && r.QuerySelector(".sentences li") != null);
        page.QuerySelector("#procurement").ShouldNotBeNull().Words().ShouldContain("第 657 行");
    }

    [Theory]
    [InlineData("a=pingshan-2021&b=futian-2020", "93.70", "93.16")]
    [InlineData("a=pingshan-2021&b=pingshan-2021", "93.7", "93.7")]
    public async Task Two_evaluations_stand_side_by_side(string query, string first, string second)
    {
        var page = await (await app.LogIn(Role.Reader)).Page($"{Pages.List}/compare?{query}");
        var total = page.Texts(".compare tbody tr:first-child td");
        total[0].ShouldBe(first);
        total[1].ShouldBe(second);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?a=pingshan-2021")]
    [InlineData("?a=nowhere&b=%3Cscript%3E")]
    [InlineData("?a=longgang-2020&b=pingshan-2021")]
    public async Task A_comparison_that_cannot_be_made_still_answers(string query) =>
        await (await app.LogIn(Role.Reader)).Page($"{Pages.List}/compare{query}");
}
