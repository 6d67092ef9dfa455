namespace Anlan.Platform.Office;

/// <summary>Where LibreOffice is installed.</summary>
internal static class LibreOfficePlace
{
    private static readonly string[] Usual = ["/usr/bin/soffice", "/usr/local/bin/soffice", "/usr/lib/libreoffice/program/soffice", "/opt/libreoffice/program/soffice"];

    /// <param name="given">A path that somebody has set: then no other is looked for.</param>
    public static string? Find(string? given)
    {
        if (given is not null)
            return File.Exists(given) ? given : null;
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, "soffice"));
        return onPath.Concat(Usual).FirstOrDefault(File.Exists);
    }
}
