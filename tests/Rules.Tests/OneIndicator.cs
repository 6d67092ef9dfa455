using Anlan.Platform.Language;
using Anlan.Rules.Evaluation;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;

namespace Anlan.Rules.Tests;

/// <summary>
/// An edition with a single indicator, to try one rule: <c>new OneIndicator(2, "spent: yuan, budget: yuan", "{kind: ratio, …}")</c>
/// and <c>Points("spent=50 元; budget=100 元")</c>.
/// </summary>
sealed class OneIndicator
{
    public OneIndicator(decimal weight, string inputs, string rule, string rounding = "{indicator: 2, total: 2, total_sums: unrounded}") =>
        Edition = FrameworkReader.Read(Yaml(weight, inputs, rule, rounding), "one.yaml");

    public FrameworkEdition Edition { get; }

    public static string Yaml(decimal weight, string inputs, string rule, string rounding = "{indicator: 2, total: 2, total_sums: unrounded}") =>
        $$$"""
        framework: one
        title: {zh: 一项, en: One}
        jurisdiction: "43"
        years: {from: 2021}
        source: {document: {zh: 文件, en: Document}}
        total: {{{Numbers.Plain(weight)}}}
        rounding: {{{rounding}}}
        inputs: { {{{Inputs(inputs)}}} }
        tree:
          - name: {zh: 一级, en: First}
            weight: {{{Numbers.Plain(weight)}}}
            parts:
              - code: it
                name: {zh: 指标, en: Indicator}
                weight: {{{Numbers.Plain(weight)}}}
                clause: {zh: 第一条, en: Clause 1}
                rule: {{{rule.ReplaceLineEndings(" ")}}}
        """;

    /// <summary>Figures written as <c>name=value; name=value</c>. <c>~</c> before a value: assumed; <c>!</c>: judged with judge, reason and evidence; <c>?</c>: judged without a reason.</summary>
    public FigureSet Figures(string figures)
    {
        var set = new FigureSet(Edition);
        foreach (var figure in figures.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (name, value) = (figure[..figure.IndexOf('=')].Trim(), figure[(figure.IndexOf('=') + 1)..].Trim());
            set[name] = Read(Edition.Input(name), value);
        }
        return set;
    }

    public IndicatorScore Score(string figures) => Edition.Evaluate(Figures(figures)).Scores[0];

    public decimal? Points(string figures) => Score(figures).Unrounded;

    static Figure Read(InputDefinition input, string value)
    {
        var standing = value[0] switch { '~' => Standing.Assumed, '?' => Standing.Judged, '!' => Standing.Judged, _ => Standing.Printed };
        var text = standing == Standing.Printed ? value : value[1..];
        var read = FigureValue.Parse(text, input.Unit) ?? throw new ArgumentException($"{value} is no {input.Unit}");
        Bilingual known = Bilingual.Same("known");
        return new()
        {
            Number = read.Number,
            Word = read.Word,
            Date = read.Date,
            Unit = read.Unit,
            Printed = text,
            Standing = standing,
            Source = new(Bilingual.Same("Report"), null, 1),
            Judgement = standing == Standing.Judged ? new(known, value[0] == '!' ? known : null, known) : null,
        };
    }

    static string Inputs(string inputs) => string.Join(", ", inputs.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(pair =>
    {
        var (name, unit) = (pair[..pair.IndexOf(':')], pair[(pair.IndexOf(':') + 1)..].Trim());
        return $"{name}: {{unit: {unit}, name: {{zh: {name}, en: {name}}}}}";
    }));
}
