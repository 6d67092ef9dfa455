using System.Collections.Frozen;

namespace Anlan.Web.Design;

/// <summary>The names in <c>icons.txt</c>: what the sprite holds and what a page may ask for.</summary>
public static class IconNames
{
    public static readonly FrozenSet<string> All = Read();

    private static FrozenSet<string> Read()
    {
        using var reader = new StreamReader(typeof(IconNames).Assembly.GetManifestResourceStream("icons.txt")!);
        return reader.ReadToEnd()
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
