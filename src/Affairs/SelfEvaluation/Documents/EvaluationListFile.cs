using System.Globalization;
using Anlan.Affairs.SelfEvaluation.Storage;
using Anlan.Platform.Language;
using Anlan.Platform.Office;
using Anlan.Platform.Records;
using Anlan.Rules.Frameworks;

namespace Anlan.Affairs.SelfEvaluation.Documents;

/// <summary>The list of evaluations as a file: the columns of the page and what it folds together, rows as the database sends them.</summary>
static class EvaluationListFile
{
    // All of China keeps one time.

    public static IReadOnlyList<Column> Columns(CultureInfo language)
    {
        string Say(string zh, string en) => new Bilingual(zh, en).In(language);
        return [
            Say("代码", "Code"), Say("单位", "Bureau"), Say("行政区划代码", "Division code"), Say("年度", "Year"), Say("指标体系", "Framework"),
            Say("总分", "Total"), Say("未取整总分", "Total, unrounded"), Say("公布总分", "Published total"), Say("等次", "Grade"),
            Column.Group(Say("得分依据（指标数）", "Basis (indicators)"), [.. Enum.GetValues<Rules.Figures.Basis>().Select(basis => new Column(Names.Of(basis).In(language)))]),
            Column.Group(Say("发现", "Findings"), [.. Enum.GetValues<Findings.Severity>().Select(severity => new Column(Names.Of(severity).In(language)))]),
            Say("版本", "Version"), Say("最近修改（北京时间）", "Last change (Beijing time)"),
        ];
    }

    public static async IAsyncEnumerable<Row> Rows(IAsyncEnumerable<EvaluationRecord> records, FrameworkLibrary frameworks, CultureInfo language)
    {
        await foreach (var record in records)
        {
            var edition = frameworks.Find(record.Framework);
            yield return [
                record.Code, record.Bureau.In(language), record.Division, Cell.Text(record.Year.ToString(CultureInfo.InvariantCulture)).Centred(), edition?.Title.In(language) ?? record.Framework,
                Cell.Number(record.Total, edition?.Rounding.Total ?? 2), Cell.Number(record.TotalUnrounded, 4), Cell.Number(record.PublishedTotal, edition?.Rounding.Total ?? 2), record.Grade?.In(language),
                Cell.Integer(record.Computed), Cell.Integer(record.Judged), Cell.Integer(record.Declared), Cell.Integer(record.Missing),
                Cell.Integer(record.Errors), Cell.Integer(record.Warnings), Cell.Integer(record.Notes),
                Cell.Integer(record.Version), Cell.Time(Beijing.At(record.ChangedAt).DateTime)];
        }
    }
}
