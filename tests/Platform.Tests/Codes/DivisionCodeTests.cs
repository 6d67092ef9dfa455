using Anlan.Platform.Codes;

namespace Anlan.Platform.Tests.Codes;

public sealed class DivisionCodeTests
{
    [Theory]
    [InlineData("44"), InlineData("4403"), InlineData("440310"), InlineData("440310001"), InlineData("440310001004"), InlineData("990101")]
    public void These_have_the_shape(string code) => DivisionCode.WhatIsWrong(code).ShouldBeNull();

    [Theory]
    [InlineData("4403100011", "this one has 10"), InlineData("44031O", "Character 6, “O”"), InlineData("", "this one has 0"), InlineData("044031", "begin with 0")]
    public void These_have_not(string code, string expected) => DivisionCode.WhatIsWrong(code)!.Value.En.ShouldContain(expected);

    [Theory]
    [InlineData("440000000000", "44"), InlineData("440300", "4403"), InlineData("440310000000", "440310"), InlineData("440310001000", "440310001"), InlineData("440310001004", "440310001004")]
    [InlineData("110000", "11"), InlineData("441900003000", "441900003"), InlineData("440310100", "440310100"), InlineData(" 4403-10 ", "440310")]
    public void Zeros_that_only_fill_up_are_left_out(string typed, string stored) => DivisionCode.Tidy(typed).ShouldBe(stored);

    [Fact]
    public void The_division_above_is_the_next_shorter_code() =>
        new[] { "440310001004", "440310001", "440310", "4403", "44" }.Select(DivisionCode.Parent).ShouldBe(["440310001", "440310", "4403", "44", null]);
}
