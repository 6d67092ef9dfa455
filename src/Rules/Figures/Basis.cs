namespace Anlan.Rules.Figures;

/// <summary>
/// How a score is known. The four are shown beside each score and never mixed: a score has the weakest basis of what it rests on,
/// and the order here runs from the strongest to the weakest.
/// </summary>
public enum Basis
{
    /// <summary>计算得出: every input is published or stands in the ledger.</summary>
    Computed,

    /// <summary>评判得出: judged, with judge, reason and evidence.</summary>
    Judged,

    /// <summary>单位申报: published, but inputs, judge or reason are not known.</summary>
    Declared,

    /// <summary>缺失: there is no score. Not zero.</summary>
    Missing,
}
