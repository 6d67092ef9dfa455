using Anlan.Platform.Language;

namespace Anlan.Platform.Attachments;

/// <summary>Whether a file may be kept: its kind, its name, its size, what is inside it, and whether it is two things at once.</summary>
static class FileInspection
{
    static readonly FileKind[] Archives = [FileKind.Zip, FileKind.Word, FileKind.Excel, FileKind.Slides];

    public static (FileKind? Kind, Bilingual? Refusal, string[] Listing) Look(string name, Stream received)
    {
        if (received.Length == 0) return Refuse(("文件是空的。", "The file is empty."));
        var extension = FileName.Extension(name);
        if (MacroCheck.HasMacros(received, extension))
            return Refuse(("文件里有宏，不接受。请另存为不含宏的 docx、xlsx、pptx 或 PDF 后再上传。", "There are macros in it: not accepted. Save it without macros, as docx, xlsx, pptx or PDF, and upload that."));
        if (FileSniffer.KindOf(received) is not { } kind)
            return Refuse(("不接受这种文件。可上传图片、PDF、Word、Excel、PPT、WPS、ZIP、MP4、txt 和 csv，不含宏。", "Files of this kind are not accepted. Pictures, PDF, Word, Excel, PowerPoint, WPS, ZIP, MP4, txt and csv are, without macros."));
        if (!kind.Extensions.Contains(extension))
            return Refuse(($"文件内容是{kind.Name.Zh}，扩展名却是“.{extension}”。", $"By its content this is a {kind.Name.En}, but its name ends in “.{extension}”."));
        if (received.Length > kind.Limit)
            return Refuse(($"{kind.Name.Zh}最大 {kind.Limit >> 20} MB。", $"A {kind.Name.En} may have {kind.Limit >> 20} MB."));
        if (!Archives.Contains(kind))
            return ArchiveCheck.IsArchiveFromBehind(received)
                ? Refuse(($"文件既是{kind.Name.Zh}又是压缩包，不接受。", $"The file is a {kind.Name.En} and an archive at once: not accepted."))
                : (kind, null, []);
        var (problem, listing) = ArchiveCheck.Look(received, mustBeAccepted: kind == FileKind.Zip);
        return problem is null ? (kind, null, kind == FileKind.Zip ? listing : []) : (null, problem, []);
    }

    static (FileKind?, Bilingual?, string[]) Refuse(Bilingual reason) => (null, reason, []);
}
