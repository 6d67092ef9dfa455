using Anlan.Affairs.SelfEvaluation.Findings;
using Anlan.Rules.Evaluation;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using Anlan.Rules.Tracing;

namespace Anlan.Affairs.SelfEvaluation.Documents;

/// <summary>How a score came about, in a few sentences drawn from its trace: the figures with their lines, then the steps and the branch taken.</summary>
sealed class ScoreStory(CaseEvaluation evaluation, IndicatorScore score, DocumentWords words)
{
    const int MostNamed = 3;

    readonly TraceNode trace = score.Trace;

    Indicator Indicator => score.Indicator;

    public string Text => string.Join(words.Pick("", " "), new[] { Score(), Quoted() ?? Worked(), Differs(), Found() }.Where(sentence => sentence.Length > 0));

    string Score()
    {
        var (weight, basis) = (Numbers.Plain(Indicator.Weight), words.Say(Names.Of(score.Basis)));
        return score.Shown is { } shown
            ? words.Pick($"分值{weight}分，得{Fixed(shown)}分（{basis}）。", $"{Fixed(shown)} of {weight}, {basis.ToLowerInvariant()}.")
            : words.Pick($"分值{weight}分，没有得分（{basis}）。", $"No score of {weight}: {basis.ToLowerInvariant()}.");
    }

    // The rule could not be followed, and the published score stands in.
    string? Quoted()
    {
        if (trace.Parts.FirstOrDefault(part => part is { Kind: TraceKind.Input, Input: null }) is not { Figure: { } published }) return null;
        var at = published.Source is { } source ? words.Pick($"（{Line(source)}）", $" ({Line(source)})") : "";
        var quoted = words.Pick($"引用公布的得分{at}。", $"the published score is quoted{at}.");
        var remarks = trace.Parts.Where(part => part.Kind == TraceKind.Remark).Select(part => words.Say(part.Label)).ToList();
        if (remarks.Count > 0) return words.Pick($"{remarks[0]}{at}。", $"{remarks[0]}{at}.");
        var inputs = InputsOf(trace).ToList();
        var unreadable = inputs.Where(node => node.Figure?.Standing == Standing.Unreadable).Select(node => words.Pick($"“{words.Say(node.Label)}”印作“{node.Figure!.Printed}”", $"“{words.Say(node.Label)}” is printed as “{node.Figure!.Printed}”")).ToList();
        var missing = inputs.Where(node => node.Basis == Basis.Missing && node.Figure?.Standing != Standing.Unreadable).Select(node => words.Say(node.Label)).Distinct().ToList();
        var known = inputs.Where(node => node.Basis is not (null or Basis.Missing)).ToList();
        List<string> why = [];
        if (missing.Count > 0) why.Add(words.Pick($"规则所需的{Named(missing)}没有公布", $"the rule needs {Named(missing)}, not published"));
        if (unreadable.Count > 0) why.Add(string.Join(words.Pick("，", ", "), unreadable) + words.Pick("，无法按规则计算", ", so the rule cannot be followed"));
        var sentence = Capital(string.Join(words.Pick("；", "; "), [.. why, quoted]));
        return known.Count == 0 ? sentence : words.Pick($"已公布的数据：{Told(known)}。", $"Published: {Told(known)}. ") + sentence;
    }

    string Named(List<string> names) => names.Count <= MostNamed
        ? words.List(names.Select(name => words.Pick($"“{name}”", $"“{name}”")))
        : words.List(names.Take(MostNamed).Select(name => words.Pick($"“{name}”", $"“{name}”"))) + words.Pick($"等{names.Count}项数据", $" and {names.Count - MostNamed} other figures");

    string Worked()
    {
        var inputs = InputsOf(trace).DistinctBy(node => node.Input).ToList();
        var steps = Steps(trace);
        var data = inputs.Count == 0 ? "" : words.Pick($"数据：{Told(inputs)}。", $"Figures: {Told(inputs)}.");
        var way = steps.Length == 0 ? "" : words.Pick($"计分：{steps}。", $"Scoring: {steps}.");
        return string.Join(words.Pick("", " "), new[] { data, way }.Where(sentence => sentence.Length > 0));
    }

