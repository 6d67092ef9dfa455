namespace Anlan.Web.Shell;

/// <summary>Guards against being sent to another site by a link that names where to go back to.</summary>
public static class LocalPath
{
    /// <summary>The path itself when it lies on this site, otherwise the start page.</summary>
    public static string OrHome(string? path) => IsLocal(path) ? path! : "/";

    /// <summary>True for <c>/…</c>, false for <c>//host</c>, <c>/\host</c>, addresses with a scheme, and anything with control characters.</summary>
    public static bool IsLocal(string? path) =>
        path is ['/', ..]
        && (path.Length == 1 || path[1] is not ('/' or '\\'))
        && !path.Any(char.IsControl);
}
