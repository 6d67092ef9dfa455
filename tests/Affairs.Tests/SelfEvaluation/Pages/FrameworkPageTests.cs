using System.Net;
using Anlan.Platform.Identity;
using Anlan.Testing;

namespace Anlan.Affairs.Tests.SelfEvaluation.Pages;

public sealed class FrameworkPageTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    public static TheoryData<string> Codes => [.. Bureaus.Library.All.Select(e => e.Code)];

    [Fact]
    public async Task The_list_leads_to_every_edition() =>
        (await (await app.LogIn(Role.Reader)).Page("/affairs/frameworks")).QuerySelectorAll("a.row-link").Select(a => a.GetAttribute("href"))
            .ShouldBe(Bureaus.Library.All.Select(e => "/affairs/frameworks/" + e.Code), ignoreOrder: true);

    [Theory, MemberData(nameof(Codes))]
    public async Task An_edition_shows_every_rule_of_every_indicator_with_its_clause(string code)
    {
        var edition = Bureaus.Library.Find(code)!;
        foreach (var language in (string[])["zh-CN", "en"])
        {
            var culture = System.Globalization.CultureInfo.GetCultureInfo(language);
            var text = (await (await app.LogIn(Role.Reader)).Reading(language).Page("/affairs/frameworks/" + code)).QuerySelector("main")!.Words();
            text.ShouldContain(Flat(edition.Title.In(culture)));
            foreach (var indicator in edition.Indicators)
            {
                text.ShouldContain(Flat(indicator.Name.In(culture)));
                foreach (var sentence in indicator.Rule.Wording) text.ShouldContain(Flat(sentence.In(culture)));
                if (indicator.Clause is { } clause) text.ShouldContain(Flat(clause.In(culture)));
            }
            foreach (var column in edition.Table?.Columns ?? []) text.ShouldContain(Flat(column.Name.In(culture)));
        }
    }

    [Theory, InlineData("none"), InlineData("%3Cscript%3E"), InlineData("..%2F..%2Fsecrets")]
    public async Task An_edition_that_is_not_there_is_not_found(string code) =>
        (await (await app.LogIn(Role.Reader)).Get("/affairs/frameworks/" + code)).Status.ShouldBe(HttpStatusCode.NotFound);

    static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
