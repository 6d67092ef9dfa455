using Anlan.Platform.Codes;

namespace Anlan.Platform.Tests.Codes;

/// <summary>统一社会信用代码, GB 32100-2015. The first code is the worked example of the standard's material; the others are registered.</summary>
public sealed class CreditCodeTests
{
    [Theory]
    [InlineData("91350100M000100Y43"), InlineData("51420000MJH2003604"), InlineData("51420000MJH200408C"), InlineData("52420000MJH233410E")]
    [InlineData("51420000MJH200395N"), InlineData("51420000MJH2003791"), InlineData("53420000MJH2448303"), InlineData("52420000MJH233402K")]
    [InlineData("52420000MJH2333813"), InlineData("52420000MJH23339XT"), InlineData("51420000MJH200387U")]
    public void A_registered_code_is_valid_and_so_is_the_organisation_code_in_it(string code)
    {
        CreditCode.WhatIsWrong(code).ShouldBeNull();
        CreditCode.HasOrganisationCheck(code).ShouldBeTrue();
    }

    [Fact]
    public void A_wrong_check_character_is_named_with_the_right_one()
    {
        var wrong = CreditCode.WhatIsWrong("91350100M000100Y45")!.Value;
        wrong.Zh.ShouldContain("应为“3”");
        wrong.En.ShouldContain("ask for “3”");
    }

    // Wrong guides give Z here: they number letters by the alphabet, or leave out the step from 31.
    [Fact]
    public void A_letter_that_is_not_in_the_alphabet_is_named_with_its_place_and_what_was_meant()
    {
        var wrong = CreditCode.WhatIsWrong("91350100M0OO100Y43")!.Value;
        wrong.Zh.ShouldContain("第 11 位“O”");
        wrong.En.ShouldContain("perhaps the digit 0");
        CreditCode.WhatIsWrong("91350100M000100Y4Z")!.Value.En.ShouldContain("Character 18, “Z”");
    }

    [Theory]
    [InlineData("", "0"), InlineData("91350100M000100Y4", "17"), InlineData("91350100M000100Y433", "19")]
    public void The_number_of_characters_is_told(string code, string length) => CreditCode.WhatIsWrong(code)!.Value.En.ShouldContain($"this one has {length}.");

    [Fact]
    public void The_division_of_registration_is_digits() => CreditCode.WhatIsWrong("9135A100M000100Y43")!.Value.En.ShouldContain("Character 5, “A”");

    [Fact]
    public void Every_change_of_one_character_is_noticed()
    {
        const string code = "91350100M000100Y43";
        for (var i = 0; i < 18; i++)
            foreach (var other in "0123456789ABCDEFGHJKLMNPQRTUWXY".Where(c => c != code[i]))
                CreditCode.IsValid(code[..i] + other + code[(i + 1)..]).ShouldBeFalse($"{i} {other}");
    }

    [Theory]
    [InlineData(" 9135 0100-m000100y43 "), InlineData("９１３５０１００Ｍ０００１００Ｙ４３"), InlineData("91350100\u200BM000100Y43\t")]
    public void What_people_type_is_tidied(string typed) => CreditCode.Tidy(typed).ShouldBe("91350100M000100Y43");
}
