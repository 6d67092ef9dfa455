using Anlan.Platform.Office;
using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;

namespace Anlan.Affairs.SelfEvaluation.Documents.Chapters;

/// <summary>部门基本情况: who is evaluated, by which framework, on what documents.</summary>
static class BureauChapter
{
    public static void Write(Draft draft)
    {
        var words = draft.Words;
        draft.Chapter(("部门基本情况", "The department"));
        draft.Section(("评价对象和依据", "What is evaluated, and on what basis"));
        draft.Paragraph($"评价对象、指标体系和所用文件见表{draft.Document.NextTable}。", $"Table {draft.Document.NextTable} names the department, the framework and the documents used.");
        draft.Document.Table(new([new Column("").Wide(7), new Column("").Wide(23)], Facts(draft)) { Caption = words.Pick("评价基本信息", "Basic facts of the evaluation"), TypePoints = 10.5m });
        draft.Paragraph("部门职能、内设机构和年度工作等文字情况案例未载，本报告不作补写。",
            "The duties, divisions and work of the year in words are not in the case, and none are invented here.");

        var tables = CaseTables.About(draft.Case, TableSubject.Department).ToList();
        if (tables.Count == 0) return;
        draft.Section(("人员和业务数据", "Staff and activities"));
        draft.Paragraph("案例收录的人员和业务数据如下，数字照原件列出。", "The case holds these figures on staff and activities, as they are printed.");
        CaseTables.Write(draft, tables);
    }

    static IEnumerable<Row> Facts(Draft draft)
    {
        var (words, edition) = (draft.Words, draft.Edition);
        yield return Fact(words.Pick("部门名称", "Department"), words.Say(draft.Case.Bureau));
        yield return Fact(words.Pick("行政区划代码", "Division code"), draft.Case.Division);
        yield return Fact(words.Pick("评价年度", "Year"), words.Pick($"{draft.Case.Year}年度", $"{draft.Case.Year}"));
        yield return Fact(words.Pick("指标体系", "Framework"), words.Say(edition.Title));
        yield return Fact(words.Pick("指标体系出处", "Source of the framework"),
            words.Say(edition.SourceDocument) + (edition.SourceClause is { } clause ? words.Pick("，", ", ") + words.Say(clause) : ""));
        if (edition.Scored)
            yield return Fact(words.Pick("满分和指标数", "Full marks and indicators"), Size(draft));
        yield return Fact(words.Pick("评价所用文件", "Documents used"),
            draft.Case.Documents.Count == 0 ? words.Pick("案例未载", "None named in the case") : string.Join('\n', draft.Case.Documents.Values.Select(d => words.Pick($"《{d.Zh}》", d.En))));
        yield return Fact(words.Pick("金额单位", "Unit of money"), words.MoneyName);
    }

    static string Size(Draft draft)
    {
        var (total, count) = (Numbers.Plain(draft.Edition.Total ?? 0), draft.Edition.Indicators.Count);
        var tops = draft.Edition.Tree.Select(group => draft.Words.Say(group.Name) + Numbers.Plain(group.Weight)).ToList();
        return draft.Words.Pick(
            $"满分{total}分，{draft.Edition.Tree.Count}类{count}项指标（{draft.Words.List(tops)}）",
            $"{total} points, {count} indicators in {draft.Edition.Tree.Count} categories ({draft.Words.List(draft.Edition.Tree.Select(g => $"{g.Name.En} {Numbers.Plain(g.Weight)}"))})");
    }

    static Row Fact(string name, string value) => [Cell.Heading(name), value];
}
