using System.Text;

namespace Anlan.Platform.QrCodes;

/// <summary>A text as a QR code (ISO/IEC 18004): byte mode, error correction level M, up to 331 bytes.</summary>
public sealed class QrCode
{
    readonly QrMatrix matrix;

    QrCode(QrMatrix matrix) => this.matrix = matrix;

    /// <summary>Modules to a side, without the quiet zone.</summary>
    public int Size => matrix.Size;

    public bool IsDark(int row, int column) => matrix.IsDark(row, column);

    /// <exception cref="ArgumentException">The text is too long.</exception>
    public static QrCode Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var version = QrVersion.For(bytes.Length);
        var words = Interleaved(version, DataWords(version, bytes));
        return new(Enumerable.Range(0, 8).Select(mask => new QrMatrix(version, words, mask)).MinBy(candidate => candidate.Penalty())!);
    }

    /// <summary>The code as one path of an SVG image, with the quiet zone of four modules around it, for <c>viewBox="0 0 n n"</c>.</summary>
    public (string Path, int Side) ToSvgPath()
    {
        var path = new StringBuilder();
        for (var row = 0; row < Size; row++)
            for (var column = 0; column < Size; column++)
            {
                if (!IsDark(row, column)) continue;
                var run = 1;
                while (column + run < Size && IsDark(row, column + run)) run++;
                path.Append($"M{column + 4} {row + 4}h{run}v1h-{run}z");
                column += run;
            }
        return (path.ToString(), Size + 8);
    }

    // Mode 4 (bytes), the length, the bytes, a terminator, zeros to the next byte, then 236 and 17 in turn.
    internal static byte[] DataWords(QrVersion version, byte[] bytes)
    {
        var bits = new List<bool>(8 * version.DataWords);
        Append(0b0100, 4);
        Append(bytes.Length, version.LengthBits);
        foreach (var one in bytes) Append(one, 8);
        Append(0, Math.Min(4, 8 * version.DataWords - bits.Count));
        Append(0, (8 - bits.Count % 8) % 8);
        for (var pad = 236; bits.Count < 8 * version.DataWords; pad ^= 236 ^ 17) Append(pad, 8);
        return [.. bits.Chunk(8).Select(word => (byte)word.Aggregate(0, (sum, bit) => sum << 1 | (bit ? 1 : 0)))];

        void Append(int value, int count)
        {
            for (var i = count - 1; i >= 0; i--) bits.Add((value >> i & 1) == 1);
        }
    }

    // Each block gets its check words; the first words of all blocks come first, then the second ones. The last blocks may be one word longer.
    static byte[] Interleaved(QrVersion version, byte[] data)
    {
        var shortLength = version.DataWords / version.Blocks;
        var firstLong = version.Blocks - version.DataWords % version.Blocks;
        var blocks = new List<byte[]>();
        for (int block = 0, start = 0; block < version.Blocks; start += blocks[block++].Length)
            blocks.Add(data[start..(start + shortLength + (block >= firstLong ? 1 : 0))]);
        var checks = blocks.ConvertAll(block => GaloisField.CheckWords(block, version.CheckWordsOfBlock));
        return
        [
            .. Enumerable.Range(0, shortLength + 1).SelectMany(i => blocks.Where(block => i < block.Length).Select(block => block[i])),
            .. Enumerable.Range(0, version.CheckWordsOfBlock).SelectMany(i => checks.Select(check => check[i])),
        ];
    }
}
