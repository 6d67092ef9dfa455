using System.Globalization;

namespace Anlan.Platform.Language;

/// <summary>
/// A text in both languages of the platform. Chinese is the official wording, English its complete translation; neither may be empty.
/// In a page, <c>@text</c> prints the one the reader has chosen.
/// </summary>
public readonly record struct Bilingual(string Zh, string En)
{
    /// <summary>The same text in both languages: a number, a code, a name that is not translated.</summary>
    public static Bilingual Same(string text) => new(text, text);

    public string In(CultureInfo culture) => culture.TwoLetterISOLanguageName == "en" ? En : Zh;

    public override string ToString() => In(CultureInfo.CurrentUICulture);

    public static implicit operator Bilingual((string Zh, string En) pair) => new(pair.Zh, pair.En);
}
