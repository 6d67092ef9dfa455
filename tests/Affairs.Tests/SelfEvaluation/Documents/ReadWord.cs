using Anlan.Platform.Office;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Anlan.Affairs.Tests.SelfEvaluation.Documents;

/// <summary>A Word document read back.</summary>
sealed class ReadWord : IDisposable
{
    readonly WordprocessingDocument document;

    public ReadWord(OfficialDocument made)
    {
        var file = new MemoryStream();
        made.Save(file);
        document = WordprocessingDocument.Open(file, false);
    }

    public string? Title => document.PackageProperties.Title;

    Body Body => document.MainDocumentPart!.Document.Body!;

    public IReadOnlyList<string> Paragraphs => [.. Body.Descendants<Paragraph>().Select(p => p.InnerText)];

    public string Text => string.Join('\n', Paragraphs);

    /// <summary>Headings with their level, captions of tables, labels of annexes: what the document consists of.</summary>
    public IReadOnlyList<string> Structure =>
    [
        .. Body.Elements<Paragraph>().Select(p => (Style: p.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "", p.InnerText))
            .Where(p => p.Style is "Title" or "Caption" or "AnnexLabel" || p.Style.StartsWith("Heading", StringComparison.Ordinal))
            .Select(p => $"{p.Style}: {p.InnerText}"),
    ];

    public IEnumerable<string> Faults =>
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(f => $"{f.Part?.Uri} {f.Path?.XPath}: {f.Description}");

    public void Dispose() => document.Dispose();
}
