using System.Text;
using Anlan.Platform.Office.Reading;
using Shouldly;
using Xunit;

namespace Anlan.Platform.Tests.Office.Reading;

public sealed class CsvReadingTests
{
    static async Task<List<TableRow>> Rows(byte[] bytes)
    {
        using var table = await TableFile.OpenAsync(new MemoryStream(bytes), cancel: TestContext.Current.CancellationToken);
        return [.. table.Rows()];
    }

    static Encoding Named(string name) => name switch
    {
        "utf-8" => new UTF8Encoding(false),
        "utf-8 with mark" => new UTF8Encoding(true),
        "utf-16" => new UnicodeEncoding(false, true),
        "utf-16 without mark" => new UnicodeEncoding(false, false),
        "utf-16 big end first" => new UnicodeEncoding(true, true),
        _ => CodePagesEncodingProvider.Instance.GetEncoding(name)!,
    };

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-8 with mark")]
    [InlineData("gbk")]
    [InlineData("gb18030")]
    [InlineData("utf-16")]
    [InlineData("utf-16 without mark")]
    [InlineData("utf-16 big end first")]
    public async Task Every_usual_encoding_is_told_from_the_bytes(string name)
    {
        var encoding = Named(name);
        var rows = await Rows([.. encoding.GetPreamble(), .. encoding.GetBytes("名称,街道\r\n安澜站,景山街道\r\n")]);
        rows.Select(r => string.Join('|', r.Values)).ShouldBe(["名称|街道", "安澜站|景山街道"]);
    }

    [Theory]
    [InlineData("a;b\n1,5;2\n", "a|b", "1,5|2")]
    [InlineData("a\tb\r1\t2", "a|b", "1|2")]
    [InlineData("a,b\r\n\r\n\"x\"\"y\",\"1\n2\"\r\n", "a|b", "x\"y|1\n2")]
    public async Task Delimiter_quotes_and_line_ends_are_understood(string text, string first, string second) =>
        (await Rows(Encoding.UTF8.GetBytes(text))).Select(r => string.Join('|', r.Values)).ShouldBe([first, second]);

    [Fact]
    public async Task The_line_is_the_one_an_editor_shows()
    {
        var rows = await Rows("a,b\n\"1\n2\",x\n\n3,y"u8.ToArray());
        rows.Select(r => r.Place(1)).ShouldBe(["1:2", "2:2", "5:2"]);
    }
}
