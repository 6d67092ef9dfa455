using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Anlan.Platform.Office;

/// <summary>The typefaces of official documents.</summary>
internal static class OfficialType
{
    public const string FangSong = "仿宋_GB2312";
    public const string Kai = "楷体_GB2312";
    public const string Hei = "黑体";
    public const string Song = "宋体";
    public const string TitleSong = "方正小标宋简体";
    public const string Latin = "Times New Roman";

    public static RunFonts Fonts(string chinese) => new() { Ascii = Latin, HighAnsi = Latin, ComplexScript = Latin, EastAsia = chinese };

    /// <summary>Tells Word what to take where a typeface is not installed: new computers have 仿宋 instead of 仿宋_GB2312.</summary>
    public static void AddFontTable(MainDocumentPart main) => main.AddNewPart<FontTablePart>().Fonts = new Fonts(
        Named(FangSong, "仿宋"), Named(Kai, "楷体"), Named(Hei, "SimHei"), Named(Song, "SimSun"), Named(TitleSong, "华文中宋"), Named(Latin, null));

    private static Font Named(string name, string? otherName)
    {
        var font = new Font { Name = name };
        if (otherName is not null)
            font.Append(new AltName { Val = otherName });
        return font;
    }
}
