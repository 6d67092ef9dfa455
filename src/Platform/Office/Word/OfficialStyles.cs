using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Anlan.Platform.Office;

/// <summary>The paragraph and table styles: GB/T 9704-2012 clause 7, and what its sets of tables and footnotes leave open.</summary>
internal static class OfficialStyles
{
    public const string Title = "Title";
    public const string Body = "BodyText";
    public const string Addressee = "Addressee";
    public const string Signature = "Signature";
    public const string Annexes = "AnnexList";
    public const string AnnexLabel = "AnnexLabel";
    public const string Caption = "Caption";
    public const string TableText = "TableText";
    public const string TableHeading = "TableHeading";
    public const string TableUnit = "TableUnit";
    public const string TableNote = "TableNote";
    public const string Spacer = "Spacer";
    public const string PageNumber = "Footer";
    public const string FootnoteText = "FootnoteText";
    public const string FootnoteMark = "FootnoteReference";
    public const string Table = "OfficialTable";

    public static string Heading(int level) => "Heading" + level;

    public static Styles Build(bool chinese)
    {
        var styles = new Styles(Defaults(chinese), Normal(chinese));
        styles.Append(
            Paragraph(Title, "Title", new() { SnapToGrid = Off, KeepNext = new(), Justification = Centred, SpacingBetweenLines = Lines(before: OfficialPage.Line, after: OfficialPage.Line) },
                Type(OfficialType.TitleSong, 44, bold: !chinese)),
            Paragraph(Body, "Body Text", new() { Indentation = FirstLine() }, new()),
            HeadingStyle(1, chinese, OfficialType.Hei),
            HeadingStyle(2, chinese, OfficialType.Kai),
            HeadingStyle(3, chinese, OfficialType.FangSong),
            HeadingStyle(4, chinese, OfficialType.FangSong),
            Paragraph(Addressee, "Addressee", new(), new()),
            Paragraph(Signature, "Signature", new() { Justification = new() { Val = JustificationValues.Right }, KeepLines = new() }, new()),
            Paragraph(Annexes, "Annex List", new() { Justification = new() { Val = JustificationValues.Left } }, new()),
            Paragraph(AnnexLabel, "Annex Label", new() { KeepNext = new(), AutoSpaceDE = new() { Val = false }, AutoSpaceDN = new() { Val = false } }, Type(OfficialType.Hei, 32, bold: !chinese)),
            Paragraph(Caption, "caption", new() { SnapToGrid = Off, KeepNext = new(), Justification = Centred, SpacingBetweenLines = Lines(480, before: 120) },
                Type(OfficialType.Hei, 24, bold: !chinese)),
            Paragraph(TableUnit, "Table Unit", new() { SnapToGrid = Off, KeepNext = new(), Justification = new() { Val = JustificationValues.Right }, SpacingBetweenLines = Lines(340) },
                Type(OfficialType.FangSong, 21)),
            Paragraph(TableText, "Table Text", new() { SnapToGrid = Off, Justification = new() { Val = JustificationValues.Left }, SpacingBetweenLines = Lines(360) },
                Type(OfficialType.FangSong, 24)),
            Paragraph(TableHeading, "Table Heading", new() { SnapToGrid = Off, Justification = Centred, SpacingBetweenLines = Lines(360) },
                Type(OfficialType.Hei, 24, bold: !chinese)),
            Paragraph(TableNote, "Table Note", new() { SnapToGrid = Off, SpacingBetweenLines = Lines(320, before: 60, after: 200) },
                Type(OfficialType.FangSong, 21)),
            Paragraph(Spacer, "Spacer", new() { SnapToGrid = Off, SpacingBetweenLines = Lines(200) }, Type(OfficialType.FangSong, 2)),
            Paragraph(PageNumber, "footer", new() { SnapToGrid = Off, Justification = new() { Val = JustificationValues.Left }, SpacingBetweenLines = Lines(320) },
                PageNumberType()),
            Paragraph(FootnoteText, "footnote text", new() { SnapToGrid = Off, SpacingBetweenLines = Lines(280) }, Type(OfficialType.FangSong, 18)),
            new Style(new StyleName { Val = "footnote reference" }, new StyleRunProperties(new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }))
            { Type = StyleValues.Character, StyleId = FootnoteMark },
            TableStyle());
        return styles;
    }

    /// <summary>LibreOffice gives a line that its type overfills two lines of the grid, exact spacing or not.</summary>
    private static SnapToGrid Off => new() { Val = false };

    private static Justification Centred => new() { Val = JustificationValues.Center };

    private static DocDefaults Defaults(bool chinese) => new(
        new RunPropertiesDefault(new RunPropertiesBaseStyle(
            OfficialType.Fonts(OfficialType.FangSong), new FontSize { Val = OfficialPage.BodySize },
            new Languages { Val = chinese ? "zh-CN" : "en-GB", EastAsia = "zh-CN" })),
        new ParagraphPropertiesDefault());

    private static Style Normal(bool chinese) => new(
        new StyleName { Val = "Normal" },
        new PrimaryStyle(),
        new StyleParagraphProperties
        {
            // Moving single lines over to the next page would leave 21 on this one.
            WidowControl = new() { Val = false },
            SpacingBetweenLines = Lines(),
            Justification = new() { Val = JustificationValues.Both },
        },
        new StyleRunProperties
        {
            Spacing = new() { Val = chinese ? OfficialPage.BodyTracking : 0 },
            // The document is Chinese, its Latin words and figures are not: LibreOffice would break lines inside 90%.
            Languages = new() { Val = "en-GB", EastAsia = "zh-CN" },
        })
    { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true };

    private static Style HeadingStyle(int level, bool chinese, string typeface)
    {
        var style = Paragraph(Heading(level), "heading " + level, new()
        {
            KeepNext = new(),
            NumberingProperties = new() { NumberingLevelReference = new() { Val = level - 1 }, NumberingId = new() { Val = HeadingNumbers.Main } },
            Indentation = chinese ? FirstLine() : new() { FirstLine = "0" },
            Justification = new() { Val = JustificationValues.Left },
            OutlineLevel = new() { Val = level - 1 },
        }, new() { RunFonts = OfficialType.Fonts(typeface), Bold = chinese ? null : new() });
        return style;
    }

    private static Style TableStyle() => new(
        new StyleName { Val = "Official Table" },
        new StyleTableProperties(
            new TableBorders(Edge<TopBorder>(), Edge<LeftBorder>(), Edge<BottomBorder>(), Edge<RightBorder>(),
                Edge<InsideHorizontalBorder>(), Edge<InsideVerticalBorder>())))
    { Type = StyleValues.Table, StyleId = Table, CustomStyle = true };

    private static T Edge<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Space = 0, Color = "auto" };

    private static Style Paragraph(string id, string name, StyleParagraphProperties paragraph, StyleRunProperties run) => new(
        new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new PrimaryStyle(), paragraph, run)
    { Type = StyleValues.Paragraph, StyleId = id, CustomStyle = char.IsUpper(name[0]) && name is not ("Title" or "Body Text" or "Signature") ? true : null };

    /// <summary>Types other than the body's are set without its tighter tracking.</summary>
    private static StyleRunProperties Type(string chinese, int halfPoints, bool bold = false) => new()
    {
        RunFonts = OfficialType.Fonts(chinese),
        Bold = bold ? new() : null,
        Spacing = new() { Val = 0 },
        FontSize = new() { Val = halfPoints.ToString() },
    };

    private static StyleRunProperties PageNumberType()
    {
        var type = Type(OfficialType.Song, 28);
        type.RunFonts = new() { Ascii = OfficialType.Song, HighAnsi = OfficialType.Song, EastAsia = OfficialType.Song };
        return type;
    }

    private static SpacingBetweenLines Lines(int line = OfficialPage.Line, int before = 0, int after = 0) => new()
    {
        Line = line.ToString(),
        LineRule = LineSpacingRuleValues.Exact,
        Before = before.ToString(),
        After = after.ToString(),
    };

    private static Indentation FirstLine() => new() { FirstLineChars = 200, FirstLine = (2 * OfficialPage.Character).ToString() };
}
