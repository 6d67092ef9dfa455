using Anlan.Rules.Figures;

namespace Anlan.Rules.Tests.Scoring;

public class QualitativeRuleTests
{
    static readonly OneIndicator Quality = new(2, "grade: choice, share: percent",
        """
        {kind: qualitative_band, grade: grade, share: share, points: 2, bands: [
          {code: met, name: {zh: 达成预期, en: Met}, at_least: 80%, at_most: 100%},
          {code: partly, name: {zh: 部分达成, en: Partly met}, at_least: 60%, below: 80%},
          {code: unmet, name: {zh: 未达成, en: Not met}, at_least: 0%, below: 60%}]}
        """);

    [Theory]
    [InlineData("met", "100%", 2)]
    [InlineData("met", "80%", 1.6)]
    [InlineData("partly", "79.99%", 1.5998)]
    [InlineData("partly", "60%", 1.2)]
    [InlineData("unmet", "59.9%", 1.198)]
    [InlineData("unmet", "0%", 0)]
    public void The_share_within_the_band_of_the_grade_gives_the_points(string grade, string share, decimal expected) =>
        Quality.Points($"grade=!{grade}; share=!{share}").ShouldBe(expected);

    [Theory]
    [InlineData("met", "79.99%")]
    [InlineData("met", "100.01%")]
    [InlineData("partly", "80%")]
    [InlineData("partly", "59.99%")]
    [InlineData("unmet", "60%")]
    [InlineData("unmet", "-1%")]
    [InlineData("splendid", "90%")]
    public void A_share_outside_the_band_of_the_grade_gives_no_score(string grade, string share) =>
        Quality.Points($"grade=!{grade}; share=!{share}").ShouldBeNull();

    [Theory]
    [InlineData("grade=!met")]
    [InlineData("share=!90%")]
    public void A_grade_without_a_share_and_a_share_without_a_grade_give_no_score(string figures) => Quality.Points(figures).ShouldBeNull();

    [Fact]
    public void The_weaker_of_grade_and_share_is_the_basis() => Quality.Score("grade=!met; share=~90%").Basis.ShouldBe(Basis.Declared);
}
