using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Anlan.Platform.Tests.Api;

/// <summary>Holds JSON against the schemas of an OpenAPI document: as much of JSON Schema as the document uses, and no member that it does not tell of.</summary>
sealed class Schema(JsonObject document)
{
    public IReadOnlyList<string> Objections(JsonNode? value, JsonObject schema)
    {
        var wrong = new List<string>();
        Check(value, schema, "$", wrong);
        return wrong;
    }

    void Check(JsonNode? value, JsonObject schema, string at, List<string> wrong)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference) schema = Find(reference);
        if (schema["oneOf"] is JsonArray ways)
        {
            if (ways.Count(way => Objections(value, way!.AsObject()).Count == 0) == 1) return;
            var nearest = ways.Select(way => Objections(value, way!.AsObject())).Where(o => o.Count > 0).MinBy(o => o.Count(x => x.Contains("type", StringComparison.Ordinal)));
            wrong.Add($"{at}: fits not exactly one way ({string.Join("; ", nearest ?? [])})");
            return;
        }
        if (schema["type"] is { } type && !(type is JsonArray several ? several.Select(t => t!.GetValue<string>()) : [type.GetValue<string>()]).Any(t => Is(value, t)))
        {
            wrong.Add($"{at}: {value?.ToJsonString() ?? "null"} is not of type {type.ToJsonString()}");
            return;
        }
        switch (value)
        {
            case JsonObject members when schema["properties"] is JsonObject known:
                wrong.AddRange((schema["required"]?.AsArray() ?? []).Select(r => r!.GetValue<string>()).Where(r => !members.ContainsKey(r)).Select(r => $"{at}.{r}: is missing"));
                foreach (var (name, member) in members)
                    if (known[name] is JsonObject part) Check(member, part, $"{at}.{name}", wrong);
                    else wrong.Add($"{at}.{name}: the schema does not tell of it");
                break;
            case JsonArray items when schema["items"] is JsonObject each:
                foreach (var (place, item) in items.Index()) Check(item, each, $"{at}[{place}]", wrong);
                break;
            case JsonValue text when text.GetValueKind() == JsonValueKind.String:
                if (schema["pattern"]?.GetValue<string>() is { } pattern && !Regex.IsMatch(text.GetValue<string>(), pattern)) wrong.Add($"{at}: {text} does not match {pattern}");
                if (!HasFormat(text.GetValue<string>(), schema["format"]?.GetValue<string>())) wrong.Add($"{at}: {text} is no {schema["format"]}");
                if (schema["enum"] is JsonArray choices && !choices.Any(c => JsonNode.DeepEquals(c, text))) wrong.Add($"{at}: {text} is none of the choices");
                break;
        }
    }

    JsonObject Find(string reference) => reference.TrimStart('#', '/').Split('/').Aggregate((JsonNode)document, (node, name) => node[name] ?? throw new KeyNotFoundException(reference)).AsObject();

    static bool Is(JsonNode? value, string type) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("null", JsonValueKind.Null) or ("string", JsonValueKind.String) or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => long.TryParse(value!.ToJsonString(), out _),
        ("number", JsonValueKind.Number) => true,
        _ => false,
    };

    static bool HasFormat(string text, string? format) => format switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => text.EndsWith('Z') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        _ => true,
    };
}
