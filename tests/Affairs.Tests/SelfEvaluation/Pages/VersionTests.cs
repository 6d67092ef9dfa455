using System.Text;
using System.Text.Json.Nodes;
using Anlan.Affairs.Tests.SelfEvaluation.Documents;
using Anlan.Platform.Identity;
using Anlan.Testing;

namespace Anlan.Affairs.Tests.SelfEvaluation.Pages;

public sealed class VersionTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    public static TheoryData<string> Codes => Bureaus.All;

    [Theory, MemberData(nameof(Codes))]
    public async Task A_version_is_downloaded_as_it_is_kept_and_comes_in_again_as_the_same_evaluation(string code)
    {
        var visitor = await app.LogIn(Role.FinanceOfficer);
        var kept = await app.Kept(code);
        using var file = await visitor.Download($"{Pages.Of}{code}/version/{kept.Version}.yaml");
        file.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe($"{code}-v{kept.Version}.yaml");
        var text = Encoding.UTF8.GetString(await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        text.ShouldBe(kept.Text);
        var first = await Json(visitor, code);

        var page = await visitor.Page(Pages.List + "/import");
        (await visitor.Upload(page, "import", "again.yaml", Encoding.UTF8.GetBytes(text), ("Entry.Why", "再导入"))).Location.ShouldBeNull("it is there already, and nobody asked to replace it");
        var answer = await visitor.Upload(page, "import", "again.yaml", Encoding.UTF8.GetBytes(text), ("Entry.Why", "再导入"), ("Entry.Replace", "true"));
        answer.Location.ShouldBe(Pages.Of + code);
        (await app.Kept(code)).Version.ShouldBe(kept.Version + 1);
        (await Json(visitor, code)).ToJsonString().ShouldBe(first.ToJsonString());
    }

    [Fact]
    public async Task A_bureau_evaluates_a_year_by_an_edition_once()
    {
        var visitor = await app.LogIn(Role.FinanceOfficer);
        var text = (await app.Kept("zengcheng-2022")).Text;
        var answer = await visitor.Upload(await visitor.Page(Pages.List + "/import"), "import", "twin.yaml",
            Encoding.UTF8.GetBytes(text.Replace("case: zengcheng-2022", "case: twin-2022")), ("Entry.Why", "另存"));
        answer.Location.ShouldBeNull();
        answer.Text.ShouldContain("zengcheng-2022");

        // Nor does it become a version of it: the addresses of the evaluation would lead nowhere.
        var replaced = await visitor.Upload(await visitor.Page(Pages.List + "/import"), "import", "twin.yaml",
            Encoding.UTF8.GetBytes(text.Replace("case: zengcheng-2022", "case: twin-2022")), ("Entry.Why", "另存"), ("Entry.Replace", "true"));
        replaced.Location.ShouldBeNull();
        replaced.Document.QuerySelector(".notice.tone-serious")!.Words().ShouldContain("“zengcheng-2022”");
        (await app.Kept("zengcheng-2022")).Text.ShouldNotContain("twin-2022");
    }

    [Fact]
    public async Task An_older_version_stays_as_it_was()
    {
        var visitor = await app.LogIn(Role.FinanceOfficer);
        var before = await app.Kept("futian-2020");
        var form = await visitor.Page(Pages.Of + "futian-2020/figures/q1_cumulative");
        await visitor.Submit(form, "figure", ("entry.Value", "1000 万元"), ("entry.Standing", "printed"), ("entry.Document", "季报"), ("entry.Why", "补录"));
        using var first = await visitor.Download(Pages.Of + "futian-2020/version/" + before.Version + ".yaml");
        (await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(before.Text);
        using var second = await visitor.Download(Pages.Of + $"futian-2020/version/{before.Version + 1}.yaml");
        (await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe((await app.Kept("futian-2020")).Text);
        (await visitor.Page(Pages.Of + "futian-2020/history")).QuerySelectorAll(".timeline-entry a").Length.ShouldBe(before.Version + 1);
    }

    static async Task<JsonNode> Json(Visitor visitor, string code)
    {
        using var answer = await visitor.Download($"{Pages.Of}{code}/evaluation.json");
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }
}
