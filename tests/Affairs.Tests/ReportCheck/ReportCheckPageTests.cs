using System.Net;
using System.Text;
using Anlan.Testing;

namespace Anlan.Affairs.Tests.ReportCheck;

public sealed class ReportCheckPageTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    const string Address = "/affairs/report-check";

    [Fact]
    public async Task A_report_is_uploaded_and_its_findings_are_shown()
    {
        var reader = await app.LogIn("reader", "anlan-demo");
        var answer = await reader.Upload(await reader.Page(Address), "check", "自评<b>报告</b>.txt", Encoding.UTF8.GetBytes($"{Checked.Title}\n\n2023年2月30日发生事故，调整后预算3,450.80万元，实际支出3,398.12万元，预算执行率95.47%。\n"));
        var rows = answer.Document.QuerySelectorAll("main tbody tr").Select(r => r.TextContent).ToList();
        rows.Count.ShouldBe(2);
        rows.ShouldContain(r => r.Contains("98.47%") && r.Contains("95.47%") && r.Contains('3'));
        answer.Document.Body!.TextContent.ShouldContain("错误 2 处");
        answer.Document.QuerySelector("main b").ShouldBeNull();
    }

    [Fact]
    public async Task The_findings_are_told_in_the_readers_language()
    {
        var reader = (await app.LogIn("reader", "anlan-demo")).Reading("en-GB");
        var answer = await reader.Upload(await reader.Page(Address), "check", "a.csv", Encoding.UTF8.GetBytes("item,amount\n人员经费,100.00\n公用经费,50.00\n合计,160.00\n"));
        answer.Document.Body!.TextContent.ShouldContain("Errors: 1.");
        answer.Document.Body!.TextContent.ShouldContain("a!B4");
    }

    [Fact]
    public async Task What_is_no_report_is_refused_beside_the_field()
    {
        var reader = await app.LogIn("reader", "anlan-demo");
        var page = await reader.Page(Address);
        (await reader.Upload(page, "check", "a.pdf", [.. "%PDF-1.7"u8, .. new byte[100]])).Document.Body!.TextContent.ShouldContain("PDF不能直接检查");
        var empty = await reader.Upload(page, "check", "a.txt", []);
        empty.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        empty.Document.Body!.TextContent.ShouldContain("请选择文件");
    }
}
