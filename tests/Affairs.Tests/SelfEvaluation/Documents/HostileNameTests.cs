using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Affairs.SelfEvaluation.Storage;
using Anlan.Platform.Identity;
using Anlan.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Affairs.Tests.SelfEvaluation.Documents;

public sealed class HostileNameTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    [Fact]
    public async Task A_bureau_named_like_a_formula_stays_a_text_in_every_file()
    {
        const string name = "=cmd|' /C calc'!A0";
        await using (var scope = await app.Work())
            await scope.Services.GetRequiredService<Evaluations>().AddAsync(
                CaseText.New("formula-2021", (name, name), "440310", 2021, "shenzhen-2021", MoneyUnit.WanYuan), "formula-2021.yaml", new("test", "test"), TestContext.Current.CancellationToken);
        var visitor = await app.LogIn(Role.Reader);

        using var list = await visitor.DownloadExcel("/affairs/evaluations/list.xlsx?name=cmd");
        list.HasFormulas.ShouldBeFalse();
        list.RowWith("formula-2021")["B"].ShouldBe(name);
        using var csv = await visitor.Download("/affairs/evaluations/list.csv?name=cmd");
        (await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("formula-2021,'=cmd|' /C calc'!A0,");
        using var scores = await visitor.DownloadExcel("/affairs/evaluations/of/formula-2021/score-table.xlsx");
        scores.HasFormulas.ShouldBeFalse();
        using var report = await visitor.Download("/affairs/evaluations/of/formula-2021/report.docx");
        report.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("=cmd_' _C calc'!A02021年度部门整体绩效自评报告.docx");
    }
}
