using System.Diagnostics;
using System.Text;
using Anlan.Platform.QrCodes;

namespace Anlan.Platform.Tests.QrCodes;

public sealed class QrCodeTests
{
    // “HELLO WORLD” at 1-M, the worked example of the tutorials; the same division as in annex I of the standard.
    [Fact]
    public void Check_words_are_those_of_the_published_example() =>
        GaloisField.CheckWords([32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17], 10)
            .ShouldBe([196, 35, 39, 119, 235, 215, 231, 226, 93, 23]);

    // ISO/IEC 18004, tables C.1 and D.1.
    [Theory]
    [InlineData(0, 0b101010000010010)]
    [InlineData(5, 0b100000011001110)]
    [InlineData(7, 0b100101010100000)]
    public void Format_bits_are_those_of_the_standard(int mask, int bits) => QrMatrix.FormatBits(mask).ShouldBe(bits);

    [Theory]
    [InlineData(7, 0x07C94)]
    [InlineData(10, 0x0A4D3)]
    public void Version_bits_are_those_of_the_standard(int version, int bits) => QrMatrix.VersionBits(version).ShouldBe(bits);

    [Fact]
    public void A_text_too_long_is_refused() => Should.Throw<ArgumentException>(() => QrCode.Of(new string('x', 400)));

    [Theory]
    [InlineData(14, 21)]
    [InlineData(15, 25)]
    [InlineData(331, 69)]
    public void The_smallest_size_that_holds_the_text_is_taken(int length, int size) => QrCode.Of(new string('a', length)).Size.ShouldBe(size);

    // Every size and many texts, read back by a program that knows nothing of ours.
    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task A_reader_reads_what_was_written(int length)
    {
        var text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('!' + (i * 31 + length) % 90)));
        var decoded = await ReadAsync(QrCode.Of(text));
        decoded.ShouldBe(text);
    }

    public static TheoryData<int> Lengths => [1, 14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331];

    static async Task<string> ReadAsync(QrCode code)
    {
        const int scale = 4;
        var side = (code.Size + 8) * scale;
        var image = new StringBuilder($"P1\n{side} {side}\n");
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                var (row, column) = (y / scale - 4, x / scale - 4);
                image.Append(row >= 0 && row < code.Size && column >= 0 && column < code.Size && code.IsDark(row, column) ? '1' : '0').Append(' ');
            }
            image.Append('\n');
        }
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pbm");
        await File.WriteAllTextAsync(file, image.ToString());
        try
        {
            using var reader = Process.Start(new ProcessStartInfo("zbarimg", ["-q", "--raw", "-Sdisable", "-Sqrcode.enable", file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var text = await reader.StandardOutput.ReadToEndAsync();
            await reader.WaitForExitAsync();
            return text.TrimEnd('\n');
        }
        finally
        {
            File.Delete(file);
        }
    }
}
