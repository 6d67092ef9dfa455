namespace Anlan.Platform.QrCodes;

/// <summary>A size of the symbol at error correction level M, with what it holds (ISO/IEC 18004, tables 7, 9 and E.1).</summary>
internal sealed record QrVersion(int Number, int Words, int CheckWordsOfBlock, int Blocks, int[] Alignment)
{
    static readonly QrVersion[] Known =
    [
        new(1, 26, 10, 1, []), new(2, 44, 16, 1, [6, 18]), new(3, 70, 26, 1, [6, 22]), new(4, 100, 18, 2, [6, 26]), new(5, 134, 24, 2, [6, 30]),
        new(6, 172, 16, 4, [6, 34]), new(7, 196, 18, 4, [6, 22, 38]), new(8, 242, 22, 4, [6, 24, 42]), new(9, 292, 22, 5, [6, 26, 46]),
        new(10, 346, 26, 5, [6, 28, 50]), new(11, 404, 30, 5, [6, 30, 54]), new(12, 466, 22, 8, [6, 32, 58]), new(13, 532, 22, 9, [6, 34, 62]),
    ];

    public int Size => 17 + 4 * Number;

    public int DataWords => Words - CheckWordsOfBlock * Blocks;

    /// <summary>How many bits tell the length of the text.</summary>
    public int LengthBits => Number < 10 ? 8 : 16;

    /// <exception cref="ArgumentException">More than the largest of these symbols holds.</exception>
    public static QrVersion For(int bytes) => Array.Find(Known, v => 4 + v.LengthBits + 8 * bytes <= 8 * v.DataWords)
        ?? throw new ArgumentException($"{bytes} bytes do not fit into a code of at most {Known[^1].Size} modules.", nameof(bytes));
}
