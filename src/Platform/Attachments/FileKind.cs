using Anlan.Platform.Language;

namespace Anlan.Platform.Attachments;

/// <summary>A kind of file that may be attached. The content decides which it is; its name must agree.</summary>
/// <param name="Extensions">The endings a file of this kind may have, small letters without dot.</param>
/// <param name="Limit">The largest size in bytes.</param>
/// <param name="Shown">Whether a browser may show it in place: pictures only.</param>
public sealed record FileKind(string Code, Bilingual Name, string MediaType, string[] Extensions, long Limit, bool Shown = false)
{
    const long Megabyte = 1 << 20;

    public static readonly FileKind Png = new("png", ("PNG 图片", "PNG picture"), "image/png", ["png"], 20 * Megabyte, Shown: true);
    public static readonly FileKind Jpeg = new("jpeg", ("JPEG 图片", "JPEG picture"), "image/jpeg", ["jpg", "jpeg"], 20 * Megabyte, Shown: true);
    public static readonly FileKind Gif = new("gif", ("GIF 图片", "GIF picture"), "image/gif", ["gif"], 20 * Megabyte, Shown: true);
    public static readonly FileKind WebP = new("webp", ("WebP 图片", "WebP picture"), "image/webp", ["webp"], 20 * Megabyte, Shown: true);
    public static readonly FileKind Pdf = new("pdf", ("PDF 文件", "PDF file"), "application/pdf", ["pdf"], 100 * Megabyte);
    public static readonly FileKind Word = new("docx", ("Word 文件", "Word file"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ["docx"], 50 * Megabyte);
    public static readonly FileKind Excel = new("xlsx", ("Excel 文件", "Excel file"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ["xlsx"], 50 * Megabyte);
    public static readonly FileKind Slides = new("pptx", ("演示文稿", "presentation"), "application/vnd.openxmlformats-officedocument.presentationml.presentation", ["pptx"], 100 * Megabyte);
    public static readonly FileKind OldOffice = new("ole", ("WPS 或旧版 Office 文件", "WPS or old Office file"), "application/octet-stream", ["wps", "et", "dps", "doc", "xls", "ppt"], 50 * Megabyte);
    public static readonly FileKind Zip = new("zip", ("ZIP 压缩包", "ZIP archive"), "application/zip", ["zip"], 100 * Megabyte);
    public static readonly FileKind Mp4 = new("mp4", ("MP4 视频", "MP4 film"), "video/mp4", ["mp4", "m4v"], 250 * Megabyte);
    public static readonly FileKind Text = new("text", ("文本", "text"), "text/plain", ["txt", "csv"], 20 * Megabyte);

    public static IReadOnlyList<FileKind> All { get; } = [Png, Jpeg, Gif, WebP, Pdf, Word, Excel, Slides, OldOffice, Zip, Mp4, Text];

    /// <summary>The largest size of any kind; more is not even received.</summary>
    public static long LargestLimit { get; } = All.Max(kind => kind.Limit);

    /// <summary>For the file chooser of a browser.</summary>
    public static string Accept { get; } = string.Join(',', All.SelectMany(kind => kind.Extensions).Select(e => "." + e));

    public static FileKind OfCode(string code) => All.First(kind => kind.Code == code);
}
