using Anlan.Platform.Language;
using Anlan.Rules.Figures;

namespace Anlan.Rules.Tests.Figures;

public class FigureTests
{
    static readonly Bilingual Somebody = ("某人", "somebody");

    static Figure Of(Standing standing, decimal? number = 1, Judgement? judgement = null) =>
        new() { Unit = Unit.Count, Number = number, Standing = standing, Judgement = judgement };

    [Theory]
    [InlineData(Standing.Printed, Basis.Computed)]
    [InlineData(Standing.Ledger, Basis.Computed)]
    [InlineData(Standing.Assumed, Basis.Declared)]
    [InlineData(Standing.Unreadable, Basis.Missing)]
    public void The_standing_of_a_figure_gives_its_basis(Standing standing, Basis basis) => Of(standing).Basis.ShouldBe(basis);

    [Fact]
    public void A_judgement_counts_as_judged_only_with_judge_reason_and_evidence()
    {
        Of(Standing.Judged, judgement: new(Somebody, Somebody, Somebody)).Basis.ShouldBe(Basis.Judged);
        Of(Standing.Judged, judgement: new(Somebody, null, Somebody)).Basis.ShouldBe(Basis.Declared);
        Of(Standing.Judged).Basis.ShouldBe(Basis.Declared);
    }

    [Fact]
    public void A_figure_without_a_value_is_missing_whatever_its_standing() => Of(Standing.Printed, number: null).Basis.ShouldBe(Basis.Missing);

    [Fact]
    public void A_figure_worked_out_from_others_is_as_weak_as_the_weakest_of_them()
    {
        Figure Sum(params Figure[] parts) => new() { Unit = Unit.Count, Number = 3, Derivation = new(Somebody, [.. parts.Select(p => (Somebody, p))]) };

        Sum(Of(Standing.Printed), Of(Standing.Ledger)).Basis.ShouldBe(Basis.Computed);
        Sum(Of(Standing.Printed), Of(Standing.Assumed)).Basis.ShouldBe(Basis.Declared);
        Sum(Of(Standing.Printed), Sum(Of(Standing.Printed, number: null))).Basis.ShouldBe(Basis.Missing);
    }
}
