using System.Net;
using AngleSharp.Html.Dom;
using Anlan.Platform.Identity;
using Anlan.Testing;

namespace Anlan.Affairs.Tests.SelfEvaluation.Pages;

public sealed class WhatIfTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    const string Address = Pages.Of + "pingshan-2021/what-if";

    [Fact]
    public async Task Another_figure_gives_another_total_beside_the_kept_one_and_nothing_is_saved()
    {
        var before = await app.Kept("pingshan-2021");
        var visitor = await app.LogIn(Role.Reader);
        var answer = await visitor.Submit(await visitor.Page(Address), "main form", ("i.actual_procurement", "260 万元"));
        answer.Status.ShouldBe(HttpStatusCode.OK);
        Totals(answer.Document).ShouldBe(["93.7", "92.8"]);
        answer.Document.QuerySelector("input[name='i.actual_procurement']")!.GetAttribute("value").ShouldBe("260 万元");
        (await app.Kept("pingshan-2021")).ShouldBe(before);
        (await visitor.Page(Pages.Of + "pingshan-2021")).QuerySelector(".tile")!.Words().ShouldContain("93.7");
    }

    [Theory]
    [InlineData("i.actual_procurement=2600000元", "92.8")]
    [InlineData("i.actual_procurement=260", "92.8")]
    [InlineData("i.actual_procurement=２６０", "92.8")]
    [InlineData("i.actual_procurement=252.26万元", "93.8")]
    [InlineData("i.satisfaction=50%25&i.actual_procurement=245.81万元", "—")]
    public async Task Units_are_read_as_people_write_them(string query, string total)
    {
        var totals = Totals(await (await app.LogIn(Role.Reader)).Page(Address + "?" + query));
        totals[0].ShouldBe("93.7");
        if (total != "—") totals[1].ShouldBe(total);
    }

    [Fact]
    public async Task A_figure_taken_away_leaves_no_total()
    {
        var page = await (await app.LogIn(Role.Reader)).Page(Address + "?i.three_publics_actual=-");
        var row = page.QuerySelectorAll(".compare tbody tr").First(r => r.QuerySelector("th")!.Words().StartsWith("公用经费控制率"));
        row.Texts("td")[0].ShouldBe("5.0");
        row.Texts("td")[1].ShouldNotBe("0.0");
    }

    [Fact]
    public async Task Another_framework_is_laid_beside_the_kept_one()
    {
        var page = await (await app.LogIn(Role.Reader)).Page(Address + "?framework=shenzhen-2020");
        page.QuerySelectorAll(".compare tbody tr").Length.ShouldBeGreaterThan(20);
        page.QuerySelector("select[name=framework] option[selected]")!.GetAttribute("value").ShouldBe("shenzhen-2020");
    }

    [Theory]
    [InlineData("i.actual_procurement=many")]
    [InlineData("i.actual_procurement=260%25")]
    [InlineData("i.actual_procurement=%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("i.actual_procurement=99999999999999999999999999999999999万元")]
    public async Task What_cannot_be_read_is_said_beside_its_field(string query)
    {
        var page = await (await app.LogIn(Role.Reader)).Page(Address + "?" + query);
        var typed = Uri.UnescapeDataString(query.Split('=')[1]);
        var field = page.QuerySelector(".field-invalid").ShouldNotBeNull();
        field.QuerySelector("input[aria-invalid=true]")!.GetAttribute("value").ShouldBe(typed);
        page.QuerySelectorAll(".compare").ShouldBeEmpty();
        page.QuerySelectorAll("script:not([src])").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_choice_that_does_not_exist_is_told()
    {
        var page = await (await app.LogIn(Role.Reader)).Page(Address + "?i.budget_fits_duties=maybe");
        page.QuerySelector(".field-invalid select[aria-invalid=true]").ShouldNotBeNull();
        page.QuerySelectorAll(".compare").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("framework=none")]
    [InlineData("framework=shenzhen-project-table-2020")]
    [InlineData("i.no_such_input=1")]
    [InlineData("i.actual_procurement=")]
    public async Task What_is_not_known_counts_as_not_asked(string query) =>
        (await (await app.LogIn(Role.Reader)).Page(Address + "?" + query)).QuerySelectorAll(".compare").ShouldBeEmpty();

    [Fact]
    public async Task An_impossible_quantity_is_no_failure()
    {
        var visitor = await app.LogIn(Role.Reader);
        foreach (var figure in (string[])["0 元", "-5 万元", "0.00000001 元", "99999999999999 万元"])
            (await visitor.Get(Address + "?i.planned_procurement=" + Uri.EscapeDataString(figure))).Status.ShouldBe(HttpStatusCode.OK, figure);
    }

    static string[] Totals(IHtmlDocument page) => page.Texts(".compare tbody tr:first-child td")[..2];
}
