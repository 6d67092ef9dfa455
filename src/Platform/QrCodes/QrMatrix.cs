namespace Anlan.Platform.QrCodes;

/// <summary>The square of modules: the patterns that find and align it, the format, and the words in their winding order under one of eight masks.</summary>
internal sealed class QrMatrix
{
    readonly QrVersion version;
    readonly bool[,] dark;
    readonly bool[,] reserved;

    public int Size => version.Size;

    public QrMatrix(QrVersion version, byte[] words, int mask)
    {
        this.version = version;
        dark = new bool[Size, Size];
        reserved = new bool[Size, Size];
        PlacePatterns();
        PlaceFormat(FormatBits(mask));
        if (version.Number >= 7) PlaceVersion(VersionBits(version.Number));
        PlaceWords(words, mask);
    }

    public bool IsDark(int row, int column) => dark[row, column];

    /// <summary>Level M and the mask, with ten check bits.</summary>
    internal static int FormatBits(int mask) => (mask << 10 | Remainder(mask << 10, 0x537, 10)) ^ 0x5412;

    internal static int VersionBits(int number) => number << 12 | Remainder(number << 12, 0x1F25, 12);

    static int Remainder(int value, int divisor, int degree)
    {
        for (var bit = 30; bit >= degree; bit--)
            if ((value >> bit & 1) == 1) value ^= divisor << bit - degree;
        return value;
    }

    void Reserve(int row, int column, bool isDark)
    {
        dark[row, column] = isDark;
        reserved[row, column] = true;
    }

    void PlacePatterns()
    {
        for (var i = 0; i < Size; i++)
        {
            Reserve(6, i, i % 2 == 0);
            Reserve(i, 6, i % 2 == 0);
        }
        foreach (var (row, column) in ((int, int)[])[(3, 3), (3, Size - 4), (Size - 4, 3)])
            Rings(row, column, 4, distance => distance is not 2 and not 4);
        var last = version.Alignment.LastOrDefault();
        foreach (var row in version.Alignment)
            foreach (var column in version.Alignment)
                if ((row, column) != (6, 6) && (row, column) != (6, last) && (row, column) != (last, 6))
                    Rings(row, column, 2, distance => distance != 1);
    }

    void Rings(int row, int column, int radius, Func<int, bool> isDark)
    {
        for (var down = -radius; down <= radius; down++)
            for (var right = -radius; right <= radius; right++)
                if (row + down >= 0 && row + down < Size && column + right >= 0 && column + right < Size)
                    Reserve(row + down, column + right, isDark(Math.Max(Math.Abs(down), Math.Abs(right))));
    }

    // Twice: around the upper left pattern, and split between the two others.
    void PlaceFormat(int bits)
    {
        for (var i = 0; i < 15; i++)
        {
            var isDark = (bits >> i & 1) == 1;
            Reserve(i < 6 ? i : i < 8 ? i + 1 : 8, i < 8 ? 8 : i == 8 ? 7 : 14 - i, isDark);
            Reserve(i < 8 ? 8 : Size - 15 + i, i < 8 ? Size - 1 - i : 8, isDark);
        }
        Reserve(Size - 8, 8, true);
    }

    void PlaceVersion(int bits)
    {
        for (var i = 0; i < 18; i++)
        {
            var isDark = (bits >> i & 1) == 1;
            Reserve(Size - 11 + i % 3, i / 3, isDark);
            Reserve(i / 3, Size - 11 + i % 3, isDark);
        }
    }

    // Two columns at a time from the right, up and down in turn, past the vertical timing pattern.
    void PlaceWords(byte[] words, int mask)
    {
        var bit = 0;
        var up = true;
        for (var right = Size - 1; right > 0; right -= 2, up = !up)
        {
            if (right == 6) right = 5;
            for (var step = 0; step < Size; step++)
                for (var column = right; column > right - 2; column--)
                {
                    var row = up ? Size - 1 - step : step;
                    if (reserved[row, column]) continue;
                    var isDark = bit < 8 * words.Length && (words[bit / 8] >> 7 - bit % 8 & 1) == 1;
                    dark[row, column] = isDark ^ IsMasked(mask, row, column);
                    bit++;
                }
        }
    }

    static bool IsMasked(int mask, int row, int column) => mask switch
    {
        0 => (row + column) % 2 == 0,
        1 => row % 2 == 0,
        2 => column % 3 == 0,
        3 => (row + column) % 3 == 0,
        4 => (row / 2 + column / 3) % 2 == 0,
        5 => row * column % 2 + row * column % 3 == 0,
        6 => (row * column % 2 + row * column % 3) % 2 == 0,
        _ => ((row + column) % 2 + row * column % 3) % 2 == 0,
    };

    /// <summary>How hard it is to read: long runs, blocks of one colour, likeness to a finder pattern, too much of one colour.</summary>
    public int Penalty()
    {
        var penalty = 0;
        var darkModules = 0;
        for (var i = 0; i < Size; i++)
        {
            penalty += OfLine(Enumerable.Range(0, Size).Select(k => dark[i, k])) + OfLine(Enumerable.Range(0, Size).Select(k => dark[k, i]));
            for (var k = 0; k < Size; k++)
            {
                if (dark[i, k]) darkModules++;
                if (i > 0 && k > 0 && dark[i, k] == dark[i - 1, k] && dark[i, k] == dark[i, k - 1] && dark[i, k] == dark[i - 1, k - 1]) penalty += 3;
            }
        }
        return penalty + 10 * (Math.Abs(darkModules * 20 - Size * Size * 10) / (Size * Size));
    }

    static int OfLine(IEnumerable<bool> modules)
    {
        var line = string.Concat(modules.Select(module => module ? '1' : '0'));
        var penalty = 0;
        for (int start = 0, end; start < line.Length; start = end)
        {
            for (end = start + 1; end < line.Length && line[end] == line[start];) end++;
            if (end - start >= 5) penalty += end - start - 2;
        }
        for (var i = 0; i + 11 <= line.Length; i++)
            if (string.CompareOrdinal(line, i, "10111010000", 0, 11) == 0 || string.CompareOrdinal(line, i, "00001011101", 0, 11) == 0) penalty += 40;
        return penalty;
    }
}
