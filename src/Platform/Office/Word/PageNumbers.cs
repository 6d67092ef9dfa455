using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Anlan.Platform.Office;

/// <summary>
/// Page numbers — 1 — in 四号 half-width 宋体 on the outer side: odd pages right, even pages left, one character in.
/// On a turned page the number keeps its place on the paper (GB/T 9704-2012, 10), so there it stands sideways on the left.
/// </summary>
internal static class PageNumbers
{
    private const int OneCharacter = 280;
    private const long Millimetre = 36000; // EMU

    public static SectionProperties Section(MainDocumentPart main, PageTurn turn)
    {
        var odd = Id(main, turn, odd: true);
        var even = Id(main, turn, odd: false);
        return OfficialPage.Section(turn, odd, even);
    }

    private static string Id(MainDocumentPart main, PageTurn turn, bool odd)
    {
        var id = $"footer{turn}{(odd ? "Odd" : "Even")}";
        if (main.Parts.Any(part => part.RelationshipId == id))
            return id;
        main.AddNewPart<FooterPart>(id).Footer = turn == PageTurn.Portrait ? Upright(odd) : Sideways(odd);
        return id;
    }

    private static Footer Upright(bool odd)
    {
        var properties = new ParagraphProperties
        {
            ParagraphStyleId = new() { Val = OfficialStyles.PageNumber },
            Indentation = odd ? new() { Right = OneCharacter.ToString() } : new() { Left = OneCharacter.ToString() },
            Justification = new() { Val = odd ? JustificationValues.Right : JustificationValues.Left },
        };
        var footer = new Footer(new Paragraph(properties));
        footer.FirstChild!.Append(Words("— "), new SimpleField(Words("1")) { Instruction = "PAGE" }, Words(" —"));
        return footer;
    }

    private static Run Words(string text) => new(
        new RunProperties { RunFonts = new() { Hint = FontTypeHintValues.EastAsia } },
        new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    /// <summary>
    /// A text box on the page: its middle 28 mm from the left edge, so 7 mm from the text area, and its text running down. 14 point = 4.94 mm
    /// from the corners of the text area as on upright pages. Square wrapping moves nothing, for no text reaches the box; without wrapping LibreOffice
    /// forgets the place of the box when the first turned page is an even one.
    /// </summary>
    private static Footer Sideways(bool odd)
    {
        var left = 23 * Millimetre;
        var width = 10 * Millimetre;
        var height = 40 * Millimetre;
        var top = odd ? (long)((210 - 26 - 4.94 - 40) * Millimetre) : (long)((28 + 4.94) * Millimetre);
        return new Footer($"""
            <w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
              xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
              xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
              xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
              xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
              <w:p><w:pPr><w:pStyle w:val="{OfficialStyles.PageNumber}"/></w:pPr><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
                <wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251658240" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">
                  <wp:simplePos x="0" y="0"/>
                  <wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>
                  <wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>
                  <wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapSquare wrapText="bothSides"/>
                  <wp:docPr id="{(odd ? 1 : 2)}" name="页码 Page number"/><wp:cNvGraphicFramePr/>
                  <a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
                    <wps:cNvSpPr txBox="1"/>
                    <wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>
                    <wps:txbx><w:txbxContent><w:p>
                      <w:pPr><w:pStyle w:val="{OfficialStyles.PageNumber}"/><w:jc w:val="{(odd ? "right" : "left")}"/></w:pPr>
                      <w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">— </w:t></w:r>
                      <w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>
                      <w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve"> —</w:t></w:r>
                    </w:p></w:txbxContent></wps:txbx>
                    <wps:bodyPr vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>
                  </wps:wsp></a:graphicData></a:graphic>
                </wp:anchor>
              </w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>
            </w:ftr>
            """);
    }
}
