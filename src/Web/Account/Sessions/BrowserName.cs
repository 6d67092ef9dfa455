using System.Text.RegularExpressions;

namespace Anlan.Web.Account.Sessions;

/// <summary>What people call the program behind a user-agent line: Edge 128, Windows.</summary>
static partial class BrowserName
{
    public static string Of(string agent)
    {
        var program = Program().Match(agent);
        var name = program.Success ? $"{(program.Groups[1].Value is "Edg" ? "Edge" : program.Groups[1].Value)} {program.Groups[2].Value}" : agent.Length > 40 ? agent[..40] + "…" : agent;
        return Place().Match(agent) is { Success: true } place ? $"{name}, {place.Value}" : name;
    }

    [GeneratedRegex(@"(Edg|Firefox|HeadlessChrome|Chrome|Version(?=/[\d.]+ Safari))/(\d+)")]
    private static partial Regex Program();

    [GeneratedRegex("Windows|Android|iPhone|iPad|Mac OS X|Kylin|UOS|Linux")]
    private static partial Regex Place();
}
