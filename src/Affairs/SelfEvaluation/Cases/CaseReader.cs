using Anlan.Platform.Language;
using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;

namespace Anlan.Affairs.SelfEvaluation.Cases;

/// <summary>Reads a case file. Every mistake is reported with its line, all at once.</summary>
public static class CaseReader
{
    /// <exception cref="YamlMistakesException">The text is not a valid case.</exception>
    public static EvaluationCase Read(string text, string fileName, FrameworkLibrary library) =>
        YamlFile.Read(text, fileName, root => ReadCase(root, library));

    static EvaluationCase ReadCase(YamlPart root, FrameworkLibrary library)
    {
        var framework = root.Get("framework");
        var edition = library.Find(framework.Text());
        if (edition is null)
            framework.Unknown(("指标体系", "framework"), framework.Text(), library.All.Select(e => e.Code));
        var year = root.Get("year");
        if (edition is not null && year.Integer() is > 0 and var y && !edition.HoldsIn(y))
            year.Mistake($"{edition.Code} 不适用于 {y} 年度。", $"{edition.Code} does not hold in {y}.");
        var documents = (root.Find("documents")?.Entries() ?? []).ToDictionary(d => d.Key, d =>
        {
            var title = d.Part.Get("title").Bilingual();
            d.Part.NothingElse();
            return title;
        });
        var sources = new SourceReader(documents);
        var tables = root.Find("tables")?.Items().Select(part => TableOfCaseReader.Read(part, sources)).ToList() ?? [];
        var surveys = root.Find("surveys")?.Items().Select(part => ReadSurvey(part, sources)).ToList() ?? [];
        var figures = new FigureReader(root.Find("figures"), edition, tables, surveys, sources);
        var read = new EvaluationCase
        {
            Code = ReadCode(root.Get("case")),
            Bureau = root.Get("bureau").Bilingual(),
            Division = root.Get("division").Text(),
            Year = year.Integer(),
            Framework = framework.Text(),
            Money = root.Get("money").OneOf(("元", MoneyUnit.Yuan), ("万元", MoneyUnit.WanYuan)),
            Documents = documents,
            Tables = tables,
            Surveys = surveys,
            Figures = figures.All(),
            Published = root.Find("published") is { } published ? ReadPublication(published, edition, sources) : new(),
            Restated = root.Find("restated")?.Items().Select(part => ReadRestatement(part, figures, edition)).ToList() ?? [],
            Substitutes = root.Find("substitutes")?.Items().Select(part => ReadSubstitute(part, figures, edition)).ToList() ?? [],
            Problems = root.Find("problems")?.Items().Select(part => ReadProblem(part, edition, sources)).ToList() ?? [],
            Counts = root.Find("counts")?.Items().Select(part => ReadCount(part, edition, sources)).ToList() ?? [],
            Years = root.Find("years")?.Items().Select(part => ReadYear(part, sources)).ToList() ?? [],
            TargetChanges = root.Find("target_changes")?.Items().Select(part => ReadTargetChange(part, sources)).ToList() ?? [],
            Projects = root.Find("projects")?.Items().Select(part => ProjectReader.Read(part, sources)).ToList() ?? [],
        };
        root.NothingElse();
        return read;
    }

    static string ReadCode(YamlPart part)
    {
        var code = part.Text();
        if (code.Length > 0 && !CaseCode.IsValid(code))
            part.Mistake($"案例代码只用字母、数字、汉字和“-”“_”“.”，不超过 {CaseCode.Longest} 个字符。", $"a case code has letters, digits, “-”, “_” and “.” only, {CaseCode.Longest} characters at most.");
        return code;
    }

    static Publication ReadPublication(YamlPart part, FrameworkEdition? edition, SourceReader sources)
    {
        var scores = new Dictionary<string, PublishedScore>();
        foreach (var (code, score) in part.Find("scores")?.Entries() ?? [])
        {
            if (edition is not null && edition.FindIndicator(code) is null)
                score.Unknown(("指标", "indicator"), code, edition.Indicators.Select(i => i.Code));
            scores[code] = Score(score);
        }
        var publication = new Publication
        {
            Total = part.Find("total") is { } total ? Score(total) : null,
            Grade = part.Find("grade")?.Bilingual(),
            Scores = scores,
            Levels = part.Find("levels")?.Items().Select(level => (level.Get("name").Bilingual(), Score(level))).ToList() ?? [],
        };
        part.NothingElse();
        return publication;

        PublishedScore Score(YamlPart p)
        {
            var score = new PublishedScore(p.Get("value").Number(), sources.Read(p), p.Find("derived")?.Bilingual());
            p.Find("name");
            p.NothingElse();
            return score;
        }
    }

