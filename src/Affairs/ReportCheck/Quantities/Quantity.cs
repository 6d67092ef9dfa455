namespace Anlan.Affairs.ReportCheck;

public enum Dimension { Money, Percent, Points, Count, Year }

/// <summary>A number in a sentence with what it counts.</summary>
/// <param name="Number">Money in yuan, percent as printed (98.5), counts with 万 multiplied out.</param>
/// <param name="Unit">As printed: 万元, %, 家次.</param>
/// <param name="Rough">About, more than, at least: no figure to reckon with.</param>
/// <param name="Name">The words before it in its clause.</param>
/// <param name="Noun">The words behind its unit.</param>
public sealed record Quantity(Passage Passage, int Start, int End, Printed Number, Dimension Dimension, string Unit, int Decimals, bool Rough, string Name, string Noun)
{
    /// <summary>What one unit printed is worth: 10,000 for 万元.</summary>
    public decimal Factor { get; init; } = 1;

    public Place Place => Passage.At(Start);

    public string Text => Passage.Text[Start..End];

    public bool IsLike(Quantity other) => Dimension == other.Dimension && (Dimension != Dimension.Count || Unit == other.Unit);

    /// <summary>A value written in this quantity's unit and digits.</summary>
    public string Written(decimal value) => Printed.Write(value / Factor, Dimension == Dimension.Count && value % Factor == 0 && Factor == 1 ? 0 : Decimals) + Unit;
}
