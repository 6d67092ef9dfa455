using Anlan.Platform.Language;
using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;

namespace Anlan.Affairs.SelfEvaluation.Cases;

/// <summary>
/// Reads the figures of a case: printed values, cells of its tables, and figures worked out from others, each only once and in any order.
/// </summary>
sealed class FigureReader(YamlPart? figures, FrameworkEdition? edition, IReadOnlyList<PrintedTable> tables, IReadOnlyList<Survey> surveys, SourceReader sources)
{
    readonly Dictionary<string, YamlPart> parts = (figures?.Entries() ?? []).ToDictionary(f => f.Key, f => f.Part);
    readonly Dictionary<string, NamedFigure> read = [];
    readonly HashSet<string> underWay = [];

    public IEnumerable<string> Names => parts.Keys;

    public bool Has(string name) => parts.ContainsKey(name);

    public IReadOnlyDictionary<string, NamedFigure> All()
    {
        foreach (var (name, part) in parts) Named(name, part);
        return read;
    }

    NamedFigure Named(string name, YamlPart askedBy)
    {
        if (read.TryGetValue(name, out var known)) return known;
        if (!parts.TryGetValue(name, out var part))
        {
            askedBy.Unknown(("数据", "figure"), name, parts.Keys);
            return new(name, Bilingual.Same(name), new() { Unit = Unit.Count });
        }
        if (!underWay.Add(name))
        {
            askedBy.Mistake($"“{name}”绕回到自己。", $"“{name}” leads back to itself.");
            return new(name, Bilingual.Same(name), new() { Unit = Unit.Count });
        }
        var input = edition?.FindInput(name);
        var title = part.Find("name")?.Bilingual() ?? input?.Title;
        if (title is null && edition is not null) part.Mistake("这不是指标体系的输入，请加“name”。", "this is no input of the framework: give it a “name”.");
        var figure = Read(part, input);
        underWay.Remove(name);
        return read[name] = new(name, title ?? Bilingual.Same(name), figure);
    }

    /// <summary>Reads one figure. <paramref name="needed"/> is the input of the framework that it is for; null takes what is written.</summary>
    public Figure Read(YamlPart part, InputDefinition? needed)
    {
        var assumed = part.Find("assumed")?.Bilingual();
        var judgement = new Judgement(part.Find("judge")?.Bilingual(), part.Find("reason")?.Bilingual(), part.Find("evidence")?.Bilingual());
        var isJudged = judgement != new Judgement(null, null, null);
        var standing = assumed is not null ? Standing.Assumed : isJudged ? Standing.Judged : Standing.Printed;
        var remark = assumed ?? part.Find("note")?.Bilingual();
        var source = sources.Read(part);
        part.Find("name");
        var figure = ReadValue(part, needed, source, standing, remark, isJudged ? judgement : null);
        if (needed is not null && figure.HasValue && figure.Unit != needed.Unit) WrongUnit(part, needed.Unit, figure);
        part.NothingElse();
        return figure;
    }

    Figure ReadValue(YamlPart part, InputDefinition? needed, Source? source, Standing standing, Bilingual? remark, Judgement? judgement)
    {
        if (part.Find("value") is { } value) return Printed(value, needed, source, standing, remark, judgement, part.Find("printed")?.Text());
        if (part.Find("unreadable") is { } unreadable)
            return new() { Unit = needed?.Unit ?? Unit.Count, Printed = unreadable.Text(), Source = source, Standing = Standing.Unreadable, Remark = remark };
        if (part.Find("cell") is { } cell) return Restand(Cell(cell), standing, remark, judgement);
        if (part.Find("mean_of_surveys") is { } mean)
        {
            if (!mean.YesNo()) mean.Mistake("此处只能写 yes。", "only yes makes sense here.");
            return Surveyed(standing, remark);
        }
        (string Key, Func<IReadOnlyList<NamedFigure>, (decimal?, Unit, string)> Work)[] ways =
        [
            ("sum", all => (all.Sum(f => f.Figure.Number), all[0].Figure.Unit, " + ")),
            ("difference", all => (all[0].Figure.Number - all[1].Figure.Number, all[0].Figure.Unit, " − ")),
            ("ratio", all => (Divide(all[0].Figure.Number, all[1].Figure.Number), Unit.Percent, " ÷ ")),
            ("change", all => (Divide(all[0].Figure.Number - all[1].Figure.Number, all[1].Figure.Number), Unit.Percent, " → ")),
        ];
        foreach (var (key, work) in ways)
            if (part.Find(key) is { } list) return Derived(list, key, work, standing, remark, source);
        part.Mistake("写明数值：value、cell、sum、difference、ratio、change、mean_of_surveys 或 unreadable。", "state the figure: value, cell, sum, difference, ratio, change, mean_of_surveys or unreadable.");
        return new() { Unit = needed?.Unit ?? Unit.Count };
    }

