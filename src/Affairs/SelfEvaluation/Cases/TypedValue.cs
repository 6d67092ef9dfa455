using System.Text;
using Anlan.Rules.Figures;

namespace Anlan.Affairs.SelfEvaluation.Cases;

/// <summary>A value as a person types it, made into the form that cases keep.</summary>
static class TypedValue
{
    /// <summary>
    /// Full-width digits become plain ones, thousands commas fall away, and money without a unit is in the unit of the evaluation:
    /// “１２４５．８” typed into an evaluation in 万元 is “1245.8 万元”.
    /// </summary>
    public static string Of(string typed, Unit unit, MoneyUnit money)
    {
        var text = typed.Trim().Normalize(NormalizationForm.FormKC).Replace(",", "");
        return unit == Unit.Yuan && Quantity.TryParse(text, out var quantity) && quantity.Unit == Unit.Count
            ? $"{text} {(money == MoneyUnit.WanYuan ? "万元" : "元")}"
            : text;
    }
}
