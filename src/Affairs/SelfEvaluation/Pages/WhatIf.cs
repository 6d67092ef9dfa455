using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Affairs.SelfEvaluation.Storage;
using Anlan.Platform.Language;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using Microsoft.AspNetCore.WebUtilities;

namespace Anlan.Affairs.SelfEvaluation.Pages;

/// <summary>An evaluation with other figures or by another edition, beside the one that is kept. Lives in an address; nothing is saved.</summary>
sealed class WhatIf
{
    readonly Dictionary<string, string> typed = [];
    readonly Dictionary<string, string> errors = [];

    WhatIf(FrameworkEdition edition, FigureSet figures) => (Edition, Figures) = (edition, figures);

    public FrameworkEdition Edition { get; }

    FigureSet Figures { get; }

    /// <summary>The other evaluation; null as long as nothing is changed, or while something typed cannot be read.</summary>
    public CaseEvaluation? Evaluation { get; private set; }

    public string? Typed(InputDefinition input) => typed.GetValueOrDefault(input.Name);

    public string? Error(InputDefinition input) => errors.GetValueOrDefault(input.Name);

    public bool IsChanged => typed.Count > 0;

    public static WhatIf Of(OpenEvaluation open, FrameworkLibrary library, string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        var asked = query.TryGetValue("framework", out var code) ? library.Find(code.ToString()) : null;
        var edition = asked is { Scored: true } ? asked : open.Evaluation.Edition;
        var whatIf = new WhatIf(edition, open.Case.LayOut(edition));
        foreach (var input in edition.Inputs)
            if (query.TryGetValue("i." + input.Name, out var value) && value.ToString().Trim() is { Length: > 0 } text) whatIf.Change(input, text, open.Case.Money);
        if (whatIf.errors.Count == 0 && (whatIf.IsChanged || edition != open.Evaluation.Edition))
            whatIf.Evaluation = CaseEvaluation.Of(open.Case, library, edition).With(whatIf.Figures);
        return whatIf;
    }

    /// <summary>What can be chosen for an input; empty when it is typed.</summary>
    public IReadOnlyList<(string Code, Bilingual Name)> OptionsOf(InputDefinition input) => input.Unit == Unit.YesNo
        ? [("yes", new("是", "Yes")), ("no", new("否", "No"))]
        : [.. Edition.Indicators.Where(i => i.Inputs.Contains(input)).SelectMany(i => i.OptionsOf(input)).DistinctBy(o => o.Code)];

    void Change(InputDefinition input, string text, MoneyUnit money)
    {
        typed[input.Name] = text;
        if (text == "-")
        {
            Figures[input.Name] = null;
            return;
        }
        text = TypedValue.Of(text, input.Unit, money);
        var options = OptionsOf(input);
        if (FigureValue.Parse(text, input.Unit) is not { } value || (options.Count > 0 && options.All(o => o.Code != text)))
        {
            errors[input.Name] = FigureValue.Expected(input.Unit).ToString();
            return;
        }
        Figures[input.Name] = new()
        {
            Number = value.Number,
            Word = value.Word,
            Date = value.Date,
            Unit = value.Unit,
            Printed = text,
            Standing = Standing.Assumed,
            Remark = ("假设测算中输入的数，没有保存", "Typed in for the what-if; not saved"),
        };
    }
}
