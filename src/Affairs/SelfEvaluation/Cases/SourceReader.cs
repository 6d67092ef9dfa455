using Anlan.Platform.Language;
using Anlan.Platform.Yaml;
using Anlan.Rules.Figures;

namespace Anlan.Affairs.SelfEvaluation.Cases;

/// <summary>Reads where something is printed: <c>document</c>, <c>place</c>, <c>line</c>.</summary>
sealed class SourceReader(IReadOnlyDictionary<string, Bilingual> documents)
{
    public Source? Read(YamlPart part)
    {
        var (document, place, line) = (part.Find("document"), part.Find("place")?.Bilingual(), part.Find("line")?.Integer());
        if (document is null)
        {
            if (line is not null || place is not null) part.Mistake("写明“document”：这一行在哪份文件里。", "state “document”: which document the line is of.");
            return null;
        }
        return new(Title(document), place, line);
    }

    public Bilingual Title(YamlPart document)
    {
        if (documents.TryGetValue(document.Text(), out var title)) return title;
        document.Unknown(("文件", "document"), document.Text(), documents.Keys);
        return Bilingual.Same(document.Text());
    }
}
