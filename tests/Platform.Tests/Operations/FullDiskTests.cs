using System.Diagnostics;
using System.Net;
using Anlan.Platform.Log;
using Anlan.Platform.Storage;
using Anlan.Platform.Tests.Attachments;
using Anlan.Testing;
using Npgsql;

namespace Anlan.Platform.Tests.Operations;

/// <summary>
/// The program on small disks that fill while people save: whoever saves is told, what was confirmed is there and nothing else is, and it goes on by itself when there is room.
/// The disks are file systems in memory of their own size; whoever runs the tests has to be allowed to mount them.
/// </summary>
public sealed class FullDiskTests : IAsyncDisposable
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    readonly TestKeys keys = TestKeys.OfTheTemplate();
    readonly List<string> confirmed = [];
    ThrowAwayServer server = null!;
    RunningProgram? program;
    Visitor officer = null!;

    [Fact]
    public async Task With_the_database_on_a_full_disk_nothing_confirmed_is_lost_and_it_goes_on_when_there_is_room()
    {
        var disk = await SmallDiskAsync(320);
        await StartAsync(Path.Combine(disk, "data"));
        (await AddAsync()).ShouldBe(HttpStatusCode.Redirect);

        // Tables cannot grow; the log of the database has some files to spare.
        await SpareAsync();
        var rest = Fill(disk);
        (await officer.Upload(await officer.Page(Files.Screen), "upload", "大.png", [.. Files.Png, .. new byte[3 << 20]])).Status.ShouldBe(HttpStatusCode.InsufficientStorage);
        var refused = await RefusedAsync();
        refused.Text.ShouldContain("服务器磁盘已满，本次没有保存任何内容");
        (await officer.Get("/health/live")).Status.ShouldBe(HttpStatusCode.OK);
        (await officer.Get("/library/organisations")).Status.ShouldBe(HttpStatusCode.OK, "reading goes on");
        File.Delete(rest);
        (await AddAsync()).ShouldBe(HttpStatusCode.Redirect);
        (await officer.Upload(await officer.Page(Files.Screen), "upload", "小.png", Files.Png)).Status.ShouldBe(HttpStatusCode.Redirect);

        // Not even the log of the database fits: the server stops, and is started again by whoever made room.
        rest = Fill(disk);
        await UseUpAsync();
        (await officer.Get("/library/organisations")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        File.Delete(rest);
        await server.StartAgainAsync();
        for (var i = 0; i < 100 && await AddAsync() != HttpStatusCode.Redirect; i++) await Task.Delay(100, Stop);
        (await AddAsync()).ShouldBe(HttpStatusCode.Redirect, "the program need not be started again");
        await CheckAsync();
    }

    [Fact]
    public async Task With_the_folder_for_temporary_files_on_a_full_disk_an_upload_is_refused_with_the_reason()
    {
        var disk = await SmallDiskAsync(20);
        await StartAsync(null, ("TMPDIR", disk), ("DOTNET_EnableDiagnostics", "0"));
        byte[] film = [0, 0, 0, 0x18, .. "ftypisom"u8, 0, 0, 0, 0];
        var answer = await officer.Upload(await officer.Page(Files.Screen), "upload", [("大.mp4"u8.ToArray(), new StreamContent(new Zeros(film, 40L << 20)))]);
        answer.Status.ShouldBe(HttpStatusCode.InsufficientStorage);
        answer.Text.ShouldContain("服务器磁盘已满，文件没有保存");
        Directory.GetFiles(disk).ShouldBeEmpty();
        (await officer.Upload(await officer.Page(Files.Screen), "upload", "小.png", Files.Png)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await AddAsync()).ShouldBe(HttpStatusCode.Redirect);
        await CheckAsync();
    }

    [Fact]
    public async Task With_the_folder_of_backups_on_a_full_disk_a_backup_fails_and_leaves_nothing()
    {
        var disk = await SmallDiskAsync(1);
        using (var rest = File.OpenWrite(Fill(disk))) rest.SetLength(rest.Length - (100 << 10)); // a little fits
        await StartAsync(null);
        (string, string)[] settings = [("ANLAN_DATABASE", server.Owner), ("ANLAN_KEYS", keys.Path), ("ANLAN_HEADS", ""), ("ANLAN_BACKUPS", disk)];
        (await Should.ThrowAsync<InvalidOperationException>(() => RunningProgram.RunAsync(settings, "backup"))).Message.ShouldContain("No space left");
        Directory.GetFileSystemEntries(disk).ShouldHaveSingleItem().ShouldEndWith("rest");
        (await AddAsync()).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task With_the_folder_of_the_heads_on_a_full_disk_people_work_on_and_the_heads_follow_when_there_is_room()
    {
        var disk = await SmallDiskAsync(1);
        var heads = Directory.CreateDirectory(Path.Combine(disk, "heads")).FullName;
        var rest = Fill(disk);
        await StartAsync(null, ("ANLAN_HEADS", heads));
        for (var i = 0; i < 20; i++) (await AddAsync()).ShouldBe(HttpStatusCode.Redirect);
        File.Delete(rest);
        (await AddAsync()).ShouldBe(HttpStatusCode.Redirect);
        for (var i = 0; i < 300 && new DirectoryInfo(heads).EnumerateFiles().Sum(f => f.Length) == 0; i++) await Task.Delay(100, Stop);
        await CheckAsync(heads);
        new DirectoryInfo(heads).EnumerateFiles().Sum(f => f.Length).ShouldBeGreaterThan(0);
    }

    static async Task<string> SmallDiskAsync(int megabytes)
    {
        var at = Path.Combine(Path.GetTempPath(), $"anlan-full-{Guid.NewGuid():N}");
        using var script = Process.Start(new ProcessStartInfo(Repository.PathOf("scripts", "small-disk"), [at, $"{megabytes}", $"{Environment.ProcessId}"]) { RedirectStandardError = true })!;
        var complaints = script.StandardError.ReadToEndAsync(Stop);
        await script.WaitForExitAsync(Stop);
        script.ExitCode.ShouldBe(0, await complaints);
        return at;
    }

    async Task StartAsync(string? data, params (string, string)[] settings)
    {
        server = await ThrowAwayServer.StartAsync(folder: data);
        program = await RunningProgram.StartAsync(Stop, [("ANLAN_DATABASE", server.Owner), ("ANLAN_KEYS", keys.Path), ("ANLAN_HEADS", ""), ("limits__requests", "100000"), ("limits__heavy", "100000"), .. settings]);
        officer = program.Visit();
        (await officer.SubmitLogIn("records", "anlan-demo")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    static string Fill(string disk)
    {
        var path = Path.Combine(disk, "rest");
        using var rest = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            for (var piece = new byte[4096]; ;) rest.Write(piece);
        }
        catch (IOException)
        {
            return path; // there is no room any more
        }
    }

    async Task<HttpStatusCode> AddAsync() => (await SendAsync()).Status;

    async Task<Answer> SendAsync()
    {
        var name = $"满盘{Guid.CreateVersion7():N}厂";
        var page = await officer.Get("/library/organisations/new");
        if (page.Status != HttpStatusCode.OK) return page;
        var answer = await officer.Submit(page.Document, "organisation", ("Input.Name", name), ("Input.Kind", "enterprise"), ("Input.Division", "990101001"), ("Input.Address", new string('满', 150)));
        if (answer.Status == HttpStatusCode.Redirect) confirmed.Add(name);
        return answer;
    }

    // What is left on the last pages of the tables is used up first.
    async Task<Answer> RefusedAsync()
    {
        for (var i = 0; i < 1000; i++)
            if (await SendAsync() is { Status: HttpStatusCode.InsufficientStorage } refused) return refused;
        throw new InvalidOperationException("A full disk refuses nothing");
    }

    // Files of the log that were filled and are used again.
    async Task SpareAsync()
    {
        for (var i = 0; i < 5; i++) await RunAsync("select pg_logical_emit_message(true, 'test', 'x'), pg_switch_wal()");
        await RunAsync("checkpoint");
    }

    async Task UseUpAsync()
    {
        try
        {
            for (var i = 0; i < 100; i++) await RunAsync("select pg_logical_emit_message(true, 'test', repeat('x', 1000000)), pg_switch_wal()");
        }
        catch (NpgsqlException)
        {
            return; // it has stopped
        }
        throw new InvalidOperationException("The log of the database went on somewhere");
    }

    async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(server.As("postgres") + ";Pooling=false");
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }

    async Task CheckAsync(string? heads = null)
    {
        await using var database = new AnlanDatabase(server.Owner);
        await using (var work = new Work(database))
        {
            await work.BeginAsync(Acting.System("test"), Stop);
            await using var names = work.Command("select array_agg(name order by name) from library.organisation where name like '满盘%'");
            ((string[])(await names.ExecuteScalarAsync(Stop))!).ShouldBe(confirmed.Order(StringComparer.Ordinal));
            await using var untold = work.Command("select count(*) from library.organisation o where not exists (select from log.entry e where e.subject = 'library.organisation/' || o.id and e.name = 'added')");
            (await untold.ExecuteScalarAsync(Stop)).ShouldBe(0L);
            await using var pieces = work.Command("select count(*) from attachments.content c where not exists (select from attachments.attachment a where a.sha256 = c.sha256)");
            (await pieces.ExecuteScalarAsync(Stop)).ShouldBe(0L);
        }
        (await new LogVerification(database, new LogHeads(heads), TimeProvider.System).RunAsync(Stop)).Finding.ShouldBeNull();
    }

    public async ValueTask DisposeAsync()
    {
        program?.Dispose();
        keys.Dispose();
        NpgsqlConnection.ClearAllPools();
        await ValueTask.CompletedTask; // the disks and the server go with this process
    }
}
