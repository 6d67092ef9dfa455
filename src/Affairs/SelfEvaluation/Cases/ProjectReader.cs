using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;

namespace Anlan.Affairs.SelfEvaluation.Cases;

/// <summary>Reads a row of the project self-evaluation table.</summary>
static class ProjectReader
{
    public static Project Read(YamlPart part, SourceReader sources)
    {
        var source = sources.Read(part);
        var project = new Project
        {
            No = part.Get("no").Integer(),
            Name = part.Get("name").Bilingual(),
            Budget = Figure(part, "budget", Unit.Yuan, source),
            Spent = Figure(part, "spent", Unit.Yuan, source),
            Fiscal = Figure(part, "fiscal", Unit.Yuan, source),
            NonFiscal = Figure(part, "non_fiscal", Unit.Yuan, source),
            Rate = Figure(part, "rate", Unit.Percent, source),
            Source = source,
            CellsFound = part.Find("cells_found")?.Integer(),
            MissingCells = part.Find("missing_cells")?.Items().Select(cell => cell.Text()).ToList() ?? [],
            ClaimsDone = part.Find("claims_done")?.YesNo() ?? false,
            Targets = part.Find("targets")?.Items().Select(target => Target(target, source)).ToList() ?? [],
            Texts = (part.Find("texts")?.Entries() ?? []).ToDictionary(t => t.Key, t => t.Part.Text()),
        };
        part.NothingElse();
        return project;
    }

    static Figure? Figure(YamlPart part, string key, Unit unit, Source? source)
    {
        if (part.Find(key) is not { } cell) return null;
        if (Quantity.TryParse(cell.Text(), out var quantity) && quantity.Unit == unit)
            return new() { Number = quantity.Value, Unit = unit, Printed = quantity.Printed, Source = source };
        cell.Mistake(unit == Unit.Yuan ? "应为金额，写明“元”或“万元”。" : "应为百分比，写明“%”。", unit == Unit.Yuan ? "money is needed, with 元 or 万元." : "a percentage is needed, with %.");
        return null;
    }

    static ProjectTarget Target(YamlPart part, Source? source)
    {
        var kind = part.Get("kind").OneOf(
            ("quantity", "quantity"), ("quality", "quality"), ("time", "time"), ("economic", "economic"),
            ("social", "social"), ("ecological", "ecological"), ("satisfaction", "satisfaction"), ("goal", "goal"));
        var target = new ProjectTarget(
            kind, part.Get("name").Bilingual(), part.Find("target")?.Text(), part.Find("target_number")?.Number(),
            part.Find("result")?.Text(), part.Find("result_number")?.Number(), part.Find("unit")?.Text(),
            part.Find("direction")?.OneOf(("at_least", true), ("at_most", false)) ?? true,
            part.Find("claims_done")?.YesNo() ?? false,
            part.Find("target_from")?.OneOf(("result", true), ("goal", false)) ?? false,
            part.Find("other_question")?.YesNo() ?? false,
            part.Find("times_printed")?.Integer() ?? 1,
            part.Find("line")?.Integer() is { } line && source is not null ? source with { Line = line } : source);
        part.NothingElse();
        return target;
    }
}
