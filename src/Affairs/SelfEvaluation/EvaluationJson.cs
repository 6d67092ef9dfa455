using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Affairs.SelfEvaluation.Findings;
using Anlan.Platform.Language;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;
using Anlan.Rules.Tracing;

namespace Anlan.Affairs.SelfEvaluation;

/// <summary>An evaluation as JSON. Numbers are strings, so that no reader turns a decimal into a float; what is missing is null.</summary>
public static class EvaluationJson
{
    static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="language">Language of names and sentences.</param>
    /// <param name="only">The code of the one indicator wanted, with what was found about it; null for all.</param>
    public static void Write(Stream stream, CaseEvaluation evaluation, CultureInfo language, string? only = null)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        new Writer(json, evaluation, language, only).Evaluation();
    }

    sealed class Writer(Utf8JsonWriter json, CaseEvaluation e, CultureInfo language, string? only)
    {
        public void Evaluation()
        {
            json.WriteStartObject();
            json.WriteString("case", e.Case.Code);
            json.WriteString("framework", e.Edition.Code);
            Text("grade", e.Result.Grade?.Name);
            json.WriteStartObject("total");
            Number("unrounded", e.Result.Total.Unrounded);
            json.WriteString("shown", e.Result.Total.Shown is { } total ? Numbers.Fixed(total, e.Edition.Rounding.Total) : null);
            Number("published", e.Case.Published.Total?.Points);
            Number("partial", e.Edition.Scored ? e.Result.Total.Partial : null);
            json.WriteEndObject();
            json.WriteStartArray("indicators");
            if (e.Edition.Scored) Indicators();
            else Projects();
            json.WriteEndArray();
            Findings("findings", e.Findings.Where(f => only is null || f.Indicator == only));
            json.WriteEndObject();
        }

        void Indicators()
        {
            foreach (var score in e.Result.Scores.Where(s => only is null || s.Indicator.Code == only))
            {
                json.WriteStartObject();
                json.WriteString("code", score.Indicator.Code);
                Path([.. score.Indicator.Path, score.Indicator.Name]);
                Number("weight", score.Indicator.Weight);
                json.WriteString("basis", Word(score.Basis));
                Number("unrounded", score.Unrounded);
                json.WriteString("shown", score.Shown is { } shown ? Numbers.Fixed(shown, e.Edition.Rounding.Indicator) : null);
                Number("published", score.Published?.Points);
                json.WritePropertyName("trace");
                Trace(score.Trace, score.Indicator.Clause);
                Findings("findings", e.FindingsOn(score.Indicator));
                json.WriteEndObject();
            }
        }

        // A table gives no scores: its computed field, the execution rate in percent, stands where a score would.
        void Projects()
        {
            foreach (var project in e.Case.Projects)
            {
                var rate = project.ComputedRate * 100;
                json.WriteStartObject();
                json.WriteString("code", "project-" + project.No.ToString(CultureInfo.InvariantCulture));
                Path([project.Name]);
                json.WriteNull("weight");
                json.WriteString("basis", Word(rate is null ? Basis.Missing : Basis.Computed));
                json.WriteString("unit", "percent");
                Number("unrounded", rate);
                json.WriteString("shown", rate is { } r ? Numbers.Fixed(r, 2) : null);
                Number("published", project.Rate?.Number * 100);
                json.WritePropertyName("trace");
                Trace(ProjectTrace.Of(project), null);
                Findings("findings", e.Findings.Where(f => f.Where is not null && f.Where.Line == project.Source?.Line));
                json.WriteEndObject();
            }
        }

        void Trace(TraceNode node, Bilingual? clause)
        {
            json.WriteStartObject();
            json.WriteString("kind", node.Kind.ToString().ToLowerInvariant());
            json.WriteString("label", node.Label.In(language));
            Number("value", node.Value);
            if (node.Value is not null) json.WriteString("unit", node.Unit.ToString().ToLowerInvariant());
            if (node.Input is not null) json.WriteString("input", node.Input);
            if (node.Basis is { } basis) json.WriteString("basis", Word(basis));
            if (node.Kind is TraceKind.Parameter or TraceKind.Score && (node.Clause ?? clause) is { } at)
            {
                json.WriteStartObject("clause");
                json.WriteString("document", e.Edition.SourceDocument.In(language));
                json.WriteString("place", at.In(language));
                Number("from_year", e.Edition.FirstYear);
                if (e.Edition.LastYear is { } last) Number("to_year", last);
                json.WriteEndObject();
            }
            if (node.Figure is { } figure) Figure(figure);
            if (node.Parts.Count > 0)
            {
                json.WriteStartArray("parts");
                foreach (var part in node.Parts) Trace(part, node.Clause ?? clause);
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }

        void Figure(Figure figure)
        {
            json.WriteString("standing", figure.Standing.ToString().ToLowerInvariant());
            if (figure.Printed is not null) json.WriteString("printed", figure.Printed);
            if (figure.Remark is not null) Text("remark", figure.Remark);
            if (figure.Judgement is { } judgement)
            {
                json.WriteStartObject("judgement");
                Text("judge", judgement.Judge);
                Text("reason", judgement.Reason);
                Text("evidence", judgement.Evidence);
                json.WriteEndObject();
            }
            if (figure.Source is not null) Source("source", figure.Source);
            if (figure.Derivation is not { } derivation) return;
            json.WriteString("formula", derivation.Formula.In(language));
            json.WriteStartArray("from");
            foreach (var (name, from) in derivation.From)
            {
                json.WriteStartObject();
                json.WriteString("name", name.In(language));
                Number("value", from.Number);
                json.WriteString("unit", from.Unit.ToString().ToLowerInvariant());
                Figure(from);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }

        void Findings(string name, IEnumerable<Finding> findings)
        {
            json.WriteStartArray(name);
            foreach (var finding in findings)
            {
                json.WriteStartObject();
                json.WriteString("code", finding.Code);
                json.WriteString("severity", finding.Severity.ToString().ToLowerInvariant());
                json.WriteString("message", finding.Message.In(language));
                Source("where", finding.Where);
                json.WriteString("expected", finding.Expected);
                json.WriteString("found", finding.Found);
                if (finding.Indicator is not null) json.WriteString("indicator", finding.Indicator);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }

        void Source(string name, Source? source)
        {
            if (source is null)
            {
                json.WriteNull(name);
                return;
            }
            json.WriteStartObject(name);
            json.WriteString("document", source.Document.In(language));
            Text("place", source.Place);
            if (source.Line is { } line) Number("line", line);
            json.WriteEndObject();
        }

        void Path(IEnumerable<Bilingual> names)
        {
            json.WriteStartArray("path");
            foreach (var name in names) json.WriteStringValue(name.In(language));
            json.WriteEndArray();
        }

        void Number(string name, decimal? number) => json.WriteString(name, number is { } n ? Numbers.Plain(n) : null);

        void Text(string name, Bilingual? text) => json.WriteString(name, text?.In(language));

        static string Word(Basis basis) => basis.ToString().ToLowerInvariant();
    }
}
