using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Anlan.Platform.Office;

/// <summary>
/// The page of GB/T 9704-2012: A4, text area 156 × 225 mm, 22 lines a page, 28 characters a line. Lengths in twips (1/20 point).
/// </summary>
internal static class OfficialPage
{
    public const int Short = 11906; // 210 mm
    public const int Long = 16838; // 297 mm

    // 天头 37 mm, 订口 28 mm; what the text area leaves is 35 mm below and 26 mm on the right.
    private const int Head = 2098;
    private const int Foot = 1984;
    private const int Binding = 1587;
    private const int Edge = 1474;

    // The dash of the page number stands 7 mm below the text area, that is 28 mm above the paper's edge, in the middle of its line.
    private const int PageNumberFoot = 1429;

    /// <summary>225 mm hold 22 lines of 28.95 points.</summary>
    public const int Line = 579;

    /// <summary>三号, in half-points.</summary>
    public const string BodySize = "32";

    /// <summary>28 characters of 16 points are wider than 156 mm: each is set a quarter of a point closer.</summary>
    public const int BodyTracking = -5;

    /// <summary>Room that one character of the body takes.</summary>
    public const int Character = 320 + BodyTracking;

    public static int TextWidth(PageTurn turn) => turn == PageTurn.Portrait ? Short - Binding - Edge : Long - Head - Foot;

    /// <summary>
    /// A turned page is the upright one turned left by a quarter, whichever side it is printed on: its top lies at the left edge of the paper.
    /// </summary>
    public static SectionProperties Section(PageTurn turn, string oddFooter, string evenFooter)
    {
        var upright = turn == PageTurn.Portrait;
        return new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = oddFooter },
            new FooterReference { Type = HeaderFooterValues.Even, Id = evenFooter },
            new SectionType { Val = SectionMarkValues.NextPage },
            upright
                ? new PageSize { Width = (uint)Short, Height = (uint)Long }
                : new PageSize { Width = (uint)Long, Height = (uint)Short, Orient = PageOrientationValues.Landscape },
            new PageMargin
            {
                Top = upright ? Head : Binding,
                Bottom = upright ? Foot : Edge,
                Left = (uint)(upright ? Binding : Foot),
                Right = (uint)(upright ? Edge : Head),
                Header = 851,
                Footer = (uint)(upright ? PageNumberFoot : 720),
                Gutter = 0,
            },
            // Lines only: a grid of lines and characters comes out with 21 characters a line in LibreOffice.
            new DocGrid { Type = DocGridValues.Lines, LinePitch = Line });
    }
}

/// <summary>How a page of a Word document lies.</summary>
public enum PageTurn { Portrait, Landscape }
