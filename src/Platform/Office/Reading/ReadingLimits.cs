namespace Anlan.Platform.Office.Reading;

/// <summary>How much of a table is read before it is refused. The defaults hold a national list and bound the memory one upload can take.</summary>
public sealed record ReadingLimits
{
    public static ReadingLimits Usual { get; } = new();

    public long FileBytes { get; init; } = 30L << 20;

    /// <summary>Of all parts of an xlsx together.</summary>
    public long UnpackedBytes { get; init; } = 500L << 20;

    /// <summary>Unpacked to packed, looked at from 10 MB on; honest sheets lie between 5 and 30.</summary>
    public int Ratio { get; init; } = 100;

    public int Rows { get; init; } = 200_000;

    public int Columns { get; init; } = 500;

    /// <summary>What a cell of Excel can hold.</summary>
    public int CellLength { get; init; } = 32_767;

    /// <summary>The texts that an xlsx keeps apart from its cells are the one thing held in memory.</summary>
    public int SharedCharacters { get; init; } = 30_000_000;

    public int Parts { get; init; } = 2_000;
}
