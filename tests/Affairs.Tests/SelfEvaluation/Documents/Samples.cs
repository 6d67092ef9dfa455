using System.Globalization;
using Anlan.Affairs.SelfEvaluation;
using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Platform.Office;
using Anlan.Rules.Frameworks;
using Anlan.Testing;

namespace Anlan.Affairs.Tests.SelfEvaluation.Documents;

/// <summary>The cases that come with the platform, scored, and the two languages.</summary>
static class Samples
{
    public static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hans");
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    public static readonly DateOnly Day = new(2027, 3, 5);
    public static readonly FrameworkLibrary Frameworks = FrameworkLibrary.Load(Repository.PathOf("data", "frameworks"));

    public static CaseEvaluation Of(string name) => CaseEvaluation.Of(CaseLibrary.Read(Repository.PathOf("samples", "bureaus"), name, Frameworks), Frameworks);

    public static CultureInfo Language(string code) => code == "en" ? English : Chinese;

    /// <summary>Every case in both languages.</summary>
    public static TheoryData<string, string> EveryCase
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var name in CaseLibrary.Names(Repository.PathOf("samples", "bureaus")))
            {
                data.Add(name, "zh");
                data.Add(name, "en");
            }
            return data;
        }
    }

    /// <summary>Every workbook that the cases have, in both languages, by the name of its file.</summary>
    public static IEnumerable<(string Name, Workbook Book)> Workbooks(CaseEvaluation e, CultureInfo language)
    {
        if (e.Edition.Scored) yield return ("score-table", Affairs.SelfEvaluation.Documents.ScoreTable.Book(e, language));
        if (Affairs.SelfEvaluation.Documents.HenanForm.Book(e, language) is { } form) yield return ("form", form);
        if (Affairs.SelfEvaluation.Documents.ProjectTable.Fits(e)) yield return ("projects", Affairs.SelfEvaluation.Documents.ProjectTable.Book(e, language));
    }
}
