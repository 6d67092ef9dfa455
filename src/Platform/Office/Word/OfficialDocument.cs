using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Anlan.Platform.Office;

/// <summary>
/// An official Word document in the page set-up and type of GB/T 9704-2012: A4, 22 lines of 28 characters, 三号 仿宋, headings numbered
/// 一、（一）1.（1）, page numbers outside. English documents keep the page and number their headings 1. 1.1 1.1.1 (a).
/// Texts are given in the language of the document; parts are added from top to bottom.
/// </summary>
public sealed class OfficialDocument
{
    private readonly WordText _words;
    private readonly Body _body = new();
    private readonly Footnotes _footnotes = new();
    private readonly List<(int At, PageTurn Turn)> _sectionEnds = [];
    private readonly List<(int At, string Title)> _annexes = [];
    private readonly List<int> _annexLists = [];
    private PageTurn _turn;
    private string? _title;

    /// <param name="language">English for an English culture, Chinese for every other.</param>
    public OfficialDocument(CultureInfo language) => _words = new(language.TwoLetterISOLanguageName != "en");

    public DocumentProperties Properties { get; init; } = new();

    /// <summary>The number that the next table with a caption will bear, for "see table 3".</summary>
    public int NextTable { get; private set; } = 1;

    /// <summary>The title, 二号 小标宋, centred. One text per line: the author decides where it breaks, never inside a word.</summary>
    public OfficialDocument Title(params ReadOnlySpan<string> lines)
    {
        var texts = lines.ToArray();
        _title ??= string.Join(_words.Pick("", " "), texts);
        return Add(_words.Paragraph(OfficialStyles.Title, _words.Run(string.Join('\n', texts))));
    }

    /// <summary>To whom it goes, flush left. The colon is added.</summary>
    public OfficialDocument Addressee(string names) =>
        Add(_words.Paragraph(OfficialStyles.Addressee, _words.Run(names + _words.Pick("：", ":"))));

    /// <summary>一、 in 黑体; the number is set by Word.</summary>
    public OfficialDocument Heading1(string text) => Heading(1, text);

    /// <summary>（一） in 楷体.</summary>
    public OfficialDocument Heading2(string text) => Heading(2, text);

    /// <summary>1. in 仿宋.</summary>
    public OfficialDocument Heading3(string text) => Heading(3, text);

    /// <summary>（1） in 仿宋.</summary>
    public OfficialDocument Heading4(string text) => Heading(4, text);

    /// <summary>A paragraph of the body: 三号 仿宋, two characters in.</summary>
    public OfficialDocument Paragraph(params ReadOnlySpan<Inline> pieces)
    {
        var paragraph = _words.Paragraph(OfficialStyles.Body);
        foreach (var piece in pieces)
            paragraph.Append(piece.IsFootnote ? _footnotes.Add(piece.Text) : _words.Run(piece.Text, piece.IsBold));
        return Add(paragraph);
    }

    public OfficialDocument Table(string? caption, IReadOnlyList<Column> columns, IEnumerable<Row> rows, string? note = null, string? unit = null) =>
        Table(new Table(columns, rows) { Caption = caption, Note = note, Unit = unit });

    /// <summary>A table over the width of the page. With a caption it is numbered: 表1.</summary>
    /// <exception cref="ArgumentException">The cells do not fill the columns, or there are neither headings nor rows.</exception>
    public OfficialDocument Table(Table table)
    {
        var built = WordTable.Build(table, OfficialPage.TextWidth(_turn), _words);
        if (table.Caption is { } caption)
            Add(WordTable.Caption(NextTable++, caption, _words));
        if (table.Unit is { } unit)
            Add(_words.Paragraph(OfficialStyles.TableUnit, _words.Run(_words.Pick("单位：", "Unit: ") + unit)));
        Add(built);
        return Add(table.Note is { } note ? _words.Paragraph(OfficialStyles.TableNote, _words.Run(note)) : _words.Paragraph(OfficialStyles.Spacer));
    }

    /// <summary>附件：1. … as the standard sets it before the signature: the titles of all annexes, also of those still to come.</summary>
    public OfficialDocument ListOfAnnexes()
    {
        KeepBodyWithNext();
        _annexLists.Add(_body.ChildElements.Count);
        return Add(new Paragraph());
    }

    /// <summary>
    /// Who issues it and when. Sealed: the date four characters in, the name centred above it, and room for the seal.
    /// Not sealed: the name two characters in, the date beginning two characters further right.
    /// </summary>
    public OfficialDocument Signature(string issuer, DateOnly date, bool isSealed = true)
    {
        KeepBodyWithNext(); // No page may hold the signature alone.
        foreach (var line in ClosingLines.Signature(_words, issuer, date, isSealed))
            Add(line);
        return this;
    }

