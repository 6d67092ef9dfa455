using System.Diagnostics;
using System.Threading.Channels;

namespace Anlan.Platform.Office;

/// <summary>How PDFs are made.</summary>
public sealed record PdfOptions
{
    /// <summary>Path of soffice; looked for in the usual places when nothing is said.</summary>
    public string? LibreOffice { get; init; }

    /// <summary>How many conversions run at the same time; each takes about 200 MB. Others wait.</summary>
    public int Workers { get; init; } = 2;

    /// <summary>How long one conversion may take before it is killed; waiting for a free worker does not count.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Where the private working folder is made; the system's temporary folder when nothing is said.</summary>
    public string? WorkFolder { get; init; }
}

/// <summary>
/// Turns Word files into tagged PDFs with LibreOffice, without a window, macros or links. Make one for the whole process. Everything it writes lies in
/// a folder that only this user can read; each document is deleted after its conversion, the folder with the converter.
/// </summary>
public sealed class PdfConverter : IDisposable
{
    private readonly PdfOptions _options;
    private readonly string? _soffice;
    private readonly string _folder;
    private readonly Channel<LibreOfficeProfile> _idle;
    private readonly CancellationTokenSource _closing = new();

    public PdfConverter(PdfOptions? options = null)
    {
        _options = options ?? new();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.Workers, 1);
        _soffice = LibreOfficePlace.Find(_options.LibreOffice);
        _folder = PrivateFolder.Create(_options.WorkFolder);
        _idle = Channel.CreateBounded<LibreOfficeProfile>(_options.Workers);
        for (var worker = 1; worker <= _options.Workers; worker++)
            _idle.Writer.TryWrite(new(Path.Combine(_folder, $"worker{worker}")));
    }

    /// <summary>LibreOffice is there. When false, <see cref="Convert"/> throws.</summary>
    public bool Available => _soffice is not null;

    /// <summary>Reads a docx, writes a PDF. Nothing is written to <paramref name="pdf"/> unless the PDF is whole.</summary>
    /// <exception cref="PdfConversionException">LibreOffice is missing, too slow, or made no PDF.</exception>
    public async Task Convert(Stream word, Stream pdf, CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(_closing.IsCancellationRequested, this);
        if (_soffice is null)
            throw PdfConversionException.Missing();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _closing.Token);
        var job = Directory.CreateDirectory(Path.Combine(_folder, Guid.NewGuid().ToString("N"))).FullName;
        try
        {
            var source = Path.Combine(job, "document.docx");
            await using (var file = File.Create(source))
                await word.CopyToAsync(file, stop.Token);
            await RunOnFreeProfile(job, source, stop.Token);
            await CopyChecked(Path.Combine(job, "document.pdf"), pdf, stop.Token);
        }
        finally
        {
            PrivateFolder.Remove(job);
        }
    }

    /// <summary>The PDF of a document that has just been built.</summary>
    /// <inheritdoc cref="Convert(Stream, Stream, CancellationToken)"/>
    public async Task Convert(OfficialDocument document, Stream pdf, CancellationToken cancellation = default)
    {
        using var word = new MemoryStream();
        document.Save(word);
        word.Position = 0;
        await Convert(word, pdf, cancellation);
    }

    /// <summary>Kills what is still running.</summary>
    public void Dispose()
    {
        _closing.Cancel();
        SpinWait.SpinUntil(() => _idle.Reader.Count == _options.Workers, TimeSpan.FromSeconds(5));
        PrivateFolder.Remove(_folder);
    }

    private async Task RunOnFreeProfile(string job, string source, CancellationToken cancellation)
    {
        var profile = await _idle.Reader.ReadAsync(cancellation);
        var finished = false;
        try
        {
            await Run(profile, job, source, cancellation);
            finished = true;
        }
        finally
        {
            if (!finished)
                profile.Renew();
            _idle.Writer.TryWrite(profile);
        }
    }

    private async Task Run(LibreOfficeProfile profile, string job, string source, CancellationToken cancellation)
    {
        using var process = Start(profile, job, source);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_options.TimeLimit);
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            await Kill(process);
            cancellation.ThrowIfCancellationRequested();
            throw PdfConversionException.TooSlow(_options.TimeLimit);
        }
        // It answers 0 for a file that it cannot read, so the file itself is the proof.
        if (process.ExitCode != 0 || !File.Exists(Path.ChangeExtension(source, ".pdf")))
            throw PdfConversionException.Failed($"Exit code {process.ExitCode}. {string.Join(' ', await said).Trim()}");
    }

    private Process Start(LibreOfficeProfile profile, string job, string source)
    {
        var start = new ProcessStartInfo(_soffice!) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = job };
        foreach (var argument in (string[])[
            $"-env:UserInstallation={profile.Url}", "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard",
            "--convert-to", """pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}""",
            "--outdir", job, source])
            start.ArgumentList.Add(argument);
        // Nothing of our own environment: it holds passwords that a document reader has no business with.
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["HOME"] = profile.Home;
        start.Environment["TMPDIR"] = job;
        start.Environment["LANG"] = "C.UTF-8";
        start.Environment["SAL_USE_VCLPLUGIN"] = "svp";
        start.Environment["FONTCONFIG_FILE"] = profile.FontConfig;
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception cause)
        {
            throw PdfConversionException.Failed($"{_soffice} did not start.", cause);
        }
    }

    private static async Task Kill(Process process)
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
    }

    private static async Task CopyChecked(string made, Stream pdf, CancellationToken cancellation)
    {
        var bytes = await File.ReadAllBytesAsync(made, cancellation);
        var end = bytes.AsSpan(Math.Max(0, bytes.Length - 1024));
        if (!bytes.AsSpan().StartsWith("%PDF-"u8) || end.IndexOf("%%EOF"u8) < 0)
            throw PdfConversionException.Failed($"What came out is no PDF ({bytes.Length} bytes).");
        await pdf.WriteAsync(bytes, cancellation);
    }
}
