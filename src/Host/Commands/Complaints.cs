using System.Globalization;
using Anlan.Platform.Language;
using Anlan.Platform.Yaml;

namespace Anlan.Host.Commands;

/// <summary>Turns what can go wrong with a user's file into a message and exit code 1; anything else is ours and goes through.</summary>
static class Complaints
{
    public static int Guard(CultureInfo culture, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (YamlMistakesException e)
        {
            foreach (var mistake in e.Mistakes) Console.Error.WriteLine($"{mistake.File}:{mistake.Line}: {mistake.Message.In(culture)}");
        }
        catch (FileNotFoundException e)
        {
            Console.Error.WriteLine(new Bilingual($"找不到“{e.FileName}”。", $"“{e.FileName}” was not found.").In(culture));
        }
        return 1;
    }
}
