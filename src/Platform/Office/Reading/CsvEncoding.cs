using System.Text;

namespace Anlan.Platform.Office.Reading;

/// <summary>The encoding of a text file: by its byte order mark, by the zeros of UTF-16, as UTF-8 when all of it is valid, else GB18030 (which holds GBK).</summary>
static class CsvEncoding
{
    static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(54936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public static Encoding Of(Stream file)
    {
        file.Position = 0;
        var head = new byte[4096];
        var start = head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        var encoding = start switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Utf8,
            [0xFF, 0xFE, ..] => new UnicodeEncoding(false, true, true),
            [0xFE, 0xFF, ..] => new UnicodeEncoding(true, true, true),
            _ => WithoutMark(start),
        };
        if (encoding is not null) return Valid(file, encoding) ? encoding : throw Unknown();
        return Valid(file, Utf8) ? Utf8 : Valid(file, Gb18030) ? Gb18030 : throw Unknown();
    }

    // Delimiters and line ends are ASCII, so in UTF-16 every table has zeros, all at odd or all at even places.
    static UnicodeEncoding? WithoutMark(ReadOnlySpan<byte> start)
    {
        int even = 0, odd = 0;
        for (var i = 0; i < start.Length; i++) if (start[i] == 0) _ = i % 2 == 0 ? even++ : odd++;
        return even == 0 && odd > 0 ? new(false, false, true) : odd == 0 && even > 0 ? new(true, false, true) : null;
    }

    static bool Valid(Stream file, Encoding encoding)
    {
        file.Position = 0;
        using var text = new StreamReader(file, encoding, false, 1 << 16, leaveOpen: true);
        var buffer = new char[1 << 15];
        try { while (text.Read(buffer) > 0) { } }
        catch (DecoderFallbackException) { return false; }
        return true;
    }

    static ReadingException Unknown() =>
        new(("无法识别文件的编码，或者它不是文本。请另存为UTF-8编码的文件，或另存为xlsx后上传。", "The encoding of the file is not known, or it is no text. Save it in UTF-8, or as xlsx, and upload it again."));
}
