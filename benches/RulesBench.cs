using System.Diagnostics;
using Anlan.Rules.Evaluation;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using Anlan.Rules.Tracing;

namespace Anlan.Bench;

/// <summary>
/// 10,000 departments through the nine computed Shenzhen rules, without traces and with every trace built and walked, against
/// hand-written decimal C# in the same run. The results must be identical.
/// </summary>
static class RulesBench
{
    const int Departments = 10_000;
    const int Rounds = 9;
    const string Hand = "hand-written C#";

    public static IEnumerable<Figure> Measure()
    {
        var firstEvaluation = FirstEvaluation();
        var edition = NineRules.Read();
        var departments = Enumerable.Range(0, Departments).Select(Department.Of).ToArray();
        var figures = departments.Select(d => NineRules.LayOut(edition, d)).ToArray();
        CheckIdentical(departments, figures);

        List<double> hand = [], lazy = [], full = [];
        for (var round = -2; round < Rounds; round++)
        {
            var (h, l, f) = (Seconds(() => ByHand(departments)), Seconds(() => Lazily(figures)), Seconds(() => Traced(figures)));
            // The first two rounds let the runtime compile and settle.
            if (round < 0) continue;
            hand.Add(h);
            lazy.Add(l);
            full.Add(f);
        }
        var byHand = Median(hand);
        yield return new("hand_written", Departments / byHand, "departments/s");
        yield return new("lazy_trace", Departments / Median(lazy), "departments/s", Hand, byHand / Median(lazy));
        yield return new("full_trace", Departments / Median(full), "departments/s", Hand, byHand / Median(full));
        yield return new("first_evaluation", firstEvaluation, "ms", "the 100 ms allowed", firstEvaluation / 100);
    }

    static decimal ByHand(Department[] departments)
    {
        Span<decimal> points = stackalloc decimal[HandWritten.Rules];
        decimal sum = 0;
        foreach (ref readonly var department in departments.AsSpan())
        {
            HandWritten.Score(department, points);
            foreach (var one in points) sum += one;
        }
        return sum;
    }

    static decimal Lazily(FigureSet[] figures)
    {
        decimal sum = 0;
        foreach (var set in figures) sum += set.Edition.Evaluate(set).Total.Unrounded!.Value;
        return sum;
    }

    static decimal Traced(FigureSet[] figures)
    {
        decimal sum = 0;
        foreach (var set in figures)
            foreach (var score in set.Edition.Evaluate(set).Scores) sum += Walk(score.Trace) > 1 ? score.Unrounded!.Value : 0;
        return sum;
    }

    static int Walk(TraceNode node)
    {
        var count = node.Label.Zh.Length > 0 ? 1 : 0;
        foreach (var part in node.Parts) count += Walk(part);
        return count;
    }

    static void CheckIdentical(Department[] departments, FigureSet[] figures)
    {
        Span<decimal> points = stackalloc decimal[HandWritten.Rules];
        for (var i = 0; i < departments.Length; i++)
        {
            HandWritten.Score(departments[i], points);
            var scores = figures[i].Edition.Evaluate(figures[i]).Scores;
            for (var rule = 0; rule < points.Length; rule++)
            {
                if (scores[rule].Unrounded != points[rule] || scores[rule].Trace.Value != points[rule])
                    throw new InvalidOperationException($"Department {i}, {scores[rule].Indicator.Code}: {scores[rule].Unrounded}, by hand {points[rule]}.");
            }
        }
    }

    /// <summary>
    /// Milliseconds from the text of an edition to its first evaluation with every trace, in a process that has evaluated another
    /// edition before, as a running platform has.
    /// </summary>
    static double FirstEvaluation()
    {
        FromTextToTraces("shenzhen-2020.yaml");
        var clock = Stopwatch.StartNew();
        FromTextToTraces("shenzhen-2021.yaml");
        return clock.Elapsed.TotalMilliseconds;
    }

    static void FromTextToTraces(string file)
    {
        var edition = FrameworkReader.Read(File.ReadAllText(Path.Combine(Frameworks(), file)), file);
        var figures = new FigureSet(edition);
        foreach (var input in edition.Inputs) figures[input.Name] = new() { Number = 1, Unit = input.Unit };
        foreach (var score in edition.Evaluate(figures).Scores) Walk(score.Trace);
    }

    static string Frameworks()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Anlan.slnx"))) folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No Anlan.slnx above the program.");
        return Path.Combine(folder, "data", "frameworks");
    }

    static double Seconds(Func<decimal> work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var clock = Stopwatch.StartNew();
        if (work() <= 0) throw new InvalidOperationException("Nothing was scored.");
        return clock.Elapsed.TotalSeconds;
    }

    static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
