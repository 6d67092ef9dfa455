using Anlan.Rules.Figures;

namespace Anlan.Rules.Scoring;

/// <summary>What a rule gives: points, and the weakest basis among the figures it read. Missing carries no points.</summary>
public readonly record struct Outcome(decimal Points, Basis Basis)
{
    public static readonly Outcome Missing = new(0, Basis.Missing);

    internal static Basis Weaker(Basis a, Basis b) => a > b ? a : b;
}

/// <summary>What a measure comes to; without a value when an input is missing.</summary>
internal readonly record struct Measured(decimal Value, Basis Basis)
{
    public static readonly Measured Missing = new(0, Basis.Missing);

    public bool IsMissing => Basis == Basis.Missing;
}
