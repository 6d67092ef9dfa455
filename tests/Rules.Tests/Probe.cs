using Anlan.Rules.Frameworks;
namespace Anlan.Rules.Tests;
public class Probe
{
    [Fact]
    public void Load()
    {
        try { var l = FrameworkLibrary.Load("/work/main/data/frameworks"); foreach (var e in l.All) Console.WriteLine($"{e.Code} {e.Indicators.Count}"); }
        catch (Exception e) { Assert.Fail(e.Message); }
    }
}
