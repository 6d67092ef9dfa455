using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Anlan.Platform.Office;

/// <summary>Runs of text in the language of the document.</summary>
internal sealed class WordText(bool chinese)
{
    public bool IsChinese => chinese;

    public string Pick(string zh, string en) => chinese ? zh : en;

    public Run Run(string text, bool bold = false, int? halfPoints = null)
    {
        var run = new Run();
        var properties = new RunProperties
        {
            // Quotation marks and dashes belong to both scripts; in Chinese text they are to be full-width.
            RunFonts = chinese ? new() { Hint = FontTypeHintValues.EastAsia } : null,
            Bold = bold ? new() : null,
            FontSize = halfPoints is { } size ? new() { Val = size.ToString() } : null,
        };
        if (properties.HasChildren)
            run.Append(properties);
        var lines = XmlText.Clean(text).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                run.Append(new Break());
            run.Append(new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }
        return run;
    }

    public Paragraph Paragraph(string style, params OpenXmlElement[] content)
    {
        var paragraph = new Paragraph { ParagraphProperties = new() { ParagraphStyleId = new() { Val = style } } };
        paragraph.Append(content);
        return paragraph;
    }
}
