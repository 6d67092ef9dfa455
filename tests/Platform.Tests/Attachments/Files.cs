using System.IO.Compression;
using System.Net;
using System.Text;
using Anlan.Platform.Attachments;
using Anlan.Testing;

namespace Anlan.Platform.Tests.Attachments;

/// <summary>Files that tests send, harmless and hostile, and the page they are sent to.</summary>
static class Files
{
    public const string Screen = "/attachments/of/library.organisation/1";

    public static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];
    public static readonly byte[] Program = "MZ\u0090\0\u0003This program cannot be run in DOS mode."u8.ToArray();
    public static readonly byte[] Pdf = "%PDF-1.7\n1 0 obj\n"u8.ToArray();

    /// <summary>A test file of the scanners' makers, in two halves so that this source is not taken for it.</summary>
    public static readonly byte[] Eicar = Encoding.ASCII.GetBytes(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR" + "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        var made = new MemoryStream();
        using (var archive = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
                using (var entry = archive.CreateEntry(name).Open()) entry.Write(content);
        return made.ToArray();
    }

    /// <summary>An office file with these parts more.</summary>
    public static byte[] Office(string main, params (string Name, byte[] Content)[] more) => Zip([("[Content_Types].xml", "<Types/>"u8.ToArray()), (main, "<x/>"u8.ToArray()), .. more]);

    /// <summary>300 MB of zeros that take 300 KB packed.</summary>
    public static byte[] Bomb(params string[] before)
    {
        var made = new MemoryStream();
        using (var archive = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in before)
                using (var entry = archive.CreateEntry(name).Open()) entry.Write("<x/>"u8);
            using var zeros = archive.CreateEntry("word/media/1.txt").Open();
            var megabyte = new byte[1 << 20];
            for (var i = 0; i < 300; i++) zeros.Write(megabyte);
        }
        return made.ToArray();
    }

    /// <summary>A compound file, as old office programs write it, with a directory of these names.</summary>
    public static byte[] Old(params string[] names) => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. names.SelectMany(name => Encoding.Unicode.GetBytes(name.PadRight(64, '\0')))];

    public static async Task<Answer> Send(this Visitor visitor, params (string Name, byte[] Content)[] files) => await visitor.Upload(await visitor.Page(Screen), "upload", files, ("Input.Note", "现场"));

    /// <summary>What the page says of the files it did not take.</summary>
    public static string Refusals(this Answer answer)
    {
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, answer.Text);
        return string.Join('\n', answer.Document.QuerySelectorAll(".field-error div").Select(e => e.TextContent.Trim()));
    }

    public static async Task<IReadOnlyList<Attachment>> Kept(this AnlanApp app)
    {
        await using var scope = await app.Work();
        return await ((AttachmentStore)scope.Services.GetService(typeof(AttachmentStore))!).ListAsync("library.organisation/1", TestContext.Current.CancellationToken);
    }
}
