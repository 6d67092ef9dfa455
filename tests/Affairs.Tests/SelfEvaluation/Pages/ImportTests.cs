using System.Net;
using System.Text;
using Anlan.Platform.Identity;
using Anlan.Testing;

namespace Anlan.Affairs.Tests.SelfEvaluation.Pages;

public sealed class ImportTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    const string Address = Pages.List + "/import";

    [Fact]
    public async Task A_valid_file_becomes_an_evaluation_and_its_text_is_kept_as_it_came()
    {
        var text = Case("luohu-2021");
        var answer = await Import(text);
        answer.Location.ShouldBe(Pages.Of + "luohu-2021");
        (await app.Kept("luohu-2021")).ShouldBe((1, text));
        var visitor = await app.LogIn(Role.Reader);
        (await visitor.Page(Pages.Of + "luohu-2021")).QuerySelector("h1")!.Words().ShouldContain("测试局 2021");
        (await visitor.Page(Pages.Of + "luohu-2021/history")).QuerySelector(".timeline-entry")!.Words().ShouldContain("周静 (finance) · 归档");
    }

    [Fact]
    public async Task A_code_that_is_taken_is_refused()
    {
        var before = await app.Kept("pingshan-2021");
        var answer = await Import(Case("pingshan-2021"));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Document.QuerySelector(".notice.tone-serious")!.Words().ShouldContain("“pingshan-2021”已经存在");
        (await app.Kept("pingshan-2021")).ShouldBe(before);
    }

    [Fact]
    public async Task When_two_people_import_the_same_code_at_once_one_of_them_is_told()
    {
        List<(Visitor, AngleSharp.Html.Dom.IHtmlDocument)> ready = [];
        for (var i = 0; i < 6; i++)
        {
            var visitor = await app.LogIn(Role.FinanceOfficer);
            ready.Add((visitor, await visitor.Page(Address)));
        }
        var answers = await Task.WhenAll(ready.Select(r => Task.Run(() => Upload(r.Item1, r.Item2, Case("race-2021").Replace("测试局", "同时局")))));
        answers.Count(a => a.Status == HttpStatusCode.Redirect).ShouldBe(1);
        answers.Count(a => a.Status == HttpStatusCode.UnprocessableEntity).ShouldBe(5);
    }

    [Theory]
    [InlineData("zh-CN", "没有写入任何内容", "是否应为")]
    [InlineData("en", "nothing was written", "did you mean")]
    public async Task Mistakes_are_shown_with_their_lines_in_the_language_of_the_reader(string language, string title, string hint)
    {
        var answer = await Import("case: wrong-2021\nbureau: 测试局\ndivision: \"440303\"\nyear: 2021\nframework: shenzhen-2012\nmoney: 亿元\nfigure: {}\n", language);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Document.QuerySelector("h2")!.Words().ShouldContain(title);
        answer.Document.Texts("main table tbody td:first-child").ShouldBe(["5", "6", "7"]);
        answer.Document.QuerySelector("main table")!.Words().ShouldContain(hint);
        answer.Document.QuerySelector("input[name='Entry.Why'], input[name='Entry!.Why']")!.GetAttribute("value").ShouldBe("归档");
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "bomb", "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]\n" },
        { "deep", "a: " + string.Concat(Enumerable.Repeat("[", 5000)) },
        { "deep block", string.Concat(Enumerable.Range(0, 300).Select(i => new string(' ', i) + "a:\n")) },
        { "several documents", Case("many-2021") + "---\n" + Case("many-2022") },
        { "binary", "\0\u0001\u0002\uFFFD" },
        { "a picture", "\u0089PNG\r\n\u001a\n" },
        { "a tag", "case: !!python/object/apply:os.system [ls]\n" },
        { "a scalar", "hello" },
        { "a list", "- 1\n- 2\n" },
        { "only a comment", "# nothing\n" },
        { "a path for a code", Case("../../etc/passwd") },
        { "markup for a code", Case("<script>alert(1)</script>") },
        { "an endless code", Case(new string('a', 5000)) },
        { "an impossible year", Case("year-2021").Replace("year: 2021", "year: 99999999999") },
        { "a zero character in a name", Case("zero-2021").Replace("测试局", "\"测试\\0局\"") },
        { "half a character in a name", Case("half-2021").Replace("测试局", "\"测试\\uD800局\"") },
        { "a figure that leads to itself", Case("loop-2021") + "figures:\n  a: {name: 甲, sum: [b]}\n  b: {name: 乙, sum: [a]}\n" },
        { "a number without end", Case("number-2021") + "figures:\n  initial_budget: {value: " + new string('9', 400) + "万元}\n" },
    };

    [Theory, MemberData(nameof(Hostile))]
    public async Task A_hostile_file_is_refused_like_any_other_wrong_one(string what, string text)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var answer = await Import(text);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, what);
        answer.Document.QuerySelectorAll("main table tbody tr").Length.ShouldBeGreaterThan(0, what);
        answer.Document.QuerySelectorAll("script:not([src])").ShouldBeEmpty(what);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5), what);
    }

    [Theory]
    [InlineData(3_000_000, "文件过大")]
    [InlineData(0, "请选择文件")]
    public async Task A_file_of_the_wrong_size_is_refused_beside_its_field(int size, string said)
    {
        var answer = await Import(new string('#', size));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Document.QuerySelector(".field-error")!.Words().ShouldContain(said);
    }

    [Fact]
    public async Task Nobody_imports_without_saying_why()
    {
        var visitor = await app.LogIn(Role.FinanceOfficer);
        var answer = await visitor.Upload(await visitor.Page(Address), "import", "a.yaml", Encoding.UTF8.GetBytes(Case("silent-2021")), ("Entry.Why", " "));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await visitor.Get(Pages.Of + "silent-2021")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>局")]
    [InlineData("\u202Egnahc𠮷 👩‍🚒")]
    [InlineData("局'; drop table affairs.evaluation; --")]
    [InlineData("=1+1")]
    public async Task Names_of_any_kind_are_shown_as_they_are(string name)
    {
        var code = $"name-{Math.Abs(name.GetHashCode(StringComparison.Ordinal))}";
        (await Import(Case(code).Replace("测试局", "'" + name.Replace("'", "''") + "'"))).Location.ShouldBe(Pages.Of + code);
        var visitor = await app.LogIn(Role.Reader);
        foreach (var address in (string[])[Pages.List + "?name=" + code, Pages.Of + code, Pages.List + "/compare", Pages.Of + code + "/what-if"])
        {
            var page = await visitor.Page(address);
            page.Body!.TextContent.ShouldContain(name);
            page.QuerySelectorAll("main img, script:not([src])").ShouldBeEmpty();
        }
    }

    async Task<Answer> Import(string text, string language = "zh-CN")
    {
        var visitor = (await app.LogIn(Role.FinanceOfficer)).Reading(language);
        return await Upload(visitor, await visitor.Page(Address), text);
    }

    static Task<Answer> Upload(Visitor visitor, AngleSharp.Html.Dom.IHtmlDocument page, string text) =>
        visitor.Upload(page, "import", "a.yaml", Encoding.UTF8.GetBytes(text), ("Entry.Why", "归档"));

    // A division for each, for a bureau evaluates a year by an edition once.
    static string Case(string code) => $"case: '{code}'\nbureau: 测试局\ndivision: \"44{code.Sum(c => c * 7) % 10_000:0000}\"\nyear: 2021\nframework: shenzhen-2021\nmoney: 万元\n";
}
