using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Anlan.Testing;

namespace Anlan.Architecture.Tests;

/// <summary>
/// Every field of every form is sent texts that break programs: code, formulas, paths, control characters, halves of characters, text that runs backwards, far too much of it.
/// The answer is a saved record or a clear refusal, never a failure; what was typed comes back as text and nothing else, and the service goes on.
/// </summary>
public sealed class NaughtyFieldsTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    static readonly string[] Naughty =
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "' or '1'='1", "'; drop table library.person; --", "\\", "%00", "%s%n{0}${7*7}{{7*7}}@(7*7)",
        "=cmd|' /C calc'!A0", "+1+1", "@SUM(1)", "../../../../etc/passwd", "NUL", "null", "NaN", "-1", "1e400", "99999999999999999999", "2026-02-30", "0000-00-00", "true",
        "\0", "a\0b", "\u0001\u0007\u001b[2J", "\ud800", "\udfff尾", "\ufeff", "\u200b\u200d\ufeff", "\u202eexe.fdp", "Z̷̡͎̀a̵̛l̸g̶o̴", "🏳️‍🌈👩‍👩‍👧‍👦", "𠮷野家", "ﷺ", "İıſK", "\r\nSet-Cookie: a=b", "　　", "\t", new string('长', 5000), new string('a', 70_000),
    ];

    /// <summary>The forms, who sends them, and values with which each would be accepted; <c>{user}</c> is the id of an account.</summary>
    static readonly (string User, string Path, string Form, (string Field, string Value)[] Right)[] Forms =
    [
        ("records", "/library/organisations/new", "organisation", [("Input.Name", "甲厂"), ("Input.Kind", "enterprise"), ("Input.Division", "990101001")]),
        ("records", "/library/organisations/1/edit", "organisation", [("Input.Reason", "试")]),
        ("records", "/library/organisations/1/end", "end", []),
        ("records", "/library/people/new", "person", [("Input.Name", "甲"), ("Input.Division", "990101001")]),
        ("records", "/library/people/1/edit", "person", [("Input.Reason", "试")]),
        ("records", "/library/people/1/end", "end", []),
        ("records", "/library/people/find", "find", []),
        ("records", "/library/divisions/new", "division", [("Input.Kind", "street"), ("Input.ValidFrom", "2020-01-01"), ("Input.NameZh", "某街道")]),
        ("records", "/library/divisions/990101002/change", "division", [("Input.ValidFrom", "2030-01-01")]),
        ("records", "/library/divisions/990101003/end", "division", []),
        ("records", "/library/calendar/day?date=2026-09-18", "day", []),
        ("records", "/library/dictionaries/organisation_kind/new", "entry", [("Input.Code", "naughty"), ("Input.NameZh", "某类")]),
        ("records", "/library/dictionaries/new", "dictionary", [("Input.Code", "naughty_kind"), ("Input.NameZh", "某字典"), ("Input.StewardZh", "本局"), ("Input.Reason", "试")]),
        ("records", "/library/dictionaries/990101.grid_patrol/edit", "dictionary", [("Input.Reason", "试")]),
        ("records", "/imports/new?register=organisations", "upload", []),
        ("finance", "/affairs/evaluations/new", "new", []),
        ("finance", "/affairs/projects/new", "project", [("Input.Code", "naughty"), ("Input.Name", "某项目"), ("Input.Kind", "continuing"), ("Input.Money", "general"), ("Input.FirstYear", "2026"), ("Input.LastYear", "2026"), ("Input.Total", "1")]),
        ("finance", "/affairs/projects/1/edit", "project", [("Input.Reason", "试")]),
        ("finance", "/affairs/projects/8/appraise", "appraisal", []),
        ("finance", "/affairs/departments/new", "department", [("Input.Code", "naughty"), ("Input.NameZh", "某单位"), ("Input.Division", "990101")]),
        ("finance", "/affairs/departments/1/edit", "department", []),
        ("finance", "/affairs/departments/1/sections/new", "section", [("Input.Code", "naughty"), ("Input.NameZh", "某科")]),
        ("finance", "/affairs/departments/1/sections/1/edit", "section", []),
        ("finance", "/affairs/departments/1/sections/1", "member", []),
        ("finance", "/affairs/evaluations/of/futian-2020/figures/q1_cumulative", "figure", [("entry.Value", "1 万元"), ("entry.Document", "季报"), ("entry.Why", "试")]),
        ("reader", "/account/password", "password", []),
        ("reader", "/account/delegations", "lend", []),
        ("admin", "/admin/users/new", "new-user", [("Input.UserName", "某人"), ("Input.DisplayName", "某人")]),
        ("admin", "/admin/users/{user}/account", "user", []),
        ("security", "/admin/roles/new", "role", [("Input.TitleZh", "某"), ("Input.TitleEn", "Some"), ("Input.Reason", "试")]),
        ("security", "/admin/roles/reviewer", "role", [("Input.Reason", "试")]),
        ("security", "/admin/users/{user}/role", "role", [("Input.Reason", "试")]),
        ("security", "/admin/security", "rules", [("Input.Reason", "试")]),
    ];

    public static IEnumerable<TheoryDataRow<string>> Paths => Forms.Select(f => new TheoryDataRow<string>(f.Path));

    [Theory, MemberData(nameof(Paths))]
    public async Task Naughty_text_in_every_field_is_saved_as_text_or_refused(string path)
    {
        var (user, _, form, right) = Forms.Single(f => f.Path == path);
        var visitor = await app.LogIn(user, "anlan-demo");
        var address = path.Replace("{user}", await UserAsync());
        var wrong = new List<string>();
        var page = await visitor.Page(address);
        var fields = FieldsOf(page, form);
        fields.ShouldNotBeEmpty();
        foreach (var text in Naughty)
        {
            var answer = await Send(visitor, page, form, [.. fields.Select(field => (field, text))]);
            wrong.AddRange(Complaints(answer, $"{Shown(text)} in every field"));
        }
        // One at a time the others are right, so that it comes as far as the database.
        foreach (var field in fields.Except(["Input.Reason"]))
        {
            Answer? fresh = null;
            foreach (var text in Naughty.Where(t => t.Length < 100))
            {
                fresh ??= await visitor.Get(address);
                if (fresh.Status != HttpStatusCode.OK) break; // it has been ended
                var answer = await Send(visitor, fresh.Document, form, [.. right.Where(r => r.Field != field), (field, text)]);
                wrong.AddRange(Complaints(answer, $"{Shown(text)} in {field}"));
                if (answer.Status == HttpStatusCode.Redirect) fresh = null; // saved: the form is of a former version
            }
        }
        wrong.ShouldBeEmpty();
        (await app.Visit().Get("/health/live")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("records", "/library/organisations?text={0}&kind={0}&division={0}&page={0}&size={0}&sort={0}&ended={0}")]
    [InlineData("records", "/library/people?text={0}&division={0}&page={0}&sort={0}")]
    [InlineData("records", "/library/divisions/list?text={0}&kind={0}&date={0}&page={0}")]
    [InlineData("records", "/library/calendar?year={0}")]
    [InlineData("records", "/library/people/new?organisation={0}")]
    [InlineData("records", "/library/dictionaries?text={0}&page={0}")]
    [InlineData("records", "/search?q={0}&register={0}")]
    [InlineData("finance", "/affairs/evaluations?name={0}&year={0}&framework={0}&page={0}&sort={0}")]
    [InlineData("finance", "/affairs/projects?text={0}&state={0}&kind={0}&page={0}&sort={0}")]
    [InlineData("finance", "/affairs/departments?text={0}&ended={0}&page={0}&sort={0}")]
    [InlineData("finance", "/affairs/evaluations/compare?a={0}&b={0}")]
    [InlineData("auditor", "/admin/log?kind={0}&actor={0}&from={0}&until={0}&subject={0}&text={0}&after={0}")]
    [InlineData("admin", "/admin/users?text={0}&role={0}&page={0}")]
    public async Task Naughty_text_in_a_filter_finds_something_or_nothing(string user, string pattern)
    {
        var visitor = await app.LogIn(user, "anlan-demo");
        var wrong = new List<string>();
        foreach (var text in Naughty.Where(t => t.Length < 5001))
            wrong.AddRange(Complaints(await visitor.Get(string.Format(pattern, Uri.EscapeDataString(text.Replace('\ud800', '\ufffd').Replace('\udfff', '\ufffd')))), Shown(text)));
        wrong.ShouldBeEmpty();
    }

    static string[] FieldsOf(IDocument page, string form) =>
        [.. FormOf(page, form).Elements.Where(e => e is IHtmlSelectElement or IHtmlTextAreaElement or IHtmlInputElement { Type: not ("hidden" or "submit" or "file") })
            .Select(e => e.GetAttribute("name")).OfType<string>().Distinct()];

    static IHtmlFormElement FormOf(IDocument page, string form) =>
        page.Forms.FirstOrDefault(f => f.QuerySelector("input[name=_handler]")?.GetAttribute("value") == form) ?? throw new InvalidOperationException($"No form {form}");

    // A browser would not send a choice that is not offered, or letters as a number; a program does.
    static async Task<Answer> Send(Visitor visitor, IDocument page, string form, (string Field, string Value)[] values)
    {
        var element = FormOf(page, form);
        var sent = element.Elements.Where(e => e is IHtmlInputElement { Type: "hidden" }).Select(e => (Field: e.GetAttribute("name")!, Value: ((IHtmlInputElement)e).Value)).ToList();
        sent.AddRange(element.Elements.Where(e => e is not IHtmlInputElement { Type: "hidden" or "submit" or "file" or "checkbox" or "radio" } && e.GetAttribute("name") is { } name && values.All(v => v.Field != name))
            .Select(e => (e.GetAttribute("name")!, e switch { IHtmlInputElement i => i.Value, IHtmlTextAreaElement t => t.Value, IHtmlSelectElement s => s.Value ?? "", _ => "" })));
        sent.AddRange(values);
        return await visitor.Post(new Uri(page.Url).PathAndQuery, sent);
    }

    static IEnumerable<string> Complaints(Answer answer, string what)
    {
        if (answer.Status is not (HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.RequestEntityTooLarge))
            yield return $"{what}: {(int)answer.Status}";
        if (answer.Document.QuerySelectorAll("script").Any(s => s.TextContent.Contains("alert(1)")) || answer.Document.QuerySelector("[onerror], [href^='javascript:']") is not null)
            yield return $"{what}: comes back as code";
        if (answer.Headers.Contains("Set-Cookie") && answer.Headers.GetValues("Set-Cookie").Any(c => c.StartsWith("a=b", StringComparison.Ordinal)))
            yield return $"{what}: sets a cookie";
    }

    static string Shown(string text) => text.Length > 40 ? $"{text[..10]}…({text.Length})" : string.Concat(text.Select(c => c is < ' ' or > '\ud7ff' ? $"\\u{(int)c:x4}" : $"{c}"));

    async Task<string> UserAsync() =>
        (await (await app.LogIn("admin", "anlan-demo")).Page("/admin/users?text=reader")).QuerySelectorAll("a[href^='/admin/users/0']").First(a => a.Closest("tr")!.TextContent.Contains("reader")).GetAttribute("href")!.Split('/')[3];
}
