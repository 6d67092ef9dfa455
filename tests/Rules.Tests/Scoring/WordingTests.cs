namespace Anlan.Rules.Tests.Scoring;

/// <summary>The sentences people read are made from the rule, so they can be held against what it does.</summary>
public class WordingTests
{
    [Theory]
    [InlineData("{kind: ratio, of: a, base: b, points: 2, cap: 1.5, over_base: zero}", "得分 = a ÷ b × 2 分；比率超过 100% 时得 0 分；最高 1.5 分")]
    [InlineData("{kind: deduct_over_limit, of: a, base: b, points: 1.5, limit: 12.345%, per: 1%, deduct: 0.1, steps: started}",
        "指标值 = a ÷ b；不超过 12.345% 得 1.5 分；每超出 1% 扣 0.1 分（不足一单位按一单位计），扣至 0 分为止")]
    [InlineData("{kind: bands, of: a, base: b, bands: [{at_least: 90%, points: 1.5}, {over: 50%, below: 90%, points: 0.5}, {at_most: 50%, points: 0}]}",
        "指标值 = a ÷ b；指标值 ≥ 90%：1.5 分；50% ＜ 指标值 ＜ 90%：0.5 分；指标值 ≤ 50%：0 分")]
    [InlineData("{kind: all_or_nothing, of: a, change_from: b, at_most: 0%, points: 1.5}", "（a − b）÷ b ≤ 0%：1.5 分，否则 0 分")]
    [InlineData("{kind: bands, of: a, bands: [{below: 5 万元, points: 1.5}, {at_least: 5 万元, points: 0}]}", "a ＜ 50,000 元：1.5 分；a ≥ 50,000 元：0 分")]
    [InlineData("{kind: target, actual: a, target: b, direction: at_most, method: one_minus_excess, points: 1.5}", "a ≤ b：1.5 分；未达到的，得分 =（1 −（a − b）÷ b）× 1.5 分，最低 0 分")]
    public void A_rule_says_what_it_does(string rule, string expected)
    {
        var inputs = rule.Contains(" b,") ? "a: yuan, b: yuan" : "a: yuan";
        string.Join("；", new OneIndicator(1.5m, inputs, rule).Edition.Indicators[0].Rule.Wording.Select(w => w.Zh)).ShouldBe(expected);
    }

    [Fact]
    public void Every_sentence_of_every_edition_stands_in_both_languages()
    {
        foreach (var edition in Editions.Scored)
        {
            foreach (var sentence in edition.Indicators.SelectMany(i => i.Rule.Wording))
            {
                sentence.Zh.ShouldNotBeNullOrWhiteSpace();
                sentence.En.ShouldNotBeNullOrWhiteSpace();
                sentence.En.ShouldNotContain("分");
            }
        }
    }
}
