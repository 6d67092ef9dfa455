using Anlan.Affairs.SelfEvaluation; using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Rules.Frameworks;
namespace Anlan.Affairs.Tests;
public class Probe
{
    [Fact]
    public void Load()
    {
        var l = FrameworkLibrary.Load("/work/main/data/frameworks"); 
        foreach (var c in CaseLibrary.Names("/work/main/samples/bureaus"))
        {
            try {
            var e = CaseEvaluation.Of(CaseLibrary.Read("/work/main/samples/bureaus", c, l), l);
            Console.WriteLine($"## {c} {e.Result.Total} {e.Result.Grade?.Name.Zh} comp {e.Count(Rules.Figures.Basis.Computed)} decl {e.Count(Rules.Figures.Basis.Declared)}");
            foreach (var f in e.Findings) Console.WriteLine($"  {f.Severity} {f.Code} {f.Message.Zh}");
            } catch (Exception x) { Console.WriteLine($"## {c} FAILED\n" + x.Message); }
        }
    }
}
