using Anlan.Rules.Figures;
using Anlan.Rules.Tracing;

namespace Anlan.Rules.Tests.Tracing;

public class TraceTests
{
    static readonly OneIndicator Transfers = new(1, "moved: yuan, budget: yuan",
        "{kind: deduct_over_limit, of: moved, base: budget, points: 1, limit: 10%, per: 1%, deduct: 0.1, steps: whole}");

    [Fact]
    public void It_tells_inputs_parameters_steps_and_branch_in_the_order_of_the_rule()
    {
        var trace = Transfers.Score("moved=35.5 元; budget=100 元").Trace;

        trace.Parts.Select(p => (p.Kind, p.Label.Zh, p.Value)).ShouldBe(
        [
            (TraceKind.Input, "moved", 35.5m),
            (TraceKind.Input, "budget", 100m),
            (TraceKind.Step, "moved ÷ budget", 0.355m),
            (TraceKind.Parameter, "限度", 0.1m),
            (TraceKind.Parameter, "满分", 1m),
            (TraceKind.Step, "超出限度", 0.255m),
            (TraceKind.Step, "超出单位数（每 1% 为一单位）", 25m),
            (TraceKind.Parameter, "每单位扣分", 0.1m),
            (TraceKind.Step, "满分减去扣分", -1.5m),
            (TraceKind.Branch, "扣至 0 分为止", 0m),
        ]);
    }

    [Fact]
    public void Its_root_is_the_score_with_clause_and_basis()
    {
        var score = Transfers.Score("moved=12 元; budget=~100 元");

        score.Trace.Value.ShouldBe(score.Unrounded);
        score.Trace.Basis.ShouldBe(Basis.Declared);
        score.Trace.Clause!.Value.En.ShouldBe("Clause 1");
    }

    [Fact]
    public void Its_inputs_carry_the_figure_with_its_source()
    {
        var input = Transfers.Score("moved=12 元; budget=100 元").Trace.Parts[0];

        input.Input.ShouldBe("moved");
        input.Figure!.Source!.Line.ShouldBe(1);
        input.Figure.Printed.ShouldBe("12 元");
    }

    [Fact]
    public void A_missing_input_stands_in_it_as_missing()
    {
        var trace = Transfers.Score("moved=12 元").Trace;

        trace.Value.ShouldBeNull();
        trace.Parts[1].Basis.ShouldBe(Basis.Missing);
        trace.Parts[1].Figure.ShouldBeNull();
    }

    [Fact]
    public void A_divisor_of_zero_is_said() =>
        Transfers.Score("moved=12 元; budget=0 元").Trace.Parts[^1].ShouldSatisfyAllConditions(
            p => p.Kind.ShouldBe(TraceKind.Remark), p => p.Label.Zh.ShouldBe("除数为零，无法计算"));

    [Fact]
    public void Rounding_is_said_when_it_changes_something()
    {
        var rule = new OneIndicator(2, "a: count, b: count", "{kind: done_planned, done: a, planned: b, points: 2}", "{indicator: 1, total: 1, total_sums: unrounded}");

        rule.Score("a=1; b=3").Trace.Parts[^1].ShouldSatisfyAllConditions(p => p.Kind.ShouldBe(TraceKind.Rounding), p => p.Value.ShouldBe(0.7m));
        rule.Score("a=1; b=2").Trace.Parts.ShouldNotContain(p => p.Kind == TraceKind.Rounding);
    }

    [Fact]
    public void A_score_held_by_the_weight_is_said()
    {
        var rule = new OneIndicator(2, "a: count, b: count", "{kind: ratio, of: a, base: b, points: 2}");

        rule.Score("a=3; b=2").Trace.Parts[^1].ShouldSatisfyAllConditions(p => p.Label.En.ShouldBe("A score stays between 0 and 2"), p => p.Value.ShouldBe(2));
    }

    [Fact]
    public void Figures_too_large_to_compute_with_are_said_and_give_no_score()
    {
        var rule = new OneIndicator(2, "a: yuan, b: yuan", "{kind: ratio, of: a, base: b, points: 2}");
        var score = rule.Score("a=999999999999999 元; b=0.00000000000000000001 元");

        score.Basis.ShouldBe(Basis.Missing);
        score.Trace.Parts[^1].Label.En.ShouldBe("The figures are too large to compute with");
    }
}
