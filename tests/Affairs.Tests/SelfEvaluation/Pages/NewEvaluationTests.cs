using System.Net;
using Anlan.Platform.Identity;
using Anlan.Testing;

namespace Anlan.Affairs.Tests.SelfEvaluation.Pages;

public sealed class NewEvaluationTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    static readonly (string Field, string Value)[] Right =
        [("Entry.BureauZh", "深圳市南山区应急管理局"), ("Entry.BureauEn", "Emergency Management Bureau of Nanshan District"), ("Entry.Division", "440305"), ("Entry.Year", "2021"), ("Entry.Framework", "shenzhen-2021")];

    [Fact]
    public async Task It_begins_with_everything_missing_and_no_total()
    {
        var visitor = await app.LogIn(Role.FinanceOfficer);
        (await Create(visitor)).Location.ShouldBe(Pages.Of + "440305-2021/figures");
        var overview = await visitor.Page(Pages.Of + "440305-2021");
        var total = overview.QuerySelector(".tile")!.Words();
        total.ShouldContain("缺失");
        total.ShouldContain("24 个指标缺得分；已有合计 0");
        (await visitor.Page(Pages.Of + "440305-2021/indicators")).QuerySelectorAll("details.ledger-row").ShouldAllBe(r => r.TextContent.Contains("缺失"));
        (await visitor.Page(Pages.Of + "440305-2021/history")).QuerySelector(".timeline-entry")!.Words().ShouldContain("周静 (finance) · 新建");
        (await visitor.Reading("en").Page(Pages.Of + "440305-2021/history")).QuerySelector(".timeline-entry")!.Words().ShouldContain("Created");

        var again = await Create(visitor);
        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        again.Document.QuerySelector(".notice.tone-serious")!.TextContent.ShouldContain("440305-2021");
    }

    [Theory]
    [InlineData("Entry.BureauZh", "")]
    [InlineData("Entry.BureauZh", "   ")]
    [InlineData("Entry.Division", "")]
    [InlineData("Entry.Division", "44030")]
    [InlineData("Entry.Division", "44030５")]
    [InlineData("Entry.Division", "../../..")]
    [InlineData("Entry.Year", "")]
    [InlineData("Entry.Year", "2019")]
    [InlineData("Entry.Year", "next")]
    [InlineData("Entry.Year", "99999999999")]
    [InlineData("Entry.Framework", "")]
    public async Task What_is_wrong_is_said_beside_its_field(string field, string value)
    {
        var answer = await Create(await app.LogIn(Role.FinanceOfficer), (field, value), ("Entry.Division", "440399"));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Document.QuerySelectorAll(".field-invalid").ShouldHaveSingleItem().QuerySelector("input, select")!.GetAttribute("name").ShouldEndWith(field[5..]);
    }

    async Task<Answer> Create(Visitor visitor, params (string Field, string Value)[] otherwise)
    {
        var page = await visitor.Page(Pages.List + "/new");
        return await visitor.Submit(page, "new", [.. Right.Select(r => otherwise.Where(o => o.Field == r.Field).Append(r).First())]);
    }
}