    string Told(IEnumerable<TraceNode> inputs) => string.Join(words.Pick("；", "; "), inputs.Select(Input));

    string Input(TraceNode node)
    {
        var name = words.Say(node.Label);
        if (node.Figure is not { } figure) return words.Pick($"{name}缺失", $"{name} missing");
        var input = Indicator.Inputs.FirstOrDefault(i => i.Name == node.Input);
        var value = words.Write(figure, input is null ? null : Indicator.OptionsOf(input));
        List<string> said = [];
        if (figure.Standing is not (Standing.Printed or Standing.Ledger)) said.Add(words.Say(Names.Of(figure.Standing)).ToLowerInvariant());
        if (figure.Derivation is { } derivation) said.Add(words.Pick("推算：", "worked out: ") + words.Say(derivation.Formula));
        if (figure.Judgement is { } j) said.Add(Judged(j));
        if (figure.Source is { } source) said.Add(Line(source));
        var about = said.Count == 0 ? "" : words.Pick($"（{string.Join('，', said)}）", $" ({string.Join(", ", said)})");
        return (figure.Number is null || figure.Unit == Unit.YesNo ? words.Pick($"{name}：{value}", $"{name}: {value}") : words.Pick($"{name}为{value}", $"{name}: {value}")) + about;
    }

    string Judged(Judgement judgement)
    {
        string Or(Platform.Language.Bilingual? said) => said is { } known ? words.Say(known) : words.Pick("未写明", "not stated");
        return words.Pick($"评判人：{Or(judgement.Judge)}，理由：{Or(judgement.Reason)}，依据：{Or(judgement.Evidence)}", $"judge: {Or(judgement.Judge)}, reason: {Or(judgement.Reason)}, evidence: {Or(judgement.Evidence)}");
    }

    string Steps(TraceNode node) => string.Join(words.Pick("；", "; "), node.Parts.Select(Step).Where(step => step.Length > 0));

    string Step(TraceNode node) => node switch
    {
        { Kind: TraceKind.Step, Value: { } value } => words.Pick($"{words.Say(node.Label)} = {words.Write(value, node.Unit)}", $"{words.Say(node.Label)} = {words.Write(value, node.Unit)}"),
        { Kind: TraceKind.Branch or TraceKind.Remark } => words.Say(node.Label),
        { Kind: TraceKind.Score } => Part(node),
        { Kind: TraceKind.Rounding, Value: { } rounded } => words.Pick($"四舍五入为{Fixed(rounded)}分", $"rounded to {Fixed(rounded)}"),
        _ => "",
    };

    string Part(TraceNode node)
    {
        var (name, inner) = (words.Say(node.Label), Steps(node));
        var points = node.Value is { } value ? words.Pick($"得{words.Points(value)}", words.Points(value)) : words.Pick("没有得分", "no score");
        return words.Pick($"{name}{points}", $"{name}: {points}") + (inner.Length == 0 ? "" : words.Pick($"（{inner}）", $" ({inner})"));
    }

    string Differs() => score is { Published: { } published, Shown: { } shown } && Numbers.Round(published.Points, evaluation.Edition.Rounding.Indicator) != shown
        ? words.Pick($"公布得分为{words.Points(published.Points)}，与规则所得不同。", $"The published score is {words.Points(published.Points)}, which differs.")
        : "";

    // Findings are numbered through the whole report.
    string Found()
    {
        var numbers = evaluation.Findings.Index().Where(f => f.Item.Indicator == Indicator.Code && f.Item.Severity != Severity.Note).Select(f => $"{f.Index + 1}").ToList();
        return numbers.Count == 0 ? "" : words.Pick($"对本项的疑问见第五部分第{words.List(numbers)}条。", $"See {(numbers.Count == 1 ? "finding" : "findings")} {words.List(numbers)} in section 5.");
    }

    static IEnumerable<TraceNode> InputsOf(TraceNode node) =>
        node.Parts.SelectMany(part => part is { Kind: TraceKind.Input, Input: not null } ? [part] : InputsOf(part));

    string Line(Source source) => SourceText.Short(source, evaluation.Case.Documents.Count > 1, words);

    string Fixed(decimal points) => Numbers.Fixed(points, evaluation.Edition.Rounding.Indicator);

    static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