    Figure Printed(YamlPart value, InputDefinition? needed, Source? source, Standing standing, Bilingual? remark, Judgement? judgement, string? asPrinted)
    {
        var text = value.Text();
        var read = needed is null ? FigureValue.Guess(text) : FigureValue.Read(value, needed.Unit);
        if (needed is { Unit: Unit.Choice }) edition!.CheckOption(value, needed);
        var known = read ?? new(null, null, null, needed?.Unit ?? Unit.Choice);
        return new()
        {
            Number = known.Number,
            Word = known.Word,
            Date = known.Date,
            Unit = known.Unit,
            Printed = asPrinted ?? text,
            Source = source,
            Standing = standing,
            Remark = remark,
            Judgement = judgement,
        };
    }

    static Figure Restand(Figure figure, Standing standing, Bilingual? remark, Judgement? judgement) => new()
    {
        Number = figure.Number,
        Unit = figure.Unit,
        Printed = figure.Printed,
        Source = figure.Source,
        Standing = standing,
        Remark = remark,
        Judgement = judgement,
    };

    Figure Cell(YamlPart part)
    {
        var steps = part.Text().Split('/');
        var table = steps.Length == 3 ? tables.FirstOrDefault(t => t.Code == steps[0]) : null;
        if (table?.FindRow(steps[1]) is { } row && table.FindColumn(steps[2]) is { } column && table.Cell(row, column) is { } figure) return figure;
        part.Mistake("没有这个单元格；写作 表/行/列。", "there is no such cell; write table/row/column.");
        return new() { Unit = Unit.Count };
    }

    Figure Derived(YamlPart list, string key, Func<IReadOnlyList<NamedFigure>, (decimal?, Unit, string)> work, Standing standing, Bilingual? remark, Source? source)
    {
        var from = list.Items().Select(item => Operand(item)).ToList();
        if (key == "sum" ? from.Count == 0 : from.Count != 2)
        {
            list.Mistake(key == "sum" ? "至少写一个数。" : "应正好写两个数。", key == "sum" ? "write at least one figure." : "write exactly two figures.");
            return new() { Unit = Unit.Count };
        }
        var complete = from.All(f => f.Figure.Number is not null);
        var (number, unit, sign) = work(from);
        var formula = key == "change"
            ? new Bilingual($"（{from[0].Name.Zh} − {from[1].Name.Zh}）÷ {from[1].Name.Zh}", $"({from[0].Name.En} − {from[1].Name.En}) ÷ {from[1].Name.En}")
            : new Bilingual(string.Join(sign, from.Select(f => f.Name.Zh)), string.Join(sign, from.Select(f => f.Name.En)));
        return new()
        {
            Number = complete ? number : null,
            Unit = unit,
            Standing = standing,
            Remark = remark,
            Source = source,
            Derivation = new(formula, [.. from.Select(f => (f.Name, f.Figure))]),
        };
    }

    // A figure by its name, or a cell by table/row/column.
    NamedFigure Operand(YamlPart item)
    {
        var name = item.Text();
        if (!name.Contains('/')) return Named(name, item);
        var figure = Cell(item);
        return new(name, figure.Source?.Place ?? Bilingual.Same(name), figure);
    }

    Figure Surveyed(Standing standing, Bilingual? remark)
    {
        var counted = surveys.Where(s => s is { Value: not null, OutOf: > 0 }).ToList();
        var from = counted.Select(s => (s.Name, new Figure
        {
            Number = s.Value / s.OutOf,
            Unit = Unit.Percent,
            Printed = s.Percent ? $"{Numbers.Plain(s.Value!.Value)}%" : $"{Numbers.Plain(s.Value!.Value)} / {Numbers.Plain(s.OutOf!.Value)}",
            Source = s.Source,
            Standing = s.Percent || s.OutOfStated ? Standing.Printed : Standing.Assumed,
            Remark = s.Percent || s.OutOfStated ? null : ("满分未印出，按常用量表推定", "The top of the scale is not printed; taken as usual for such a scale"),
        })).ToList();
        return new()
        {
            Number = from.Count == 0 ? null : from.Sum(f => f.Item2.Number!.Value) / from.Count,
            Unit = Unit.Percent,
            Standing = standing,
            Remark = remark,
            Derivation = new(($"{from.Count} 项有数的调查各除以满分后的平均", $"Mean of the {from.Count} surveys with a figure, each divided by the top of its scale"), from),
        };
    }

    static decimal? Divide(decimal? part, decimal? whole) => whole is null or 0 ? null : part / whole;

    static void WrongUnit(YamlPart part, Unit needed, Figure figure)
    {
        var (expected, written) = (FigureValue.Expected(needed), figure.Printed ?? figure.Unit.ToString());
        part.Mistake($"{expected.Zh}；写的是“{written}”。", $"{expected.En}; “{written}” is written.");
    }
}
