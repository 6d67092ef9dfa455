using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Anlan.Testing;

namespace Anlan.Library.Tests;

/// <summary>The registers of the library as other systems read them.</summary>
public sealed class RegisterApiTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory, InlineData("organisations"), InlineData("people"), InlineData("divisions"), InlineData("dictionaries/industry/entries")]
    public async Task A_list_followed_page_by_page_gives_every_entry_once(string register)
    {
        var machine = await app.TokenClient("990101", "library.read");
        var whole = Items(await Get(machine, $"/api/v1/{register}?limit=500")).Select(Key).ToList();
        whole.Count.ShouldBeGreaterThan(20);
        var followed = new List<string>();
        for (string? next = $"/api/v1/{register}?limit=7"; next is not null;)
        {
            var page = await Get(machine, next);
            Items(page).Count.ShouldBeLessThanOrEqualTo(7);
            followed.AddRange(Items(page).Select(Key));
            next = page["next"]?.GetValue<string>();
        }
        followed.ShouldBe(whole);

        static string Key(JsonNode entry) => $"{entry["division"]} {entry["id"]} {entry["code"]}";
    }

    [Fact]
    public async Task A_streets_token_reads_the_street_alone()
    {
        var machine = await app.TokenClient("990101001", "library.read");
        foreach (var register in (string[])["organisations", "people"])
        {
            var divisions = Items(await Get(machine, $"/api/v1/{register}?limit=500")).Select(o => o["division"]!.GetValue<string>()).ToList();
            divisions.ShouldNotBeEmpty();
            divisions.ShouldAllBe(division => division.StartsWith("990101001", StringComparison.Ordinal));
            Items(await Get(machine, $"/api/v1/{register}?division=990101002")).ShouldBeEmpty();
        }
        var elsewhere = Items(await Get(await app.TokenClient("990101", "library.read"), "/api/v1/organisations?division=990101002&kind=enterprise"))[0]["credit_code"]!.GetValue<string>();
        (await machine.GetAsync($"/api/v1/organisations/{elsewhere}", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobodys_number_leaves_unmasked_whatever_the_token_may()
    {
        var machine = await app.TokenClient("990101", "library.read", "people.unmask");
        var people = Items(await Get(machine, "/api/v1/people?limit=500"));
        people.Count(p => p["mobile"] is not null).ShouldBeGreaterThan(50);
        foreach (var person in people)
            foreach (var number in new[] { person["mobile"], person["id_number"] }.OfType<JsonNode>()) number.GetValue<string>().ShouldContain("****");
    }

    [Fact]
    public async Task A_division_is_given_as_it_was_on_the_day_asked_for()
    {
        var machine = await app.TokenClient("990101", "library.read");
        Items(await Get(machine, "/api/v1/divisions?under=990101&as_of=2009-12-31")).ShouldBeEmpty();
        Items(await Get(machine, "/api/v1/divisions?under=990101&as_of=2010-01-01&kind=street")).Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_dictionary_is_given_with_its_source_and_its_entries_as_of_the_day()
    {
        var machine = await app.TokenClient("990101001", "library.read");
        var kinds = Items(await Get(machine, "/api/v1/dictionaries?limit=500"));
        kinds.Single(d => d["code"]!.GetValue<string>() == "accident_grade")["source_zh"]!.GetValue<string>().ShouldContain("第三条");
        kinds.ShouldContain(d => d["code"]!.GetValue<string>() == "990101.grid_patrol" && d["division"]!.GetValue<string>() == "990101");
        Items(await Get(machine, "/api/v1/dictionaries/accident_grade/entries")).Count.ShouldBe(4);
        Items(await Get(machine, "/api/v1/dictionaries/accident_grade/entries?as_of=2006-01-01")).ShouldBeEmpty();
        Items(await Get(machine, "/api/v1/dictionaries/organisation_kind/entries")).ShouldContain(e => e["code"]!.GetValue<string>() == "collective");
        var elsewhere = await app.TokenClient("440310", "library.read");
        Items(await Get(elsewhere, "/api/v1/dictionaries/organisation_kind/entries")).ShouldNotContain(e => e["code"]!.GetValue<string>() == "collective");
        foreach (var unknown in (string[])["990101.grid_patrol", "nothing", "No Such"]) (await elsewhere.GetAsync($"/api/v1/dictionaries/{unknown}/entries", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound, unknown);
    }

    [Fact]
    public async Task The_calendar_of_a_year_says_which_days_are_not_what_their_weekday_says()
    {
        var machine = await app.TokenClient("990101", "library.read");
        var year = await Get(machine, "/api/v1/calendar/2026");
        year["days"]!.AsArray().Single(d => d!["day"]!.GetValue<string>() == "2026-10-01")!["working"]!.GetValue<bool>().ShouldBeFalse();
        year["working_days"]!.GetValue<int>().ShouldBeInRange(240, 255);
        foreach (var unknown in (string[])["2099", "1999", "year"]) (await machine.GetAsync($"/api/v1/calendar/{unknown}", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whoever_has_an_answer_already_is_told_that_it_is_the_same()
    {
        var machine = await app.TokenClient("990101", "library.read");
        using var first = await machine.GetAsync("/api/v1/calendar/2026", Stop);
        using var again = await Ask(first.Headers.ETag!.ToString());
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await again.Content.ReadAsByteArrayAsync(Stop)).ShouldBeEmpty();
        using var other = await Ask("\"something else\"");
        other.StatusCode.ShouldBe(HttpStatusCode.OK);

        Task<HttpResponseMessage> Ask(string tag) => machine.SendAsync(new(HttpMethod.Get, "/api/v1/calendar/2026") { Headers = { { "If-None-Match", tag } } }, Stop);
    }

    [Theory]
    [InlineData("organisations?limit=0", "limit")]
    [InlineData("organisations?limit=501", "limit")]
    [InlineData("organisations?limit=1&limit=2", "limit")]
    [InlineData("organisations?limt=5", "limt")]
    [InlineData("organisations?after=990101'--", "after")]
    [InlineData("organisations?after=.99999999999999999999", "after")]
    [InlineData("organisations?division=99010", "division")]
    [InlineData("organisations?kind=a%00b", "kind")]
    [InlineData("people?organisation=-1", "organisation")]
    [InlineData("divisions?as_of=2026-02-30", "as_of")]
    [InlineData("divisions?kind=kingdom", "kind")]
    [InlineData("search", "q")]
    [InlineData("search?q=%E5%AE%89", "q")]
    public async Task A_wrong_parameter_is_named_in_both_languages(string asked, string parameter)
    {
        using var answer = await (await app.TokenClient("990101", "library.read")).GetAsync("/api/v1/" + asked, Stop);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!;
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, problem.ToJsonString());
        problem["zh"]!["detail"]!.GetValue<string>().ShouldStartWith(parameter + "：");
        problem["en"]!["detail"]!.GetValue<string>().ShouldStartWith(parameter + ": ");
    }

    [Fact]
    public async Task A_machine_that_reads_English_is_answered_in_English()
    {
        var machine = await app.TokenClient("990101", "library.read");
        machine.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        using var answer = await machine.GetAsync("/api/v1/organisations?limit=0", Stop);
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!["title"]!.GetValue<string>().ShouldBe("A parameter is wrong");
    }

    [Fact]
    public async Task The_search_looks_in_those_registers_that_the_token_may_read()
    {
        var found = await Get(await app.TokenClient("990101", "library.read"), $"/api/v1/search?q={Uri.EscapeDataString("青衣")}");
        Items(found).Select(h => h["register"]!.GetValue<string>()).Distinct().ShouldBe(["division", "organisation"], ignoreOrder: true);
        Items(await Get(await app.TokenClient("990101", "facts.read"), $"/api/v1/search?q={Uri.EscapeDataString("青衣")}")).ShouldBeEmpty();
    }

    static IReadOnlyList<JsonNode> Items(JsonObject page) => [.. page["items"]!.AsArray().Select(item => item!)];

    static async Task<JsonObject> Get(HttpClient machine, string path)
    {
        var text = await machine.GetStringAsync(path, Stop);
        return JsonSerializer.Deserialize<JsonObject>(text)!;
    }
}
