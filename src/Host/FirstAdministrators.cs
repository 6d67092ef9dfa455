using Anlan.Platform.Language;

namespace Anlan.Host;

/// <summary>Asks whoever sits at the terminal what the first administrators are to be called.</summary>
static class FirstAdministrators
{
    /// <summary>Null where nobody sits there: the names proposed are then taken.</summary>
    public static Func<Bilingual, string, string>? Asker(TextWriter output) => Console.IsInputRedirected || output == TextWriter.Null
        ? null
        : (title, proposed) =>
        {
            output.Write($"\n  {title.Zh}的用户名 / user name of the {title.En} [{proposed}]: ");
            output.Flush();
            return Console.ReadLine()?.Trim() is { Length: > 0 } typed ? typed : proposed;
        };
}
