using System.Net;
using System.Net.Sockets;
using System.Text;
using Anlan.Platform.Identity;
using Anlan.Testing;

namespace Anlan.Platform.Tests.Attachments;

/// <summary>Uploads that break off, never end or lie about their size, to the program itself on its own port.</summary>
public sealed class BrokenUploadTests(BrokenUploadTests.Running site) : IClassFixture<BrokenUploadTests.Running>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_cut_in_the_middle_leaves_neither_a_row_nor_a_file()
    {
        var before = await site.CountAsync();
        var body = Body(5 << 20);
        using (var socket = await ConnectAsync())
        {
            await socket.SendAsync(Head($"Content-Length: {body.Length}"), Stop);
            await socket.SendAsync(body.AsMemory(0, 3 << 20), Stop);
            await WaitAsync(() => Directory.EnumerateFiles(site.Temporary).Any() || OpenTemporaryFiles() > 0);
            socket.Close(0);
        }
        await NothingIsLeftAsync(before);
    }

    [Fact]
    public async Task A_body_that_never_says_how_long_it_is_ends_at_the_limit()
    {
        var before = await site.CountAsync();
        using var socket = await ConnectAsync();
        await socket.SendAsync(Head("Transfer-Encoding: chunked"), Stop);
        var chunk = new byte[1 << 20];
        var start = Body(0)[..^20];
        var answer = ReadAsync(socket);
        try
        {
            await SendAsync(start);
            for (var i = 0; i < 300 && !answer.IsCompleted; i++) await SendAsync(chunk);
        }
        catch (SocketException)
        {
            // It has closed: that is an answer too.
        }
        var text = await answer;
        if (text.Length > 0) text.ShouldStartWith("HTTP/1.1 413");
        await NothingIsLeftAsync(before);

        async Task SendAsync(byte[] part)
        {
            await socket.SendAsync(Encoding.ASCII.GetBytes($"{part.Length:x}\r\n"), Stop);
            await socket.SendAsync(part, Stop);
            await socket.SendAsync("\r\n"u8.ToArray(), Stop);
        }
    }

    [Fact]
    public async Task Too_much_is_answered_with_a_page_after_it_was_sent_and_is_kept_nowhere()
    {
        var before = await site.CountAsync();
        var answer = await site.Visitor.Upload(await site.Visitor.Page(Files.Screen), "upload", [("大.mp4"u8.ToArray(), new StreamContent(new Zeros(Files.Png, 300L << 20)))]);
        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Document.QuerySelector("main")!.TextContent.ShouldContain("一次最多上传 260 MB");
        await NothingIsLeftAsync(before);
    }

    [Fact]
    public async Task A_table_to_be_imported_that_is_too_large_is_answered_with_a_page_and_kept_nowhere()
    {
        var before = await site.CountAsync();
        var answer = await site.Visitor.Upload(await site.Visitor.Page("/imports/new?register=organisations"), "upload", [("大.xlsx"u8.ToArray(), new StreamContent(new Zeros([0x50, 0x4b, 3, 4], 200L << 20)))]);
        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Document.QuerySelector("main")!.TextContent.ShouldContain("一次最多上传 31 MB");
        await NothingIsLeftAsync(before);
    }

    [Fact]
    public async Task Two_hundred_megabytes_go_through_and_leave_no_temporary_file()
    {
        var before = await site.CountAsync();
        byte[] film = [0, 0, 0, 0x18, .. "ftypisom"u8, 0, 0, 0, 0];
        (await site.Visitor.Upload(await site.Visitor.Page(Files.Screen), "upload", [("巡查.mp4"u8.ToArray(), new StreamContent(new Zeros(film, 200L << 20)))])).Status.ShouldBe(HttpStatusCode.Redirect);
        await NothingIsLeftAsync((before.Attachments + 1, before.Contents + 1));
    }

    [Fact]
    public async Task Somebody_who_may_not_add_is_refused_before_anything_is_received()
    {
        var before = await site.CountAsync();
        var reader = site.Program.Visit();
        (await reader.SubmitLogIn("reader", DemonstrationAccounts.Password)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await reader.Get(Files.Screen)).Status.ShouldBe(HttpStatusCode.Forbidden);
        var page = await site.Visitor.Page(Files.Screen);
        (await reader.Upload(page, "upload", "a.png", [.. Files.Png, .. new byte[1000]])).Status.ShouldBe(HttpStatusCode.Forbidden);
        await NothingIsLeftAsync(before);
    }

    [Fact]
    public async Task Whoever_reads_slowly_keeps_no_connection_of_the_database()
    {
        byte[] film = [0, 0, 0, 0x18, .. "ftypisom"u8, 1, 2, 3, 4];
        await site.Visitor.Upload(await site.Visitor.Page(Files.Screen), "upload", [("慢.mp4"u8.ToArray(), new StreamContent(new Zeros(film, 60L << 20)))]);
        var address = (await site.Visitor.Page("/library/organisations/1")).QuerySelectorAll("#attachments a.attachment-name").Single(a => a.TextContent == "慢.mp4").GetAttribute("href");
        using var answer = await site.Visitor.Client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, Stop);
        await using var content = await answer.Content.ReadAsStreamAsync(Stop);
        await content.ReadExactlyAsync(new byte[1000], Stop);
        // A transaction that has read of the table holds a lock on it to its end, and everybody sees locks.
        const string busy = "select count(*), 0::bigint from pg_locks where relation = 'attachments.piece'::regclass and mode = 'AccessShareLock'";
        for (var i = 0; i < 300 && (await site.AskAsync(busy)).First > 0; i++) await Task.Delay(50, Stop);
        (await site.AskAsync(busy)).First.ShouldBe(0);
        var rest = new CountingStream();
        await content.CopyToAsync(rest, Stop);
        rest.Written.ShouldBe((60L << 20) - 1000);
    }

    async Task NothingIsLeftAsync((long Attachments, long Contents) before)
    {
        await WaitAsync(() => !Directory.EnumerateFiles(site.Temporary).Any() && OpenTemporaryFiles() == 0);
        Directory.GetFiles(site.Temporary).ShouldBeEmpty();
        OpenTemporaryFiles().ShouldBe(0, "deleted files that are still open take room too");
        (await site.CountAsync()).ShouldBe(before);
    }

    int OpenTemporaryFiles()
    {
        var open = 0;
        foreach (var descriptor in Directory.EnumerateFiles($"/proc/{site.Program.ProcessId}/fd"))
        {
            try
            {
                if (File.ResolveLinkTarget(descriptor, returnFinalTarget: false)?.FullName.Contains(site.Temporary, StringComparison.Ordinal) == true) open++;
            }
            catch (FileNotFoundException)
            {
                // Closed since it was listed.
            }
        }
        return open;
    }

    static async Task WaitAsync(Func<bool> until)
    {
        for (var i = 0; i < 200 && !until(); i++) await Task.Delay(50, Stop);
    }

    byte[] Head(string length) => Encoding.ASCII.GetBytes(
        $"POST {Files.Screen} HTTP/1.1\r\nHost: {site.Program.Address.Authority}\r\nCookie: {site.Cookies}\r\nAccept: text/html\r\nContent-Type: multipart/form-data; boundary=part\r\n{length}\r\n\r\n");

    byte[] Body(int zeros) =>
    [
        .. Encoding.ASCII.GetBytes($"--part\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{site.Token}\r\n--part\r\nContent-Disposition: form-data; name=\"_handler\"\r\n\r\nupload\r\n"
            + "--part\r\nContent-Disposition: form-data; name=\"Input.Files\"; filename=\"a.mp4\"\r\nContent-Type: video/mp4\r\n\r\n"),
        .. new byte[zeros], .. "\r\n--part--\r\n        "u8,
    ];

    async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(site.Program.Address.Host, site.Program.Address.Port, Stop);
        return socket;
    }

    static async Task<string> ReadAsync(Socket socket)
    {
        var buffer = new byte[4096];
        try
        {
            return Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer, Stop));
        }
        catch (SocketException)
        {
            return "";
        }
    }

    /// <summary>The program with a folder of its own for temporary files, and an officer who has logged in.</summary>
    public sealed class Running : IAsyncLifetime
    {
        readonly TestKeys keys = TestKeys.OfTheTemplate();
        TestDatabase database = null!;

        public string Temporary { get; } = Directory.CreateTempSubdirectory("anlan-upload-").FullName;
        public RunningProgram Program { get; private set; } = null!;
        public Visitor Visitor { get; private set; } = null!;
        public string Cookies { get; private set; } = "";
        public string Token { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            database = await TestCluster.Clone();
            Program = await RunningProgram.StartAsync(CancellationToken.None, ("ANLAN_DATABASE", database.ConnectionString), ("ANLAN_KEYS", keys.Path), ("ANLAN_HEADS", ""),
                ("TMPDIR", Temporary), ("DOTNET_EnableDiagnostics", "0"), ("limits__heavy", "100000"));
            var jar = new CookieContainer();
            Visitor = new(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = jar }) { BaseAddress = Program.Address });
            (await Visitor.SubmitLogIn("records", DemonstrationAccounts.Password)).Status.ShouldBe(HttpStatusCode.Redirect);
            Token = (await Visitor.Page(Files.Screen)).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            Cookies = jar.GetCookieHeader(Program.Address);
        }

        /// <summary>Attachments and contents in the database, whoever's they are.</summary>
        public Task<(long Attachments, long Contents)> CountAsync() => AskAsync("select (select count(*) from attachments.attachment), (select count(*) from attachments.content)");

        public async Task<(long First, long Second)> AskAsync(string sql)
        {
            await using var connection = new Npgsql.NpgsqlConnection(database.ConnectionString);
            await connection.OpenAsync();
            await using (var all = new Npgsql.NpgsqlCommand("set anlan.migrating = 'on'", connection)) await all.ExecuteNonQueryAsync();
            await using var command = new Npgsql.NpgsqlCommand(sql, connection);
            await using var row = await command.ExecuteReaderAsync();
            await row.ReadAsync();
            return (row.GetInt64(0), row.GetInt64(1));
        }

        public async ValueTask DisposeAsync()
        {
            Program.Dispose();
            await database.DisposeAsync();
            keys.Dispose();
            Directory.Delete(Temporary, recursive: true);
        }
    }

    sealed class CountingStream : MemoryStream
    {
        public long Written { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Written += buffer.Length;
            return ValueTask.CompletedTask;
        }

        public override void Write(ReadOnlySpan<byte> buffer) => Written += buffer.Length;
    }
}