    /// <summary>
    /// An annex on a new page: 附件1 in 黑体 at the top left (附件 when it is the only one), its title on the third line.
    /// Headings count from one again.
    /// </summary>
    /// <param name="title">May hold line breaks.</param>
    /// <param name="turn">How the annex lies; as the page before when nothing is said.</param>
    public OfficialDocument Annex(string title, PageTurn? turn = null)
    {
        Turn(turn ?? _turn);
        var label = _words.Paragraph(OfficialStyles.AnnexLabel);
        if (!IsAtStartOfPage)
            label.ParagraphProperties!.PageBreakBefore = new();
        _annexes.Add((_body.ChildElements.Count, title.ReplaceLineEndings(_words.Pick("", " "))));
        return Add(label).Add(_words.Paragraph(OfficialStyles.Title, _words.Run(title)));
    }

    /// <summary>What follows lies across, on a new page.</summary>
    public OfficialDocument Landscape() => Turn(PageTurn.Landscape);

    /// <summary>What follows stands upright again, on a new page.</summary>
    public OfficialDocument Portrait() => Turn(PageTurn.Portrait);

    /// <summary>Writes the docx. The stream need not be seekable and stays open; more may be added and saved afterwards.</summary>
    public void Save(Stream destination)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
            Write(document);
        file.Position = 0;
        file.CopyTo(destination);
    }

    private void Write(WordprocessingDocument document)
    {
        var main = document.AddMainDocumentPart();
        OfficialType.AddFontTable(main);
        main.AddNewPart<StyleDefinitionsPart>().Styles = OfficialStyles.Build(_words.IsChinese);
        main.AddNewPart<NumberingDefinitionsPart>().Numbering = HeadingNumbers.Build(_words.IsChinese, 1 + _annexes.Count);
        DocumentSettings.Write(document, Properties with { Title = Properties.Title ?? _title }, _words.IsChinese);
        _footnotes.AddTo(main, _words);
        main.Document = new Document(Finished(main));
    }

    /// <summary>What only the whole document knows: the numbers of the annexes, their list, and the sections.</summary>
    private Body Finished(MainDocumentPart main)
    {
        var body = (Body)_body.CloneNode(true);
        var parts = body.ChildElements.ToArray();
        foreach (var (number, annex) in _annexes.Index())
            parts[annex.At].Append(_words.Run(ClosingLines.AnnexLabel(_words, number, _annexes.Count)));
        foreach (var (at, turn) in _sectionEnds)
            ((Paragraph)parts[at]).ParagraphProperties!.SectionProperties = PageNumbers.Section(main, turn);
        foreach (var at in _annexLists)
            Replace(parts[at], ClosingLines.AnnexList(_words, [.. _annexes.Select(annex => annex.Title)]));
        body.Append(PageNumbers.Section(main, _turn));
        return body;
    }

    private bool IsAtStartOfPage => !_body.HasChildren || (_sectionEnds is [.., var last] && last.At == _body.ChildElements.Count - 1);

    private OfficialDocument Turn(PageTurn turn)
    {
        if (turn != _turn && !IsAtStartOfPage)
        {
            // The paragraph that closes a section must never be the one that spills onto a page of its own.
            if (_body.LastChild is Paragraph { ParagraphProperties: { ParagraphStyleId.Val.Value: OfficialStyles.Spacer } spacer })
                spacer.SpacingBetweenLines = new() { Line = "20", LineRule = LineSpacingRuleValues.Exact };
            _sectionEnds.Add((_body.ChildElements.Count - 1, _turn));
        }
        _turn = turn;
        return this;
    }

    private OfficialDocument Heading(int level, string text)
    {
        var heading = _words.Paragraph(OfficialStyles.Heading(level), _words.Run(text));
        if (_annexes.Count > 0)
            heading.ParagraphProperties!.NumberingProperties = new()
            {
                NumberingLevelReference = new() { Val = level - 1 },
                NumberingId = new() { Val = HeadingNumbers.Main + _annexes.Count },
            };
        return Add(heading);
    }

    private static void Replace(OpenXmlElement place, IEnumerable<Paragraph> paragraphs)
    {
        foreach (var paragraph in paragraphs)
            place.InsertBeforeSelf(paragraph);
        place.Remove();
    }

    private void KeepBodyWithNext()
    {
        if (_body.LastChild is Paragraph { ParagraphProperties: { ParagraphStyleId.Val.Value: OfficialStyles.Body } properties })
            properties.KeepNext = new();
    }

    private OfficialDocument Add(OpenXmlElement element)
    {
        _body.Append(element);
        return this;
    }
}
