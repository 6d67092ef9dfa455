using Anlan.Platform.Language;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Log;

/// <summary>What people call something that the log names by a code: an event (<c>LoggedIn</c>) or a table whose records entries are about (<c>library.organisation</c>).</summary>
/// <param name="Page">Where the records of a table are shown, before their key; null where they have no page of their own.</param>
public sealed record LogWord(string Code, Bilingual Name, string? Page = null);

/// <summary>The words of all modules.</summary>
public sealed class LogWords(IEnumerable<LogWord> words)
{
    readonly Dictionary<string, LogWord> known = words.ToDictionary(w => w.Code);

    public LogWord? Find(string code) => known.GetValueOrDefault(code);

    /// <summary>A record as people call it and where it is shown, from <c>library.organisation/17</c>: “单位 17”. The key alone where the table has no word.</summary>
    public (Bilingual Name, string? Page) Subject(string subject)
    {
        var (code, key) = subject.IndexOf('/') is > 0 and var at ? (subject[..at], subject[(at + 1)..]) : (subject, "");
        if (Find(code) is not { } word) return (Bilingual.Same(subject), null);
        return (new($"{word.Name.Zh} {key}".TrimEnd(), $"{word.Name.En} {key}".TrimEnd()), word.Page is null || key.Length == 0 ? null : word.Page + key);
    }
}

public static class LogWordServices
{
    public static IServiceCollection AddLogWords(this IServiceCollection services, params LogWord[] words)
    {
        foreach (var word in words) services.AddSingleton(word);
        return services;
    }
}
