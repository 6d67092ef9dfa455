using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Anlan.Platform.Storage;

/// <summary>One numbered SQL file of a module. Once applied anywhere it is never edited; a change is a new file.</summary>
public sealed record Migration(string Module, int Number, string File, string Sql)
{
    /// <summary>SHA-256 of the text with Unix line ends, so that a checkout on another system has the same sum.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));
}

/// <summary>The migrations of a module that keeps tables, numbered 1, 2, 3 … without a gap.</summary>
public sealed partial record MigrationSet(string Module, IReadOnlyList<Migration> Files)
{
    /// <summary>The files <c>Migrations/0001_name.sql</c> in the folder of a feature, or of the whole project, which the build embeds.</summary>
    public static MigrationSet Of(string module, Assembly assembly, string feature = "")
    {
        var folder = feature.Length == 0 ? "Migrations/" : feature + "/Migrations/";
        return Of(module,
            from resource in assembly.GetManifestResourceNames()
            where resource.StartsWith(folder, StringComparison.Ordinal)
            select (resource[folder.Length..], Text(assembly, resource)));
    }

    public static MigrationSet Of(string module, IEnumerable<(string File, string Sql)> files)
    {
        var migrations = files.Select(f => new Migration(module, NumberOf(module, f.File), f.File, f.Sql)).OrderBy(m => m.Number).ToList();
        foreach (var (position, migration) in migrations.Index())
            if (migration.Number != position + 1)
                throw new InvalidOperationException($"{module}: migration {position + 1:0000} is missing or numbered twice (found {migration.File})");
        return new(module, migrations);
    }

    static int NumberOf(string module, string file) => FileName().Match(file) is { Success: true } match
        ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
        : throw new InvalidOperationException($"{module}: {file} is not named like 0001_stations.sql");

    static string Text(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^(\d{4})_[a-z0-9_]+\.sql$")]
    private static partial Regex FileName();
}
