using System.Net;
using Anlan.Platform.Identity;
using Anlan.Platform.Office;
using Anlan.Testing;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anlan.Affairs.Tests.SelfEvaluation.Documents;

public sealed class EvaluationFilesTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    const string Of = "/affairs/evaluations/of/";

    [Theory]
    [InlineData("pingshan-2021/report.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "深圳市坪山区应急管理局2021年度部门整体绩效自评报告.docx")]
    [InlineData("pingshan-2021/report.pdf", "application/pdf", "深圳市坪山区应急管理局2021年度部门整体绩效自评报告.pdf")]
    [InlineData("pingshan-2021/score-table.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "深圳市坪山区应急管理局2021年度部门整体绩效自评评分表.xlsx")]
    [InlineData("shangjie-2021/form.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "郑州市上街区应急管理局2021年度部门整体绩效自评表.xlsx")]
    [InlineData("longgang-2020/projects.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "深圳市龙岗区应急管理局2020年度部门预算项目支出绩效自评表.xlsx")]
    [InlineData("longgang-2020/report.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "深圳市龙岗区应急管理局2020年度部门预算项目绩效自评报告.docx")]
    public async Task A_reader_takes_each_file_home_under_its_Chinese_name(string path, string type, string name)
    {
        using var response = await (await app.LogIn(Role.Reader)).Download(Of + path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        response.Content.Headers.ContentDisposition.FileNameStar.ShouldBe(name);
        (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length.ShouldBeGreaterThan(3000);
    }

    [Fact]
    public async Task A_file_is_in_the_language_of_its_reader()
    {
        var visitor = (await app.LogIn(Role.Reader)).Reading("en");
        using var response = await visitor.Download(Of + "pingshan-2021/score-table.xlsx");
        response.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("Emergency Management Bureau of Pingshan District, Shenzhen 2021 score table.xlsx");
        using var read = new ReadExcel(new MemoryStream(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
        read.SheetNames[0].ShouldBe("Scores");
    }

    [Theory]
    [InlineData("pingshan-2021/form.xlsx")]
    [InlineData("pingshan-2021/projects.xlsx")]
    [InlineData("longgang-2020/score-table.xlsx")]
    [InlineData("longgang-2020/form.xlsx")]
    [InlineData("nowhere-2021/report.docx")]
    [InlineData("nowhere-2021/report.pdf")]
    public async Task A_file_that_the_case_does_not_have_is_not_found(string path) =>
        (await (await app.LogIn(Role.Reader)).Get(Of + path)).Status.ShouldBe(HttpStatusCode.NotFound);

    [Theory]
    [InlineData(Of + "pingshan-2021/report.docx")]
    [InlineData(Of + "shangjie-2021/form.xlsx")]
    [InlineData("/affairs/evaluations/list.csv")]
    public async Task Without_logging_in_nobody_takes_anything_home(string path)
    {
        var answer = await app.Visit().Get(path);
        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        answer.Location!.ShouldStartWith("/account/login");
    }

    [Fact]
    public async Task The_page_offers_the_files_that_there_are_and_no_others()
    {
        var visitor = await app.LogIn(Role.Reader);
        async Task<string[]> Offered(string code) => [.. (await visitor.Page(Of + code)).QuerySelectorAll(".file-links a").Select(a => a.GetAttribute("href")!.Split('/')[^1])];
        (await Offered("pingshan-2021")).ShouldBe(["report.docx", "report.pdf", "score-table.xlsx", "evaluation.json"]);
        (await Offered("shangjie-2021")).ShouldBe(["report.docx", "report.pdf", "score-table.xlsx", "form.xlsx", "evaluation.json"]);
        (await Offered("longgang-2020")).ShouldBe(["report.docx", "report.pdf", "projects.xlsx", "evaluation.json"]);
        (await Offered("longgang-2020/projects")).ShouldBe(["projects.xlsx"]);
    }

    [Fact]
    public async Task Without_LibreOffice_no_PDF_is_offered_and_asking_for_one_says_why()
    {
        await using var without = app.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
            services.Replace(ServiceDescriptor.Singleton(new PdfConverter(new() { LibreOffice = "/nowhere/soffice" })))));
        var visitor = new Visitor(without.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true }));
        await visitor.SubmitLogIn(DemonstrationAccounts.All.Single(a => a.Role == Role.Reader).UserName, DemonstrationAccounts.Password);
        (await visitor.Page(Of + "pingshan-2021")).QuerySelector("a[href$='report.pdf']").ShouldBeNull();

        var page = await visitor.Get(Of + "pingshan-2021/report.pdf");
        page.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        page.Document.QuerySelector("h1")!.TextContent.ShouldBe("没有生成 PDF");
        page.Text.ShouldContain("本机未安装 LibreOffice");

        using var problem = await visitor.Download(Of + "pingshan-2021/report.pdf");
        problem.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await problem.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("LibreOffice");
    }

    [Theory]
    [InlineData("")]
    [InlineData("?sort=-year")]
    [InlineData("?year=2020")]
    [InlineData("?name=坪山")]
    [InlineData("?framework=shenzhen-2020&sort=total")]
    public async Task The_exported_list_is_the_list_of_the_page(string query)
    {
        var visitor = await app.LogIn(Role.Reader);
        var page = await visitor.Page("/affairs/evaluations" + query);
        var shown = page.QuerySelectorAll("table tbody tr th, table tbody tr td:first-child").Select(cell => cell.TextContent.Trim()).Where(text => text.Length > 0).ToList();
        using var read = await visitor.DownloadExcel("/affairs/evaluations/list.xlsx" + query);
        read.Rows.Skip(2).Select(row => row["B"]).ShouldBe(shown); // two rows of headings
        using var csv = await visitor.Download("/affairs/evaluations/list.csv" + query);
        csv.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        var lines = (await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimEnd().Split("\r\n");
        lines.Skip(1).Select(line => line.Split(',')[1]).ShouldBe(shown);
    }

    [Fact]
    public async Task The_exported_list_holds_totals_bases_and_findings_as_they_are_kept()
    {
        var visitor = (await app.LogIn(Role.Reader)).Reading("en");
        using var read = await visitor.DownloadExcel("/affairs/evaluations/list.xlsx?name=Pingshan");
        read.Rows[0].Values.ShouldBe(["Code", "Bureau", "Division code", "Year", "Framework", "Total", "Total, unrounded", "Published total", "Grade", "Basis (indicators)", "Findings", "Version", "Last change (Beijing time)"]);
        var evaluation = Samples.Of("pingshan-2021");
        var row = read.RowWith("pingshan-2021");
        ReadExcel.Number(row["F"]).ShouldBe(93.7m);
        ReadExcel.Number(row["G"]).ShouldBe(93.7327m, 0.00005m);
        ReadExcel.Number(row["J"]).ShouldBe(evaluation.Count(Rules.Figures.Basis.Computed));
        ReadExcel.Number(row["L"]).ShouldBe(evaluation.Count(Rules.Figures.Basis.Declared));
        row.ContainsKey("I").ShouldBeFalse(); // no grades are stated
    }
}
