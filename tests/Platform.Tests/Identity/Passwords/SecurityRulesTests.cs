using Anlan.Platform.Identity.Passwords;

namespace Anlan.Platform.Tests.Identity.Passwords;

public sealed class SecurityRulesTests
{
    [Theory]
    [InlineData("level3", 10, 3, 90, 5)]
    [InlineData("level2", 8, 3, 90, 5)]
    [InlineData("long", 15, 1, 0, 5)]
    public void Each_profile_asks_what_its_standard_says(string profile, int length, int kinds, int days, int remembered)
    {
        var rules = SecurityRules.Profiles.Single(p => p.Rules.Profile == profile).Rules;
        (rules.Length, rules.Kinds, rules.MaximumAgeDays, rules.Remembered).ShouldBe((length, kinds, days, remembered));
        rules.IdleMinutes.ShouldBeInRange(15, 30);
    }

    [Theory]
    [InlineData("Fang7xun值")] // nine characters
    [InlineData("fangxunzhiban72")] // two kinds
    [InlineData("防汛值班表贴在门后面第三排")] // one kind
    public void Level_three_refuses_the_short_and_the_uniform(string password) => SecurityRules.LevelThree.Objections(password, []).ShouldNotBeEmpty();

    [Theory]
    [InlineData("防汛值班表 Row 3 第三排")]
    [InlineData("kT7-wq29Zb_x")]
    public void Level_three_takes_what_is_long_and_mixed(string password) => SecurityRules.LevelThree.Objections(password, ["zhangwei", "张伟"], ["yingji"]).ShouldBeEmpty();

    [Fact]
    public void A_sentence_will_do_where_length_is_what_counts() => SecurityRules.Long.Objections("门后面第三排贴着防汛值班表和电话", []).ShouldBeEmpty();

    [Theory]
    [InlineData("Password@2026")]
    [InlineData("P@ssw0rd1234")]
    [InlineData("Qwerty!2026#")]
    [InlineData("1qaz2wsx3EDC!")]
    [InlineData("Admin123456!")]
    [InlineData("Anlan@2026!!")]
    [InlineData("Aa1!Aa1!Abc123")]
    [InlineData("Yingji@2026!")]
    [InlineData("Zhangwei@2026")]
    [InlineData("张伟Abc12345")]
    public void What_everybody_tries_first_is_refused(string password) => SecurityRules.LevelTwo.Objections(password, ["zhangwei", "张伟"], ["yingji"]).ShouldNotBeEmpty();
}
