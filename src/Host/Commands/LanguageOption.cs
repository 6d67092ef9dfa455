using System.CommandLine;
using System.Globalization;

namespace Anlan.Host.Commands;

/// <summary>The language of a command's output: stated, otherwise that of the terminal, otherwise Chinese.</summary>
static class LanguageOption
{
    public static Option<string?> Create()
    {
        var option = new Option<string?>("--language") { Description = "zh 或 en / zh or en" };
        option.AcceptOnlyFromAmong("zh", "en");
        return option;
    }

    public static CultureInfo Of(ParseResult parsed, Option<string?> option)
    {
        var said = parsed.GetValue(option) ?? (Environment.GetEnvironmentVariable("LANG")?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? "en" : "zh");
        return CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(said == "en" ? "en" : "zh-Hans");
    }
}