    static Survey ReadSurvey(YamlPart part, SourceReader sources)
    {
        var survey = new Survey(
            part.Get("name").Bilingual(),
            part.Find("asked")?.Bilingual(),
            part.Find("value")?.Number(),
            part.Find("out_of")?.Number(),
            part.Find("out_of_stated")?.YesNo() ?? false,
            part.Find("percent")?.YesNo() ?? false,
            sources.Read(part));
        part.NothingElse();
        return survey;
    }

    static Restatement ReadRestatement(YamlPart part, FigureReader figures, FrameworkEdition? edition)
    {
        var quantity = part.Get("quantity").Bilingual();
        var indicator = KnownIndicator(part.Find("indicator"), edition);
        var input = part.Find("input");
        var needed = input is not null ? edition?.FindInput(input.Text()) : null;
        if (input is not null && edition is not null && edition.FindInput(input.Text()) is null)
            input.Unknown(("输入", "input"), input.Text(), edition.Inputs.Select(i => i.Name));
        var restatement = new Restatement(
            quantity, indicator, input?.Text(),
            [.. part.Get("values").Items().Select(value =>
            {
                var (name, basis) = (value.Find("name")?.Bilingual() ?? quantity, value.Find("basis")?.Bilingual());
                return new NamedFigure("", name, figures.Read(value, needed), basis);
            })],
            (part.Find("because") ?? part.Find("note"))?.Bilingual());
        part.NothingElse();
        return restatement;
    }

    static Substitute ReadSubstitute(YamlPart part, FigureReader figures, FrameworkEdition? edition)
    {
        var substitute = new Substitute(
            KnownIndicator(part.Get("indicator"), edition) ?? "", part.Get("asks").Text(), part.Get("used").Text(), part.Find("because")?.Bilingual());
        if (substitute.Used.Length > 0 && !figures.Has(substitute.Used))
            part.Unknown(("数据", "figure"), substitute.Used, figures.Names);
        part.NothingElse();
        return substitute;
    }

    static StatedProblem ReadProblem(YamlPart part, FrameworkEdition? edition, SourceReader sources)
    {
        var problem = new StatedProblem(
            part.Get("says").Bilingual(),
            part.Find("indicators")?.Items().Select(item => KnownIndicator(item, edition) ?? "").ToList() ?? [],
            part.Find("figures")?.Items().Select(item => item.Text()).ToList() ?? [],
            sources.Read(part));
        part.NothingElse();
        return problem;
    }

    static CountClaim ReadCount(YamlPart part, FrameworkEdition? edition, SourceReader sources)
    {
        var items = part.Find("items")?.Items().Select(item =>
        {
            var counted = (item.Get("name").Bilingual(), item.Find("line")?.Integer());
            item.NothingElse();
            return counted;
        }).ToList() ?? [];
        var count = new CountClaim(
            part.Get("what").Bilingual(),
            KnownIndicator(part.Find("indicator"), edition),
            part.Get("stated").Number(),
            items.Count > 0 ? items.Count : part.Get("found").Number(),
            sources.Read(part),
            part.Find("how")?.Bilingual(),
            items);
        if (items.Count > 0 && part.Find("found") is { } found && found.Number() != items.Count)
            found.Mistake($"列出了 {items.Count} 项。", $"{items.Count} items are listed.");
        part.NothingElse();
        return count;
    }

    static PrintedYear ReadYear(YamlPart part, SourceReader sources)
    {
        var year = new PrintedYear(part.Get("what").Bilingual(), part.Get("printed").Integer(), part.Get("expected").Integer(), part.Find("project")?.Integer(), sources.Read(part));
        part.NothingElse();
        return year;
    }

    static TargetChange ReadTargetChange(YamlPart part, SourceReader sources)
    {
        var change = new TargetChange(
            part.Get("project").Bilingual(), part.Get("name").Bilingual(),
            part.Get("first").Number(), part.Get("revised").Number(), part.Get("actual").Number(), part.Get("unit").Text(),
            part.Find("direction")?.OneOf(("at_least", true), ("at_most", false)) ?? true,
            sources.Read(part));
        if (part.Find("lines") is { } lines) lines.Entries();
        part.NothingElse();
        return change;
    }

    static string? KnownIndicator(YamlPart? part, FrameworkEdition? edition)
    {
        if (part is null) return null;
        var code = part.Text();
        if (edition is { Scored: true } && code.Length > 0 && edition.FindIndicator(code) is null)
            part.Unknown(("指标", "indicator"), code, edition.Indicators.Select(i => i.Code));
        return code;
    }
}
