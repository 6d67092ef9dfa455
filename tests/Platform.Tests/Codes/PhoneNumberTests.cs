using Anlan.Platform.Codes;

namespace Anlan.Platform.Tests.Codes;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("138 1234 5678", "13812345678"), InlineData("+86-138-1234-5678", "13812345678"), InlineData("0086 13812345678", "13812345678"), InlineData("１３８１２３４５６７８", "13812345678")]
    [InlineData("(0755)12345678", "075512345678"), InlineData("(0755) 8234 5678", "0755-82345678"), InlineData("010-62345678", "010-62345678"), InlineData("+86 755 82345678", "0755-82345678")]
    [InlineData("0371-6234567", "0371-6234567"), InlineData("0755-82345678转801", "0755-82345678-801"), InlineData("0755-82345678-801", "0755-82345678-801"), InlineData("021 62345678 ext. 12", "021-62345678-12")]
    [InlineData("4008100000", "400-810-0000"), InlineData("119", "119"), InlineData("12345", "12345")]
    public void A_number_is_stored_in_one_form(string typed, string stored)
    {
        PhoneNumber.Tidy(typed).ShouldBe(stored);
        PhoneNumber.Tidy(stored).ShouldBe(stored);
    }

    [Theory]
    [InlineData("13812345678"), InlineData("19912345678"), InlineData("0755-82345678"), InlineData("010-62345678-801"), InlineData("0371-6234567"), InlineData("400-810-0000"), InlineData("12350"), InlineData("95588")]
    public void These_are_numbers(string number) => PhoneNumber.WhatIsWrong(number).ShouldBeNull();

    [Theory]
    [InlineData("1381234567", "has 11 digits; this one has 10"), InlineData("12812345678", "second digit of a mobile number"), InlineData("82345678", "area code of the fixed line is missing")]
    [InlineData("075512345678", "A fixed line is an area code"), InlineData("138123456A8", "Character 10, “A”"), InlineData("", "no number"), InlineData("0044123456", "Chinese mainland")]
    public void What_is_wrong_is_said(string number, string expected) => PhoneNumber.WhatIsWrong(number)!.Value.En.ShouldContain(expected);

    [Fact]
    public void Mobiles_are_told_from_fixed_lines() => (PhoneNumber.IsMobile("13812345678"), PhoneNumber.IsMobile("0755-82345678")).ShouldBe((true, false));
}
