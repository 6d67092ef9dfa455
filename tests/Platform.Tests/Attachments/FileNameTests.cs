using Anlan.Platform.Attachments;

namespace Anlan.Platform.Tests.Attachments;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("隐患整改报告.PDF", "隐患整改报告.pdf"), InlineData("../../etc/passwd", "passwd"), InlineData("C:\\Users\\张\\照片.jpg", "照片.jpg"), InlineData("", "附件"), InlineData("...", "附件")]
    [InlineData("report\u202Efdp.exe", "reportfdp.exe"), InlineData("a\u0000b\r\nc.txt", "abc.txt"), InlineData("zero\u200Bwidth\uFEFF.txt", "zerowidth.txt"), InlineData("a<b>:\"c\"|?*.txt", "a_b___c____.txt")]
    [InlineData("CON.txt", "_CON.txt"), InlineData("nul", "_nul"), InlineData(".htaccess", "htaccess"), InlineData("空格 . .txt", "空格.txt"), InlineData("e\u0301.txt", "\u00E9.txt"), InlineData("𠮷.png", "𠮷.png")]
    public void A_name_is_made_harmless_and_stays_recognisable(string sent, string tidy) => FileName.Tidy(sent).ShouldBe(tidy);

    [Fact]
    public void A_long_name_is_cut_and_keeps_its_ending() => FileName.Tidy(new string('长', 400) + ".pdf").ShouldBe(new string('长', 116) + ".pdf");
}
