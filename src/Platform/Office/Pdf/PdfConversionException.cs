using Anlan.Platform.Language;

namespace Anlan.Platform.Office;

/// <summary>A document could not be turned into PDF. <see cref="Reason"/> may be shown to the user; the details are for the log.</summary>
public sealed class PdfConversionException(Bilingual reason, string details = "", Exception? cause = null)
    : Exception(details.Length == 0 ? reason.En : $"{reason.En} {details}", cause)
{
    public Bilingual Reason { get; } = reason;

    internal static PdfConversionException Missing() => new((
        "本机未安装 LibreOffice，无法生成 PDF。可先下载 Word 文件，或请管理员安装 libreoffice-writer-nogui。",
        "LibreOffice is not installed here, so no PDF can be made. Download the Word file, or ask the administrator to install libreoffice-writer-nogui."));

    internal static PdfConversionException TooSlow(TimeSpan limit) => new((
        $"生成 PDF 超过 {limit.TotalSeconds:0.#} 秒，已中止。可先下载 Word 文件。",
        $"Making the PDF took more than {limit.TotalSeconds:0.#} seconds and was stopped. Download the Word file instead."));

    internal static PdfConversionException Failed(string details, Exception? cause = null) => new((
        "LibreOffice 未能生成 PDF。可先下载 Word 文件，并请管理员查看日志。",
        "LibreOffice did not produce a PDF. Download the Word file instead, and ask the administrator to look at the log."), details, cause);
}
