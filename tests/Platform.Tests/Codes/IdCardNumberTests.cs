using Anlan.Platform.Codes;

namespace Anlan.Platform.Tests.Codes;

/// <summary>公民身份号码, GB 11643-1999. The first two numbers are the standard's own examples.</summary>
public sealed class IdCardNumberTests
{
    static readonly DateOnly Today = new(2026, 11, 21);

    [Theory, InlineData("11010519491231002X", false, "1949-12-31"), InlineData("440524188001010014", true, "1880-01-01")]
    public void The_examples_of_the_standard_are_valid(string number, bool male, string birth)
    {
        IdCardNumber.WhatIsWrong(number, Today).ShouldBeNull();
        IdCardNumber.IsMale(number).ShouldBe(male);
        IdCardNumber.BirthDate(number).ToString("yyyy-MM-dd").ShouldBe(birth);
    }

    // 440501 has not been the code of a county for a long time; those registered there keep it.
    [Fact]
    public void A_number_with_an_abolished_county_is_valid() => IdCardNumber.WhatIsWrong(WithCheck("44050119600101001"), Today).ShouldBeNull();

    [Theory]
    [InlineData("110105194912310021", "ask for “X”")]
    [InlineData("110105194902300020", "Characters 7 to 14, “19490230”, are not a date")]
    [InlineData("110105202702280020", "in the future")]
    [InlineData("990105194912310020", null)]
    [InlineData("180105194912310020", "“18”, are not the code of a province")]
    [InlineData("1101051949123100X0", "Character 17, “X”")]
    [InlineData("11010519491231002Y", "Character 18, “Y”")]
    [InlineData("1101051949123100", "this one has 16")]
    public void What_is_wrong_is_said_with_its_place(string number, string? expected)
    {
        if (expected is null) IdCardNumber.WhatIsWrong(WithCheck(number[..17]), Today).ShouldBeNull();
        else IdCardNumber.WhatIsWrong(number, Today)!.Value.En.ShouldContain(expected);
    }

    [Fact]
    public void A_number_of_fifteen_digits_is_told_what_it_would_be_today() =>
        IdCardNumber.WhatIsWrong("110105491231002", Today)!.Value.Zh.ShouldContain("11010519491231002X");

    [Fact]
    public void A_leap_day_exists_only_in_leap_years()
    {
        IdCardNumber.WhatIsWrong(WithCheck("11010520000229002"), Today).ShouldBeNull();
        IdCardNumber.WhatIsWrong(WithCheck("11010519000229002"), Today)!.Value.En.ShouldContain("not a date");
    }

    [Fact]
    public void A_small_x_and_full_width_digits_are_tidied() => IdCardNumber.Tidy("１１０１０５ 19491231 002x").ShouldBe("11010519491231002X");

    // The character that makes the 17 digits valid, found by trying.
    static string WithCheck(string digits) => "0123456789X".Select(c => digits + c).First(n => IdCardNumber.WhatIsWrong(n, Today)?.En.Contains("check character") != true);
}
