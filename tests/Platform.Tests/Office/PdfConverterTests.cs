using System.Text;
using Anlan.Platform.Office;
using Shouldly;
using Xunit;

namespace Anlan.Platform.Tests.Office;

public sealed class PdfConverterTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anlan-office-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void LibreOffice_is_installed_here()
    {
        using var converter = new PdfConverter(Options());
        converter.Available.ShouldBeTrue();
    }

    [Fact]
    public async Task Two_documents_at_once_both_become_PDFs()
    {
        using var converter = new PdfConverter(Options());
        var pdfs = await Task.WhenAll(Print(converter, "甲"), Print(converter, "乙"));
        pdfs.ShouldAllBe(pdf => pdf.StartsWith("%PDF-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task More_documents_than_workers_wait_their_turn()
    {
        using var converter = new PdfConverter(Options() with { Workers = 1 });
        var pdfs = await Task.WhenAll(Print(converter, "甲"), Print(converter, "乙"), Print(converter, "丙"));
        pdfs.ShouldAllBe(pdf => pdf.StartsWith("%PDF-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_LibreOffice_the_user_is_told_in_both_languages()
    {
        using var converter = new PdfConverter(Options() with { LibreOffice = Path.Combine(_folder.FullName, "nothing-here") });
        converter.Available.ShouldBeFalse();
        var failure = await Should.ThrowAsync<PdfConversionException>(() => Print(converter, "甲"));
        failure.Reason.Zh.ShouldContain("未安装 LibreOffice");
        failure.Reason.En.ShouldContain("LibreOffice is not installed");
    }

    [Fact]
    public async Task A_file_that_is_no_document_is_refused_and_the_worker_goes_on()
    {
        using var converter = new PdfConverter(Options() with { Workers = 1 });
        var pdf = new MemoryStream();
        // The start of a zip file without an end: LibreOffice cannot load it.
        var failure = await Should.ThrowAsync<PdfConversionException>(() => converter.Convert(new MemoryStream("PK\u0003\u0004broken"u8.ToArray()), pdf, TestContext.Current.CancellationToken));
        failure.Reason.En.ShouldContain("did not produce a PDF");
        pdf.Length.ShouldBe(0);
        (await Print(converter, "甲")).ShouldStartWith("%PDF-");
    }

    [Fact]
    public async Task A_conversion_that_takes_too_long_is_killed_with_all_its_processes()
    {
        var hanging = Script("sleep 300 & echo $! > \"$HOME/../child\"; wait");
        using var converter = new PdfConverter(Options() with { LibreOffice = hanging, TimeLimit = TimeSpan.FromSeconds(1) });
        var failure = await Should.ThrowAsync<PdfConversionException>(() => Print(converter, "甲"));
        failure.Reason.Zh.ShouldContain("超过 1 秒");
        var child = int.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.GetDirectories("anlan-office-*").Single().FullName, "child"), TestContext.Current.CancellationToken));
        // The kernel ends a killed process in its own time; on a busy machine a moment after the signal. Left alone it would sleep for 300 s.
        SpinWait.SpinUntil(() => !IsRunning(child), TimeSpan.FromSeconds(10)).ShouldBeTrue();
    }

    [Fact]
    public async Task What_comes_out_must_be_a_whole_PDF()
    {
        var lying = Script("echo '%PDF-1.6 half a file' > document.pdf");
        using var converter = new PdfConverter(Options() with { LibreOffice = lying });
        var failure = await Should.ThrowAsync<PdfConversionException>(() => Print(converter, "甲"));
        failure.Message.ShouldContain("What came out is no PDF");
    }

    [Fact]
    public async Task LibreOffice_sees_nothing_of_our_environment_and_gets_a_private_folder()
    {
        Environment.SetEnvironmentVariable("ANLAN_TEST_SECRET", "private-word");
        var telling = Script("env > \"$HOME/../environment\"; cp -r \"$HOME\" \"$HOME/../copy\"; stat -c %a \"$HOME/..\" > \"$HOME/../mode\"");
        using var converter = new PdfConverter(Options() with { LibreOffice = telling });
        await Should.ThrowAsync<PdfConversionException>(() => Print(converter, "甲"));
        var folder = _folder.GetDirectories("anlan-office-*").Single();
        File.ReadAllText(Path.Combine(folder.FullName, "environment")).ShouldNotContain("private-word");
        File.ReadAllText(Path.Combine(folder.FullName, "mode")).Trim().ShouldBe("700");
        var settings = File.ReadAllText(Path.Combine(folder.FullName, "copy", "profile", "user", "registrymodifications.xcu"));
        settings.ShouldContain("DisableMacrosExecution");
    }

    [Fact]
    public async Task Nothing_of_a_document_stays_behind_and_the_folder_goes_with_the_converter()
    {
        DirectoryInfo folder;
        using (var converter = new PdfConverter(Options()))
        {
            await Print(converter, "甲");
            folder = _folder.GetDirectories("anlan-office-*").Single();
            folder.GetFiles("*.docx", SearchOption.AllDirectories).Concat(folder.GetFiles("*.pdf", SearchOption.AllDirectories)).ShouldBeEmpty();
        }
        Directory.Exists(folder.FullName).ShouldBeFalse();
    }

    [Fact]
    public async Task A_cancelled_request_stops_its_conversion_and_frees_the_worker()
    {
        var hanging = Script("sleep 300");
        using var converter = new PdfConverter(Options() with { LibreOffice = hanging, Workers = 1 });
        using var leaving = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await Should.ThrowAsync<OperationCanceledException>(() => converter.Convert(Document("甲"), new MemoryStream(), leaving.Token));
        Script("printf '%%PDF-1.6 %%%%EOF' > document.pdf");
        (await Print(converter, "乙")).ShouldStartWith("%PDF-");
    }

    [Fact]
    public async Task Closing_the_converter_kills_what_still_runs()
    {
        var converter = new PdfConverter(Options() with { LibreOffice = Script("sleep 300") });
        var running = Print(converter, "甲");
        await Task.Delay(300, TestContext.Current.CancellationToken);
        converter.Dispose();
        await Should.ThrowAsync<OperationCanceledException>(() => running);
        await Should.ThrowAsync<ObjectDisposedException>(() => Print(converter, "乙"));
        _folder.GetDirectories("anlan-office-*").ShouldBeEmpty();
    }

    private PdfOptions Options() => new() { WorkFolder = _folder.FullName };

    private string Script(string commands)
    {
        var path = Path.Combine(_folder.FullName, "soffice.sh");
        File.WriteAllText(path, "#!/bin/sh\n" + commands + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    /// <summary>A killed process whose new parent has not yet asked for its end is still listed, as Z.</summary>
    private static bool IsRunning(int process)
    {
        var status = $"/proc/{process}/status";
        try
        {
            return File.Exists(status) && !File.ReadAllText(status).Contains("State:\tZ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false; // it ended between the two looks
        }
    }

    private static OfficialDocument Document(string text) => new OfficialDocument(SampleReport.Chinese).Paragraph(text);

    private static async Task<string> Print(PdfConverter converter, string text)
    {
        var pdf = new MemoryStream();
        await converter.Convert(Document(text), pdf, TestContext.Current.CancellationToken);
        return Encoding.Latin1.GetString(pdf.ToArray());
    }
}
