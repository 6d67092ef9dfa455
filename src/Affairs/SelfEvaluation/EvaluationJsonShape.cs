using Anlan.Web.Api;

namespace Anlan.Affairs.SelfEvaluation;

// What EvaluationJson writes, for the description of the interface; a test holds real answers against it.

/// <summary>The score of an evaluation.</summary>
[Meaning("一个自评的得分及计算过程", "The score of an evaluation with the way it came about")]
sealed record ApiScore(
    [property: Meaning("自评的代码", "The code of the evaluation")] string Case,
    [property: Meaning("指标体系", "The framework edition")] string Framework,
    [property: Meaning("等次", "The grade")] string? Grade,
    [property: Meaning("总分", "The total")] ApiTotal Total,
    [property: Meaning("各项指标；不计分的项目表为各项目", "The indicators; of a table that gives no scores, the projects")] IReadOnlyList<ApiIndicatorScore> Indicators,
    [property: Meaning("全部发现的问题", "Everything that was found")] IReadOnlyList<ApiFinding> Findings);

/// <summary>A total.</summary>
[Meaning("总分", "A total")]
sealed record ApiTotal
{
    [Meaning("未取整", "Unrounded", Decimal = true)]
    public required string? Unrounded { get; init; }

    [Meaning("按体系规定取整", "As the edition rounds it", Decimal = true)]
    public required string? Shown { get; init; }

    [Meaning("单位公布的", "As the department published it", Decimal = true)]
    public required string? Published { get; init; }

    [Meaning("已有得分之和", "The sum of the scores that exist", Decimal = true)]
    public required string? Partial { get; init; }
}

/// <summary>The score of an indicator.</summary>
[Meaning("一项指标的得分", "The score of an indicator")]
sealed record ApiIndicatorScore(
    [property: Meaning("指标代码", "The code of the indicator")] string Code,
    [property: Meaning("从一级指标到本项的名称", "Names from the top group down to the indicator")] IReadOnlyList<string> Path,
    [property: Meaning("分值", "Its points at most", Decimal = true)] string? Weight,
    [property: Meaning("得分的依据：computed 计算、judged 评判、declared 申报、missing 缺失", "What the score rests on: computed, judged, declared, missing")] string Basis,
    [property: Meaning("未取整的得分", "The score, unrounded", Decimal = true)] string? Unrounded,
    [property: Meaning("按体系规定取整的得分", "The score as the edition rounds it", Decimal = true)] string? Shown,
    [property: Meaning("单位公布的得分", "The score that the department published", Decimal = true)] string? Published,
    [property: Meaning("计算过程", "The way it came about")] ApiStep Trace,
    [property: Meaning("关于本项的问题", "What was found about it")] IReadOnlyList<ApiFinding> Findings)
{
    [Meaning("单位；省略时为分", "The unit; points when left out")]
    public string? Unit { get; init; }
}

/// <summary>Where a figure comes from.</summary>
abstract record ApiOrigin
{
    [Meaning("数的来历：printed 印出、ledger 台账、judged 评判、assumed 假设、unreadable 无法辨认", "How the figure came to be known: printed, ledger, judged, assumed, unreadable")]
    public string? Standing { get; init; }

    [Meaning("原文印的样子", "As it is printed")]
    public string? Printed { get; init; }

    [Meaning("说明", "A remark")]
    public string? Remark { get; init; }

    [Meaning("评判", "The judgement")]
    public ApiJudgement? Judgement { get; init; }

    [Meaning("出处", "Where it stands")]
    public ApiSource? Source { get; init; }

    [Meaning("推算的公式", "The formula it was derived by")]
    public string? Formula { get; init; }

    [Meaning("由哪些数推算", "The figures it was derived from")]
    public IReadOnlyList<ApiDerivedFrom>? From { get; init; }
}

/// <summary>A step of the way.</summary>
[Meaning("计算过程中的一步", "A step of the way from figures to a score")]
sealed record ApiStep(
    [property: Meaning("score 得分、input 输入、parameter 参数、step 计算、branch 分支、rounding 取整、remark 说明", "score, input, parameter, step, branch, rounding or remark")] string Kind,
    [property: Meaning("这一步是什么", "What it is")] string Label,
    [property: Meaning("数值", "Its value", Decimal = true)] string? Value) : ApiOrigin
{
    [Meaning("数值的单位", "The unit of the value")]
    public string? Unit { get; init; }

    [Meaning("输入在体系中的名称", "The name of the input in the edition")]
    public string? Input { get; init; }

    [Meaning("依据", "What it rests on")]
    public string? Basis { get; init; }

    [Meaning("规则的条款", "The clause of the rule")]
    public ApiClause? Clause { get; init; }

    [Meaning("由哪些步骤得来", "The steps it comes from")]
    public IReadOnlyList<ApiStep>? Parts { get; init; }
}

/// <summary>A figure from which another was derived.</summary>
[Meaning("推算所用的一个数", "A figure from which another was derived")]
sealed record ApiDerivedFrom(
    [property: Meaning("名称", "Its name")] string Name,
    [property: Meaning("数值", "Its value", Decimal = true)] string? Value,
    [property: Meaning("单位", "Its unit")] string Unit) : ApiOrigin;

/// <summary>A clause of the rule.</summary>
[Meaning("规则的条款", "A clause of the rule")]
sealed record ApiClause(
    [property: Meaning("文件", "The document")] string Document,
    [property: Meaning("位置", "The place in it")] string Place,
    [property: Meaning("从哪个年度起适用", "The first year it holds for", Decimal = true)] string FromYear)
{
    [Meaning("适用到哪个年度", "The last year it holds for", Decimal = true)]
    public string? ToYear { get; init; }
}

/// <summary>A judgement.</summary>
[Meaning("一次评判", "A judgement")]
sealed record ApiJudgement(
    [property: Meaning("由谁", "By whom")] string? Judge,
    [property: Meaning("理由", "Why")] string? Reason,
    [property: Meaning("凭据", "By which evidence")] string? Evidence);

/// <summary>Where a figure stands.</summary>
[Meaning("一个数的出处", "Where a figure stands")]
sealed record ApiSource(
    [property: Meaning("文件", "The document")] string Document,
    [property: Meaning("位置", "The place in it")] string? Place)
{
    [Meaning("第几行", "The line", Decimal = true)]
    public string? Line { get; init; }
}

/// <summary>Something found about a case.</summary>
[Meaning("发现的一个问题", "Something that was found")]
sealed record ApiFinding(
    [property: Meaning("问题的种类", "What kind of thing")] string Code,
    [property: Meaning("error 错误、warning 疑点、note 提示", "error, warning or note")] string Severity,
    [property: Meaning("说明", "What it is")] string Message,
    [property: Meaning("在哪里", "Where")] ApiSource? Where,
    [property: Meaning("应为", "What was expected")] string? Expected,
    [property: Meaning("实为", "What was found")] string? Found)
{
    [Meaning("关于哪项指标", "The indicator it is about")]
    public string? Indicator { get; init; }
}
