using Anlan.Platform.Language;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;

namespace Anlan.Affairs.SelfEvaluation.Cases;

/// <summary>
/// One department's year as a case: its figures with their sources, what it published, and what it says about itself.
/// Read from the documented case format (docs/handbook/cases.md) by <see cref="CaseReader"/>.
/// </summary>
public sealed class EvaluationCase
{
    public required string Code { get; init; }

    public required Bilingual Bureau { get; init; }

    /// <summary>Division code (GB/T 2260) of the department.</summary>
    public required string Division { get; init; }

    public required int Year { get; init; }

    /// <summary>Code of the framework edition by which it evaluated itself.</summary>
    public required string Framework { get; init; }

    /// <summary>How its documents print money; shown the same way.</summary>
    public required MoneyUnit Money { get; init; }

    public IReadOnlyDictionary<string, Bilingual> Documents { get; init; } = new Dictionary<string, Bilingual>();

    public IReadOnlyList<PrintedTable> Tables { get; init; } = [];

    /// <summary>By name: the inputs of the framework, and further figures that the case names.</summary>
    public IReadOnlyDictionary<string, NamedFigure> Figures { get; init; } = new Dictionary<string, NamedFigure>();

    public Publication Published { get; init; } = new();

    public IReadOnlyList<Survey> Surveys { get; init; } = [];

    public IReadOnlyList<Restatement> Restated { get; init; } = [];

    public IReadOnlyList<Substitute> Substitutes { get; init; } = [];

    public IReadOnlyList<StatedProblem> Problems { get; init; } = [];

    public IReadOnlyList<CountClaim> Counts { get; init; } = [];

    public IReadOnlyList<PrintedYear> Years { get; init; } = [];

    public IReadOnlyList<TargetChange> TargetChanges { get; init; } = [];

    public IReadOnlyList<Project> Projects { get; init; } = [];

    /// <summary>Lines of a table brought in whole that are neither heading nor row.</summary>
    public IReadOnlyList<(int Line, string Text)> UnreadLines { get; init; } = [];

    public PrintedTable? FindTable(string code) => Tables.FirstOrDefault(table => table.Code == code);

    /// <summary>
    /// Lays the figures out for an edition: the one of the case, or another for comparison. Figures and published scores that the
    /// edition does not know are left aside.
    /// </summary>
    public FigureSet LayOut(FrameworkEdition edition)
    {
        var set = new FigureSet(edition);
        foreach (var input in edition.Inputs)
            if (Figures.TryGetValue(input.Name, out var named)) set[input.Name] = named.Figure;
        // Scores published under one edition say nothing about another one.
        if (edition.Code != Framework) return set;
        foreach (var (code, score) in Published.Scores)
            if (edition.FindIndicator(code) is not null) set.Publish(code, score);
        return set;
    }
}

/// <summary>元 or 万元.</summary>
public enum MoneyUnit
{
    Yuan,
    WanYuan,
}

/// <param name="Basis">What the figure counts or is divided by, where that must be said.</param>
public sealed record NamedFigure(string Code, Bilingual Name, Figure Figure, Bilingual? Basis = null);

/// <summary>What the department printed as its result.</summary>
public sealed class Publication
{
    public PublishedScore? Total { get; init; }

    public Bilingual? Grade { get; init; }

    /// <summary>By indicator code.</summary>
    public IReadOnlyDictionary<string, PublishedScore> Scores { get; init; } = new Dictionary<string, PublishedScore>();

    public IReadOnlyList<(Bilingual Name, PublishedScore Score)> Levels { get; init; } = [];
}

/// <param name="OutOf">Top of the scale; null when not known.</param>
/// <param name="OutOfStated">Whether the document states the top of the scale.</param>
public sealed record Survey(Bilingual Name, Bilingual? Asked, decimal? Value, decimal? OutOf, bool OutOfStated, bool Percent, Source? Source);

/// <summary>One quantity that is printed, or can be worked out, more than once.</summary>
public sealed record Restatement(Bilingual Quantity, string? Indicator, string? Input, IReadOnlyList<NamedFigure> Values, Bilingual? Remark);

/// <summary>The report applies a rule to another figure than the rule asks for.</summary>
public sealed record Substitute(string Indicator, string Asks, string Used, Bilingual? Because);

/// <summary>What the department itself says is wrong, in our words.</summary>
/// <param name="Figures">Names of the printed figures it speaks of.</param>
public sealed record StatedProblem(Bilingual Says, IReadOnlyList<string> Indicators, IReadOnlyList<string> Figures, Source? Source);

/// <summary>A number that the document states and that can be counted or worked out again.</summary>
/// <param name="How">How <paramref name="Found"/> comes about.</param>
/// <param name="Items">The things counted, where they are listed.</param>
public sealed record CountClaim(
    Bilingual What, string? Indicator, decimal Stated, decimal Found, Source? Source, Bilingual? How, IReadOnlyList<(Bilingual Name, int? Line)> Items);

/// <summary>A target changed in the course of the year.</summary>
public sealed record TargetChange(
    Bilingual Project, Bilingual Name, decimal First, decimal Revised, decimal Actual, string Unit, bool AtLeast, Source? Source);

public sealed record PrintedYear(Bilingual What, int Printed, int Expected, int? Project, Source? Source);

/// <summary>A row of the project self-evaluation table.</summary>
public sealed record Project
{
    public required int No { get; init; }

    public required Bilingual Name { get; init; }

    public Figure? Budget { get; init; }

    public Figure? Spent { get; init; }

    public Figure? Fiscal { get; init; }

    public Figure? NonFiscal { get; init; }

    /// <summary>The execution rate as printed.</summary>
    public Figure? Rate { get; init; }

    public Source? Source { get; init; }

    /// <summary>Filled cells found in the row before it was set right; null when the row was whole.</summary>
    public int? CellsFound { get; init; }

    /// <summary>Columns whose cell is missing in the row as published.</summary>
    public IReadOnlyList<string> MissingCells { get; init; } = [];

    /// <summary>The missing cells with how sure their place is, where the platform itself put a published row right.</summary>
    public IReadOnlyList<RecoveredCell> Recovered { get; init; } = [];

    /// <summary>The row says that every goal of the year was reached.</summary>
    public bool ClaimsDone { get; init; }

    public IReadOnlyList<ProjectTarget> Targets { get; init; } = [];

    /// <summary>Cells of text columns by column code, where a table was brought in whole.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    /// <summary>Spent ÷ budget; null when one of them is missing or the budget is zero.</summary>
    public decimal? ComputedRate => Spent?.Number is { } spent && Budget?.Number is { } budget && budget != 0 ? spent / budget : null;
}

/// <summary>A target of a project and its result, as far as they are figures.</summary>
/// <param name="Kind">quantity, quality, time, economic, social, ecological, satisfaction; goal for a figure that stands only in the goal.</param>
/// <param name="RepeatsTarget">The result cell repeats the target instead of telling a result.</param>
/// <param name="OtherQuestion">The result answers something else than the indicator asks.</param>
/// <param name="TimesPrinted">How often one cell prints the same indicator.</param>
public sealed record ProjectTarget(
    string Kind, Bilingual Name, string? Target, decimal? TargetNumber, string? Result, decimal? ResultNumber, string? Unit,
    bool AtLeast, bool ClaimsDone, bool RepeatsTarget, bool OtherQuestion, int TimesPrinted, Source? Source);
