using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Anlan.Platform.Office;

/// <summary>The footnotes of a document, numbered as they come; Word keeps the first two places for the separating lines.</summary>
internal sealed class Footnotes
{
    private readonly List<string> _texts = [];

    /// <summary>The mark to put into the paragraph.</summary>
    public Run Add(string text)
    {
        _texts.Add(text);
        return new Run(Mark(), new FootnoteReference { Id = _texts.Count });
    }

    public void AddTo(MainDocumentPart main, WordText words)
    {
        if (_texts.Count == 0)
            return;
        var notes = new W.Footnotes(
            new Footnote(new Paragraph(new Run(new SeparatorMark()))) { Type = FootnoteEndnoteValues.Separator, Id = -1 },
            new Footnote(new Paragraph(new Run(new ContinuationSeparatorMark()))) { Type = FootnoteEndnoteValues.ContinuationSeparator, Id = 0 });
        foreach (var (number, text) in _texts.Index())
            notes.Append(new Footnote(new Paragraph(
                new ParagraphProperties(new ParagraphStyleId { Val = OfficialStyles.FootnoteText }),
                new Run(Mark(), new FootnoteReferenceMark()),
                words.Run(" " + text)))
            { Id = number + 1 });
        main.AddNewPart<FootnotesPart>().Footnotes = notes;
    }

    private static RunProperties Mark() => new(new RunStyle { Val = OfficialStyles.FootnoteMark });
}
