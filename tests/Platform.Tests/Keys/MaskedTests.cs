using Anlan.Platform.Keys;

namespace Anlan.Platform.Tests.Keys;

public sealed class MaskedTests
{
    [Theory]
    [InlineData("13812341234", "138****1234"), InlineData("0755-82345678", "0755-****5678"), InlineData("010-62345678-801", "010-****5678-***"), InlineData("119", "119")]
    [InlineData("1234567", "***4567"), InlineData("12345", "******"), InlineData("", "")]
    public void A_phone_keeps_its_ends(string number, string masked) => Masked.Phone(number).ShouldBe(masked);

    [Theory]
    [InlineData("11010519491231002X", "110105********002X"), InlineData("1101", "****"), InlineData("", "")]
    public void An_ID_number_keeps_place_and_end(string number, string masked) => Masked.IdCard(number).ShouldBe(masked);

    [Theory]
    [InlineData("张伟", "张*"), InlineData("张三丰", "张**"), InlineData("欧阳娜娜", "欧阳**"), InlineData("王", "王*"), InlineData("阿依古丽·买买提", "阿***·***"), InlineData("𠮷田", "𠮷*"), InlineData("", "")]
    public void A_name_keeps_the_family(string name, string masked) => Masked.Name(name).ShouldBe(masked);
}
