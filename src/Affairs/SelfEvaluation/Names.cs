using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Affairs.SelfEvaluation.Findings;
using Anlan.Platform.Language;
using Anlan.Rules.Figures;
using Anlan.Rules.Tracing;

namespace Anlan.Affairs.SelfEvaluation;

/// <summary>What people call the bases, severities and steps.</summary>
public static class Names
{
    public static Bilingual Of(Basis basis) => basis switch
    {
        Basis.Computed => ("计算", "Computed"),
        Basis.Judged => ("评判", "Judged"),
        Basis.Declared => ("申报", "Declared"),
        _ => ("缺失", "Missing"),
    };

    /// <summary>What the basis promises, for a reader who meets the word first.</summary>
    public static Bilingual Meaning(Basis basis) => basis switch
    {
        Basis.Computed => ("所有输入都已公布或在台账中，按规则算出", "Every input is published or in the ledger; worked out by the rule"),
        Basis.Judged => ("由人评判，评判人、理由和依据齐全", "Judged, with judge, reason and evidence"),
        Basis.Declared => ("单位申报的得分（公布的，或用了推定的数），输入、评判人或理由不全", "Declared by the bureau (published, or resting on assumed figures): inputs, judge or reason are not known"),
        _ => ("没有得分；缺失不是零分", "No score; missing is not zero"),
    };

    public static Bilingual Of(Certainty certainty) => certainty switch
    {
        Certainty.Sure => ("确定", "certain"),
        Certainty.Likely => ("较有把握", "likely"),
        _ => ("没有把握，请核对", "not certain, please check"),
    };

    public static Bilingual Of(Severity severity) => severity switch
    {
        Severity.Error => ("错误", "Error"),
        Severity.Warning => ("疑点", "Question"),
        _ => ("提示", "Note"),
    };

    public static Bilingual Of(TraceKind kind) => kind switch
    {
        TraceKind.Score => ("得分", "Score"),
        TraceKind.Input => ("输入", "Input"),
        TraceKind.Parameter => ("参数", "Parameter"),
        TraceKind.Step => ("计算", "Step"),
        TraceKind.Branch => ("分支", "Branch"),
        TraceKind.Rounding => ("取整", "Rounding"),
        _ => ("说明", "Remark"),
    };

    public static Bilingual Of(Standing standing) => standing switch
    {
        Standing.Printed => ("印出", "Printed"),
        Standing.Ledger => ("台账", "Ledger"),
        Standing.Judged => ("评判", "Judged"),
        Standing.Assumed => ("推定", "Assumed"),
        _ => ("不可读", "Unreadable"),
    };
}
