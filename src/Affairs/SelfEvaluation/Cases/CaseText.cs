using System.Globalization;
using Anlan.Platform.Language;
using Anlan.Rules.Figures;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Anlan.Affairs.SelfEvaluation.Cases;

/// <summary>A figure as somebody types it on a page.</summary>
public sealed record FigureEntry
{
    public required string Input { get; init; }

    public required Standing Standing { get; init; }

    /// <summary>With its unit: “245.81 万元”, “99%”, “yes”, the code of a choice.</summary>
    public required string Value { get; init; }

    public string? Document { get; init; }

    public string? Place { get; init; }

    public int? Line { get; init; }

    public string? Judge { get; init; }

    public string? Reason { get; init; }

    public string? Evidence { get; init; }

    public string? Assumed { get; init; }
}

/// <summary>Writes and changes the text of a case, leaving everything else in it as it stands.</summary>
public static class CaseText
{
    /// <summary>The text of a case that has no figures yet.</summary>
    public static string New(string code, Bilingual bureau, string division, int year, string framework, MoneyUnit money)
    {
        var root = new YamlMappingNode
        {
            { "case", Quoted(code) },
            { "bureau", Text(bureau) },
            { "division", Quoted(division) },
            { "year", year.ToString(CultureInfo.InvariantCulture) },
            { "framework", Quoted(framework) },
            { "money", money == MoneyUnit.WanYuan ? "万元" : "元" },
        };
        return Write(root);
    }

    /// <summary>The text with one figure put in, or taken out when <paramref name="entry"/> is null.</summary>
    public static string WithFigure(string text, string input, FigureEntry? entry)
    {
        var root = Read(text);
        var figures = Map(root, "figures");
        figures.Children.Remove(input);
        if (entry is not null) figures.Add(input, Figure(root, entry));
        if (figures.Children.Count == 0) root.Children.Remove("figures");
        return Write(root);
    }

    static YamlMappingNode Figure(YamlMappingNode root, FigureEntry entry)
    {
        var figure = new YamlMappingNode { { "value", Quoted(entry.Value) } };
        if (Given(entry.Document) is { } document) figure.Add("document", Quoted(DocumentKey(root, document)));
        if (Given(entry.Place) is { } place && entry.Document is not null) figure.Add("place", Quoted(place));
        if (entry.Line is { } line && entry.Document is not null) figure.Add("line", line.ToString(CultureInfo.InvariantCulture));
        if (entry.Standing == Standing.Assumed) figure.Add("assumed", Quoted(Given(entry.Assumed) ?? "—"));
        if (entry.Standing != Standing.Judged) return figure;
        foreach (var (key, said) in (ReadOnlySpan<(string, string?)>)[("judge", entry.Judge), ("reason", entry.Reason), ("evidence", entry.Evidence)])
            if (Given(said) is { } given) figure.Add(key, Quoted(given));
        return figure;
    }

    // The document of that title, or a new one.
    static string DocumentKey(YamlMappingNode root, string title)
    {
        var documents = Map(root, "documents");
        foreach (var (key, value) in documents.Children)
            if (value is YamlMappingNode map && map.Children.TryGetValue("title", out var t) && Says(t, title)) return ((YamlScalarNode)key).Value!;
        var number = 1;
        while (documents.Children.ContainsKey("document" + number)) number++;
        documents.Add("document" + number, new YamlMappingNode { { "title", Quoted(title) } });
        return "document" + number;
    }

    static bool Says(YamlNode node, string title) => node switch
    {
        YamlScalarNode scalar => scalar.Value == title,
        YamlMappingNode map => map.Children.Values.OfType<YamlScalarNode>().Any(s => s.Value == title),
        _ => false,
    };

    static YamlMappingNode Map(YamlMappingNode root, string key)
    {
        if (root.Children.TryGetValue(key, out var found) && found is YamlMappingNode map) return map;
        var made = new YamlMappingNode();
        root.Children.Remove(key);
        root.Add(key, made);
        return made;
    }

    static YamlMappingNode Text(Bilingual text) => new() { { "zh", Quoted(text.Zh) }, { "en", Quoted(text.En) } };

    // Quoted, so that a text that looks like a number or like YAML stays a text.
    static YamlScalarNode Quoted(string text) => new(text) { Style = ScalarStyle.DoubleQuoted };

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    static YamlMappingNode Read(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    static string Write(YamlMappingNode root)
    {
        var writer = new StringWriter(CultureInfo.InvariantCulture);
        new YamlStream(new YamlDocument(root)).Save(writer, assignAnchors: false);
        return writer.ToString();
    }
}
