using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Anlan.Platform.Office;

/// <summary>Settings and properties of the whole Word file.</summary>
internal static class DocumentSettings
{
    public static void Write(WordprocessingDocument document, DocumentProperties properties, bool chinese)
    {
        var language = chinese ? "zh-CN" : "en-GB";
        document.MainDocumentPart!.AddNewPart<DocumentSettingsPart>().Settings = new Settings(
            new DefaultTabStop { Val = 420 },
            new EvenAndOddHeaders(),
            new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation },
            new Compatibility(new CompatibilitySetting
            {
                Name = CompatSettingNameValues.CompatibilityMode,
                Uri = "http://schemas.microsoft.com/office/word",
                Val = "15",
            }),
            new ThemeFontLanguages { Val = "en-GB", EastAsia = "zh-CN" });

        var core = document.PackageProperties;
        core.Title = Clean(properties.Title);
        core.Creator = Clean(properties.Author);
        core.Subject = Clean(properties.Subject);
        core.Language = language;
        core.Created = core.Modified = properties.Created?.UtcDateTime;
    }

    private static string? Clean(string? text) => text is null ? null : XmlText.Clean(text);
}
