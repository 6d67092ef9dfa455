using Anlan.Platform.Language;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;

namespace Anlan.Affairs.SelfEvaluation.Findings;

/// <summary>Figures that cannot be right, or hardly: negative counts, half a person, a running total that falls, a part greater than its whole.</summary>
static class ImplausibleInputs
{
    public static IEnumerable<Finding> Check(CaseEvaluation e) =>
        e.Edition.Indicators.SelectMany(indicator => Doubts(e, indicator).Concat(Values(e, indicator)));

    static IEnumerable<Finding> Doubts(CaseEvaluation e, Indicator indicator) =>
        indicator.DoubtsAbout(e.Result.Figures).Select(doubt => Of(e, indicator, doubt.Input, Severity.Error, doubt.Why));

    static IEnumerable<Finding> Values(CaseEvaluation e, Indicator indicator)
    {
        foreach (var input in indicator.Inputs)
        {
            if (e.Result.Figures[input.Name] is not { Number: { } number } figure) continue;
            var written = Amounts.Write(figure, e.Case.Money);
            if (number < 0 && input.Unit is (Unit.Count or Unit.Yuan))
                yield return Of(e, indicator, input, Severity.Error, ($"“{input.Title.Zh}”为 {written}，不应为负", $"“{input.Title.En}” is {written}; it should not be negative"));
            else if (input.Unit == Unit.Count && !decimal.IsInteger(number))
                yield return Of(e, indicator, input, Severity.Warning, ($"“{input.Title.Zh}”为 {written}，应为整数", $"“{input.Title.En}” is {written}; a whole number is expected"));
            else if (input.Unit == Unit.Percent && number > 1 && figure.Derivation is null)
                yield return Of(e, indicator, input, Severity.Warning, ($"“{input.Title.Zh}”为 {written}，超过 100%，请核对", $"“{input.Title.En}” is {written}, over 100 %: please check"));
        }
    }

    static Finding Of(CaseEvaluation e, Indicator indicator, InputDefinition input, Severity severity, Bilingual why) =>
        new("implausible_input", severity, ($"“{indicator.Name.Zh}”：{why.Zh}。", $"“{indicator.Name.En}”: {why.En}."),
            e.Result.Figures[input.Name]?.Source, null, e.Result.Figures[input.Name] is { } figure ? Amounts.Write(figure, e.Case.Money) : null, indicator.Code);
}
