namespace Anlan.Platform.Jurisdictions;

/// <summary>
/// A division and all below it, as a range of division codes (GB/T 2260 and its extensions: 2, 4, 6, 9 or 12 digits). The database compares each row with it.
/// </summary>
public sealed record Jurisdiction
{
    static readonly int[] Lengths = [0, 2, 4, 6, 9, 12];

    /// <summary>Every division: the whole of what an installation holds.</summary>
    public static Jurisdiction Everything { get; } = new("");

    /// <summary>The code of the division; empty for everything.</summary>
    public string Division { get; }

    Jurisdiction(string division) => Division = division;

    /// <exception cref="ArgumentException">Not the code of a division.</exception>
    public static Jurisdiction Of(string division) =>
        IsCode(division) ? new(division) : throw new ArgumentException($"“{division}” is not the code of a division: 2, 4, 6, 9 or 12 digits", nameof(division));

    public static bool IsCode(string text) => Lengths.Contains(text.Length) && text.All(char.IsAsciiDigit);

    /// <summary>The first code within.</summary>
    public string Low => Division;

    /// <summary>Greater than every code within: digits come before the tilde.</summary>
    public string High => Division + "~";

    /// <summary>The divisions above, from everything down.</summary>
    public IEnumerable<string> Above => Lengths.Where(length => length < Division.Length).Select(length => Division[..length]);

    public bool Contains(string division) => division.StartsWith(Division, StringComparison.Ordinal);

    public override string ToString() => Division.Length == 0 ? "everything" : Division;
}
