using System.Text;
using Anlan.Browser.Tests;
using Anlan.Platform.Attachments;
using Anlan.Platform.Identity;
using Anlan.Platform.Identity.Tokens;
using Anlan.Platform.Imports;
using Anlan.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Site))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Anlan.Browser.Tests;

/// <summary>The application on a port of its own, on a database of its own, and one Chromium, for all tests of a run.</summary>
public sealed class Site : IAsyncLifetime
{
    const string Chromium = "/usr/bin/chromium";

    // As root there is no sandbox; the rest keeps a fresh browser from calling home.
    static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    readonly AnlanApp app = new();
    // Pages that concern rights ask again five minutes after the log-in.
    static readonly TimeSpan SessionLasts = TimeSpan.FromMinutes(4);

    readonly Dictionary<string, (string State, DateTimeOffset Since)> sessions = [];
    IPlaywright playwright = null!;
    IBrowser browser = null!;

    /// <summary>http://127.0.0.1:port, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    public IServiceProvider Services => app.Services;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium)) throw new FileNotFoundException("Debian's chromium is needed: ./test browser installs it.", Chromium);
        Directory.CreateDirectory(Screenshots);
        await app.InitializeAsync();
        app.UseKestrel(0);
        app.StartServer();
        await ImportTablesAsync();
        await AttachAsync();
        Address = app.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Flags });
    }

    // Import 1 waits for its columns to be checked, import 2 has been tried.
    async Task ImportTablesAsync()
    {
        const string table = "Name,Kind,Division code,Telephone,Remark of ours\nExample Works,Enterprise,990101001,0990-2000001,ask again\nAnother Works,Factory,990101001,12,\n,Enterprise,440310,,\n";
        await using var scope = await app.Work("990101");
        var book = scope.Services.GetRequiredService<ImportBook>();
        Import? tried = null;
        for (var i = 0; i < 2; i++) tried = await book.UploadAsync(book.Register("organisations")!, "works.csv", new MemoryStream(Encoding.UTF8.GetBytes(table)), "survey of 2026, document no. 7");
        var head = (await book.LookAsync(tried!))!;
        await book.TryAsync(tried!, head.Sheet, head.Header, head.Fields);
        while ((await book.FindAsync(tried!.Id))!.IsUnderWay) await Task.Delay(50);
    }

    // Organisation 1 has files of several kinds, one of them twice, and one that was removed.
    async Task AttachAsync()
    {
        await using var scope = await app.Work("990101");
        var store = scope.Services.GetRequiredService<AttachmentStore>();
        const string owner = "library.organisation/1";
        await AddAsync("emergency-exits.png", [0x89, .. "PNG\r\n"u8, 0x1A, .. "\n"u8, 1], "photographs of June 2026");
        await AddAsync("plan.pdf", [.. "%PDF-1.7 first"u8], null);
        attachments["plan"] = (await AddAsync("plan.pdf", [.. "%PDF-1.7 second"u8], "after the inspection")).Id;
        await store.RemoveAsync(await AddAsync("wrong-file.txt", [.. "wrong"u8], null), "meant for another organisation");

        async Task<Attachment> AddAsync(string name, byte[] content, string? note)
        {
            var (added, refusal) = await store.AddAsync(owner, name, new MemoryStream(content), note);
            return added ?? throw new InvalidOperationException(refusal?.En);
        }
    }

    readonly Dictionary<string, Guid> attachments = [];

    /// <summary>Attachments of organisation 1, by their names without ending.</summary>
    public IReadOnlyDictionary<string, Guid> Attachments => attachments;

    /// <summary>Where pictures of the stations are kept to be looked at.</summary>
    public static string Screenshots => Repository.PathOf(".anlan", "screenshots");

    /// <summary>A browser that has never been here.</summary>
    public Task<BrowserTab> OpenAsync(Screen screen, string language = "zh-CN") => OpenAsync(screen, language, session: null);

    /// <summary>A browser in which this demonstration account has logged in.</summary>
    public async Task<BrowserTab> OpenAsAsync(string user, Screen screen, string language = "zh-CN")
    {
        if (!sessions.TryGetValue(user, out var session) || app.Clock.GetUtcNow() - session.Since > SessionLasts)
        {
            await using var tab = await OpenAsync(screen, language);
            await tab.LogInAsync(user, DemonstrationAccounts.Password);
            sessions[user] = session = (await tab.Page.Context.StorageStateAsync(), app.Clock.GetUtcNow());
        }
        return await OpenAsync(screen, language, session.State);
    }

    async Task<BrowserTab> OpenAsync(Screen screen, string language, string? session)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = Address,
            Locale = language,
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            IsMobile = screen.Touch,
            HasTouch = screen.Touch,
            TimezoneId = "Asia/Shanghai",
            StorageState = session,
        });
        context.SetDefaultTimeout(20_000);
        return new(await context.NewPageAsync(), $"{language[..2]}-{screen.Name}");
    }

    /// <summary>Names and remarks in the library's registers, which are shown as they were typed; the longest first.</summary>
    public async Task<IReadOnlyList<string>> KeptTextsAsync()
    {
        await using var scope = await app.Work();
        await using var command = scope.Work.Command("""
            select distinct value from (
              select to_jsonb(d) as kept from library.division d union all select to_jsonb(o) from library.organisation o union all select to_jsonb(p) from library.person p
              union all select to_jsonb(e) from library.dictionary_entry e where e.division <> '' union all select to_jsonb(d) from library.dictionary d where d.division <> ''
              union all select to_jsonb(p) from affairs.project p union all select to_jsonb(a) from affairs.appraisal a union all select to_jsonb(a) from affairs.appraisal_aspect a
              union all select jsonb_build_object('file', file_name, 'note', note) from imports.import
              union all select jsonb_build_object('typed', reason) from log.entry where reason !~ ' / [^一-龥]+$'
            ) rows, jsonb_each_text(kept) where value ~ '[一-龥]'
            """);
        await using var rows = await command.ExecuteReaderAsync();
        List<string> texts = [DemonstrationToken.Name, DemonstrationToken.Purpose];
        while (await rows.ReadAsync()) texts.Add(rows.GetString(0));
        return [.. texts.OrderByDescending(t => t.Length)];
    }

    /// <summary>The address of the page of an account.</summary>
    public async Task<string> UserPathAsync(string userName)
    {
        await using var scope = Services.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<UserAdministration>().ListAsync();
        return $"/admin/users/{rows.Single(r => r.User.UserName == userName).User.Id}";
    }

    /// <summary>The address of an entry of a dictionary that the demonstration's district has added.</summary>
    public async Task<string> EntryPathAsync(string code)
    {
        await using var scope = await app.Work("990101");
        await using var command = scope.Work.Command("select '/library/dictionaries/' || dictionary || '/' || id from library.dictionary_entry where division = '990101' and code = $1", code);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await app.DisposeAsync();
    }
}

/// <summary>What somebody looks at.</summary>
public sealed record Screen(string Name, int Width, int Height, bool Touch)
{
    public static readonly Screen Desk = new("desk", 1440, 900, Touch: false);
    public static readonly Screen Phone = new("phone", 390, 844, Touch: true);
}
