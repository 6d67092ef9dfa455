using Anlan.Bench;
using Anlan.Rules.Evaluation;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using FsCheck;
using FsCheck.Fluent;

namespace Anlan.Rules.Tests.Properties;

/// <summary>
/// The nine computed Shenzhen rules against the same rules written by hand in C#: identical to the last digit, in the edition itself
/// and in the cut-out that is measured.
/// </summary>
public class HandWrittenTests
{
    static readonly FrameworkEdition Shenzhen = Editions.Library.Find("shenzhen-2021")!;

    static readonly FrameworkEdition Nine = NineRules.Read();

    // Parts of a hundred, so that every limit is met exactly again and again.
    static readonly Gen<Department> Coarse =
        from parts in Gen.ArrayOf(Gen.Choose(0, 120), 11)
        from satisfaction in Gen.Choose(70, 100)
        select new Department(parts[0], 100, parts[1], 100, parts[2], 100, parts[3], 100, parts[4] / 4m, 100, parts[5], 100, parts[6], 100,
            parts[7], parts[8], parts[9], parts[10], 100, satisfaction / 100m);

    static readonly Gen<Department> Fine = Gen.Choose(0, int.MaxValue).Select(Department.Of);

    [Fact]
    public void The_edition_gives_identical_decimals() => ForAll(department =>
    {
        var figures = NineRulesOf(Shenzhen, department);
        foreach (var given in (string[])["policy_points", "spending_points", "accounting_points"]) figures[given] = new() { Number = 1, Unit = Unit.Points };
        figures["serious_violation"] = new() { Number = 0, Unit = Unit.YesNo };
        var result = Shenzhen.Evaluate(figures);
        var hand = ByHand(department);

        Points(result, "procurement").ShouldBe(hand[0] + 1);
        Points(result, "financial_compliance").ShouldBe(1 + hand[1] + 1);
        Points(result, "asset_utilisation").ShouldBe(hand[2]);
        Points(result, "staff_control").ShouldBe(hand[3]);
        Points(result, "contract_staff").ShouldBe(hand[4]);
        Points(result, "running_cost").ShouldBe(hand[5] + hand[6]);
        Points(result, "execution_rate").ShouldBe(hand[7]);
        Points(result, "satisfaction").ShouldBe(hand[8]);
    });

    [Fact]
    public void The_measured_cut_out_gives_identical_decimals() => ForAll(department =>
        Nine.Evaluate(NineRules.LayOut(Nine, department)).Scores.Select(score => score.Unrounded!.Value).ShouldBe(ByHand(department)));

    [Fact]
    public void The_departments_that_are_measured_meet_every_band()
    {
        var scores = Enumerable.Range(0, 10_000).Select(seed => ByHand(Department.Of(seed))).ToList();

        foreach (var (rule, bands) in (ReadOnlySpan<(int, decimal[])>)[(2, [0, 0.4m, 0.7m, 1]), (3, [0, 1]), (4, [0, 0.5m, 1]), (5, [0, 2, 3]), (6, [0, 2, 3]), (8, [1, 2, 4, 6])])
            scores.Select(s => s[rule]).Distinct().Order().ShouldBe(bands);
    }

    static void ForAll(Action<Department> holds) =>
        Prop.ForAll(Gen.OneOf(Coarse, Fine).ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true));

    static FigureSet NineRulesOf(FrameworkEdition edition, Department department)
    {
        var set = new FigureSet(edition);
        foreach (var (name, value) in department.Figures()) set[name] = new() { Number = value, Unit = edition.Input(name).Unit };
        return set;
    }

    static decimal[] ByHand(Department department)
    {
        var points = new decimal[HandWritten.Rules];
        HandWritten.Score(department, points);
        return points;
    }

    static decimal? Points(EvaluationResult result, string indicator) => result[result.Edition.Indicator(indicator)].Unrounded;
}
