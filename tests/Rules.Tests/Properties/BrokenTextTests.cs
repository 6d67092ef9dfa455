using Anlan.Platform.Yaml;
using Anlan.Rules.Frameworks;
using FsCheck;
using FsCheck.Fluent;

namespace Anlan.Rules.Tests.Properties;

/// <summary>Whatever slip of the hand a file suffers, its author gets mistakes with lines and never a crash.</summary>
public class BrokenTextTests
{
    const string Slips = "\n\t :：,，{}[]\"'&*#%-!|>@`?元分0aé\uFEFF\0";

    static readonly string[] Texts = [.. Directory.EnumerateFiles(Editions.Folder, "*-20*.yaml").Where(f => !f.EndsWith(".cases.yaml")).Order().Select(File.ReadAllText)];

    static readonly Gen<string> Broken =
        from text in Gen.Elements(Texts)
        from slips in Gen.ArrayOf(Gen.Choose(0, int.MaxValue).SelectMany(at => Gen.Choose(0, 3), (at, how) => (at, how)).SelectMany(s => Gen.Elements(Slips.ToCharArray()), (s, c) => (s.at, s.how, c)), 2)
        select slips.Aggregate(text, Slip);

    [Fact]
    public void A_slip_is_reported_or_harmless() =>
        Prop.ForAll(Broken.ToArbitrary(), (Func<string, bool>)IsReportedOrHarmless).Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithQuietOnSuccess(true));

    static bool IsReportedOrHarmless(string text)
    {
        try
        {
            return FrameworkReader.Read(text, "slip.yaml").Code.Length > 0;
        }
        catch (YamlMistakesException e)
        {
            return e.Mistakes.Count > 0 && e.Mistakes.All(m => m.Line > 0 && m.Message.Zh.Length > 0 && m.Message.En.Length > 0);
        }
    }

    // A character put in, taken out, replaced, or the rest of the file lost.
    static string Slip(string text, (int At, int How, char What) slip)
    {
        var at = text.Length == 0 ? 0 : slip.At % text.Length;
        return slip.How switch
        {
            0 => text.Insert(at, slip.What.ToString()),
            1 when text.Length > 0 => text.Remove(at, 1),
            2 when text.Length > 0 => text.Remove(at, 1).Insert(at, slip.What.ToString()),
            _ => at % 10 == 0 ? text[..at] : text.Insert(at, "" + slip.What + slip.What),
        };
    }
}
