using Anlan.Rules.Evaluation;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;

namespace Anlan.Rules.Tests.Evaluation;

public class TotalTests
{
    static FrameworkEdition Edition(string sums) => FrameworkReader.Read(
        $$"""
        framework: two
        title: {zh: 两项, en: Two}
        jurisdiction: "43"
        years: {from: 2021}
        source: {document: {zh: 文件, en: Document} }
        total: 10
        rounding: {indicator: 1, total: 1, total_sums: {{sums}} }
        grades: [{at_least: 9, name: {zh: 优, en: Excellent} }, {at_least: 6, name: {zh: 中, en: Fair} }, {at_least: 0, name: {zh: 差, en: Poor} }]
        inputs:
          a: {unit: points, name: a}
          b: {unit: points, name: b}
        tree:
          - name: 甲
            weight: 5
            parts: [{code: first, name: 甲, weight: 5, rule: {kind: judged_points, of: a, points: 5, guidance: {zh: 酌情, en: judged} } }]
          - name: 乙
            weight: 5
            parts: [{code: second, name: 乙, weight: 5, rule: {kind: judged_points, of: b, points: 5, guidance: {zh: 酌情, en: judged} } }]
        """, "two.yaml");

    static EvaluationResult Evaluate(decimal? a, decimal? b, string sums = "unrounded")
    {
        var edition = Edition(sums);
        var figures = new FigureSet(edition);
        if (a is not null) figures["a"] = new() { Number = a, Unit = Unit.Points };
        if (b is not null) figures["b"] = new() { Number = b, Unit = Unit.Points };
        return edition.Evaluate(figures);
    }

    [Fact]
    public void Where_the_edition_sums_unrounded_scores_the_shown_ones_may_add_to_something_else()
    {
        var total = Evaluate(4.46m, 4.46m).Total;

        total.Unrounded.ShouldBe(8.92m);
        total.Shown.ShouldBe(8.9m);
        total.SumOfShown.ShouldBe(9.0m);
    }

    [Fact]
    public void Where_the_edition_sums_shown_scores_the_total_is_what_a_reader_adds_up() =>
        Evaluate(4.46m, 4.46m, "shown").Total.Shown.ShouldBe(9.0m);

    [Fact]
    public void Halves_of_the_total_are_rounded_up() => Evaluate(4.25m, 4m).Total.Shown.ShouldBe(8.3m);

    [Fact]
    public void A_missing_score_leaves_no_total_but_a_partial_sum()
    {
        var result = Evaluate(4.5m, null);

        result.Total.ShouldBe(new Total(null, null, null, 4.5m, 1));
        result.Grade.ShouldBeNull();
        result.Scores[1].Shown.ShouldBeNull();
    }

    [Fact]
    public void The_subtotal_of_a_group_exists_when_its_own_scores_do()
    {
        var result = Evaluate(4.5m, null);

        result.Subtotal(result.Edition.Tree[0]).Unrounded.ShouldBe(4.5m);
        result.Subtotal(result.Edition.Tree[1]).Unrounded.ShouldBeNull();
    }

    [Theory]
    [InlineData(5, 4, "优")]
    [InlineData(4.99, 4, "中")]
    [InlineData(3, 3, "中")]
    [InlineData(2.99, 3, "差")]
    [InlineData(0, 0, "差")]
    public void The_grade_begins_at_its_limit(decimal a, decimal b, string grade) => Evaluate(a, b).Grade!.Name.Zh.ShouldBe(grade);

    [Fact]
    public void The_unrounded_total_decides_the_grade()
    {
        var result = Evaluate(4.99m, 4m);

        result.Total.Shown.ShouldBe(9.0m);
        result.Grade!.Name.Zh.ShouldBe("中");
    }

    [Fact]
    public void A_score_is_shown_with_the_decimals_of_the_edition_and_kept_exact()
    {
        var score = Evaluate(3.25m, 1).Scores[0];

        score.Unrounded.ShouldBe(3.25m);
        score.Shown.ShouldBe(3.3m);
    }

    [Fact]
    public void Figures_laid_out_for_another_edition_are_refused() =>
        Should.Throw<ArgumentException>(() => Edition("shown").Evaluate(new(Edition("shown"))));
}
