using System.Globalization;
using System.Text.Json;
using Anlan.Affairs.SelfEvaluation;

namespace Anlan.Affairs.Tests.SelfEvaluation;

public class EvaluationJsonTests
{
    public static TheoryData<string> Codes => Bureaus.All;

    [Theory, MemberData(nameof(Codes))]
    public void It_has_the_keys_that_are_promised(string code)
    {
        var json = Write(code);

        Keys(json).ShouldBe(["case", "framework", "grade", "total", "indicators", "findings"]);
        json.GetProperty("case").GetString().ShouldBe(code);
        Keys(json.GetProperty("total")).ShouldBeSubsetOf(["unrounded", "shown", "published", "partial"]);
        string[] ofIndicator = ["code", "path", "weight", "basis", "unrounded", "shown", "published", "trace", "findings"];
        foreach (var indicator in json.GetProperty("indicators").EnumerateArray()) ofIndicator.ShouldBeSubsetOf(Keys(indicator));
        string[] ofFinding = ["code", "severity", "message", "where", "expected", "found"];
        foreach (var finding in json.GetProperty("findings").EnumerateArray()) ofFinding.ShouldBeSubsetOf(Keys(finding));
    }

    [Theory, MemberData(nameof(Codes))]
    public void Every_number_in_it_is_a_string(string code) => All(Write(code)).ShouldAllBe(e => e.ValueKind != JsonValueKind.Number);

    [Fact]
    public void Pingshans_total_stands_in_it_exactly()
    {
        var total = Write("pingshan-2021").GetProperty("total");

        total.GetProperty("unrounded").GetString()!.ShouldStartWith("93.7327");
        total.GetProperty("shown").GetString().ShouldBe("93.7");
        total.GetProperty("published").GetString().ShouldBe("93.7");
    }

    [Fact]
    public void What_is_missing_is_null()
    {
        var json = Write("longgang-2020");

        json.GetProperty("grade").ValueKind.ShouldBe(JsonValueKind.Null);
        json.GetProperty("total").GetProperty("unrounded").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void An_indicator_carries_its_own_findings_and_a_trace_down_to_the_line()
    {
        var indicator = Write("pingshan-2021").GetProperty("indicators").EnumerateArray().Single(i => i.GetProperty("code").GetString() == "asset_utilisation");

        indicator.GetProperty("basis").GetString().ShouldBe("computed");
        indicator.GetProperty("path").EnumerateArray().Select(p => p.GetString()).ShouldBe(["部门管理", "资产管理", "固定资产利用率"]);
        indicator.GetProperty("trace").GetProperty("parts")[0].GetProperty("source").GetProperty("line").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void It_speaks_the_language_that_is_asked_for() =>
        Write("shangjie-2021", "en").GetProperty("grade").GetString().ShouldBe("Excellent");

    [Fact]
    public void Chinese_stands_in_it_as_Chinese() => Text("pingshan-2021", "zh-Hans").ShouldContain("固定资产利用率");

    static JsonElement Write(string code, string language = "zh-Hans") => JsonDocument.Parse(Text(code, language)).RootElement;

    static string Text(string code, string language)
    {
        using var stream = new MemoryStream();
        EvaluationJson.Write(stream, Bureaus.Evaluate(code), CultureInfo.GetCultureInfo(language));
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    static List<string> Keys(JsonElement element) => [.. element.EnumerateObject().Select(p => p.Name)];

    static IEnumerable<JsonElement> All(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => All(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(All),
        _ => [element],
    };
}
