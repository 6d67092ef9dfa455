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
        using var file = await visitor.Download($"{Pages.Of}{code}/version/1.yaml");
        file.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe($"{code}-v1.yaml");
        var text = Encoding.UTF8.GetString(await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        text.ShouldBe((await app.Kept(code)).Text);

        var answer = await visitor.Upload(await visitor.Page(Pages.List + "/import"), "import", "again.yaml",
            Encoding.UTF8.GetBytes(text.Replace($"case: {code}", $"case: again-{code}")), ("Entry.Why", "再导入"));
        answer.Location.ShouldBe($"{Pages.Of}again-{code}");
        var (first, again) = (await Json(visitor, code), await Json(visitor, "again-" + code));
        again["case"]!.GetValue<string>().ShouldBe("again-" + code);
        again["case"] = code;
        again.ToJsonString().ShouldBe(first.ToJsonString());
    }

    [Fact]
    public async Task An_older_version_stays_as_it_was()
    {
        var visitor = await app.LogIn(Role.FinanceOfficer);
        var (_, original) = await app.Kept("futian-2020");
        var form = await visitor.Page(Pages.Of + "futian-2020/figures/q1_cumulative");
        await visitor.Submit(form, "figure", ("entry.Value", "1000 万元"), ("entry.Standing", "printed"), ("entry.Document", "季报"), ("entry.Why", "补录"));
        using var first = await visitor.Download(Pages.Of + "futian-2020/version/1.yaml");
        (await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(original);
        using var second = await visitor.Download(Pages.Of + "futian-2020/version/2.yaml");
        (await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe((await app.Kept("futian-2020")).Text);
        (await visitor.Page(Pages.Of + "futian-2020/history")).QuerySelectorAll(".timeline-entry a").Length.ShouldBe(2);
    }

    static async Task<JsonNode> Json(Visitor visitor, string code)
    {
        using var answer = await visitor.Download($"{Pages.Of}{code}/evaluation.json");
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }
}
