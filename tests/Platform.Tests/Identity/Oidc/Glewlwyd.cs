using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Web;

namespace Anlan.Platform.Tests.Identity.Oidc;

/// <summary>A real OpenID Connect provider: glewlwyd of Debian with a database of its own, private to a test class. It is set up through its own interface.</summary>
public sealed class Glewlwyd : IAsyncLifetime
{
    public const string Password = "Row 3 by the door";

    /// <summary>Its first provider, and a second one with keys, numbers and a name of its own; the third says it were somebody else.</summary>
    public string First => $"{address}/api/first";
    public string Second => $"{address}/api/second";
    public string Liar => $"{address}/api/liar";

    /// <summary>A client whose secret needs no escaping, and one whose secret does.</summary>
    public static readonly (string Id, string Secret) Plain = ("anlan", "0123456789abcdef"), Odd = ("anlan-odd", "a:b+c/d%e f&密");

    readonly string folder = Directory.CreateTempSubdirectory("anlan-glewlwyd-").FullName;
    readonly int port = PrivateServer.FreePort();
    readonly string address;
    readonly HttpClient administrator;
    PrivateServer? server;

    public Glewlwyd()
    {
        address = $"http://127.0.0.1:{port}";
        administrator = new() { BaseAddress = new(address) };
    }

    public async ValueTask InitializeAsync()
    {
        await SqlAsync(".read /usr/share/dbconfig-common/data/glewlwyd/install/sqlite3");
        var settings = Path.Combine(folder, "glewlwyd.conf");
        await File.WriteAllTextAsync(settings, $$"""
            port = {{port}}
            bind_address = "127.0.0.1"
            external_url = "{{address}}"
            login_url = "login.html"
            api_prefix = "api"
            log_mode = "file"
            log_level = "INFO"
            log_file = "{{folder}}/glewlwyd.log"
            cookie_secure = 0
            admin_scope = "g_admin"
            profile_scope = "g_profile"
            user_module_path = "/usr/lib/glewlwyd/user"
            client_module_path = "/usr/lib/glewlwyd/client"
            user_auth_scheme_module_path = "/usr/lib/glewlwyd/scheme"
            plugin_module_path = "/usr/lib/glewlwyd/plugin"
            hash_algorithm = "SHA512"
            database = { type = "sqlite3"; path = "{{folder}}/glewlwyd.db"; };
            """);
        server = await PrivateServer.StartAsync(port, "/usr/bin/glewlwyd", $"--config-file={settings}");
        await AskAsync(HttpMethod.Post, "auth/", new { username = "admin", password = "password" }); // as it comes
        await AskAsync(HttpMethod.Post, "scope/", new { name = "profile", display_name = "Profile", description = "Names", password_required = true, password_max_age = 0, scheme = new { } });
        foreach (var (name, issuer) in new[] { ("first", First), ("second", Second), ("liar", "https://id.example.cn") }) await AddProviderAsync(name, issuer);
        foreach (var (id, secret) in new[] { Plain, Odd })
            await AskAsync(HttpMethod.Post, "client/", new
            {
                client_id = id,
                password = secret,
                confidential = true,
                enabled = true,
                redirect_uri = new[] { "http://localhost/account/oidc/return" },
                authorization_type = new[] { "code" },
                token_endpoint_auth_method = new[] { "client_secret_basic", "client_secret_post" },
                scope = Array.Empty<string>(),
            });
    }

    public Task AddUserAsync(string userName, string name) =>
        AskAsync(HttpMethod.Post, "user/", new { username = userName, name, password = Password, enabled = true, scope = new[] { "openid", "profile", "g_profile" } });

    /// <summary>The name passes to somebody else: the provider gives it a new lasting number.</summary>
    public Task PassOnAsync(string userName) => SqlAsync($"delete from gpo_subject_identifier where gposi_username = '{userName}'");

    /// <summary>What the browser of the user does at the provider: asks for the address, logs in on its page, agrees, and is sent back to where this says.</summary>
    public async Task<string> LogInAsync(string authorize, string userName)
    {
        using var browser = Browser();
        var page = await LocationAsync(browser, authorize);
        page.GetLeftPart(UriPartial.Path).ShouldBe($"{address}/login.html");
        var asked = HttpUtility.ParseQueryString(page.Query);
        (await browser.PostAsJsonAsync("/api/auth/", new { username = userName, password = Password })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.PutAsJsonAsync($"/api/auth/grant/{asked["client_id"]}", new { scope = asked["scope"] })).StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await LocationAsync(browser, asked["callback_url"]! + "&g_continue")).AbsoluteUri;
    }

    /// <summary>Where the provider sends a browser in which nobody is logged in when it may not ask: back with an error.</summary>
    public async Task<string> RefuseAsync(string authorize)
    {
        using var browser = Browser();
        return (await LocationAsync(browser, authorize + "&prompt=none")).AbsoluteUri;
    }

    HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = new(address) };

    static async Task<Uri> LocationAsync(HttpClient browser, string asked)
    {
        using var answer = await browser.GetAsync(asked, TestContext.Current.CancellationToken);
        return answer.Headers.Location ?? throw new InvalidOperationException($"{asked} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    async Task AddProviderAsync(string name, string issuer)
    {
        using var key = RSA.Create(2048);
        await AskAsync(HttpMethod.Post, "mod/plugin/", new
        {
            module = "oidc",
            name,
            display_name = name,
            order_rank = 0,
            parameters = new Dictionary<string, object>
            {
                ["iss"] = issuer,
                ["jwt-type"] = "rsa",
                ["jwt-key-size"] = "256",
                ["key"] = key.ExportPkcs8PrivateKeyPem(),
                ["cert"] = key.ExportSubjectPublicKeyInfoPem(),
                ["access-token-duration"] = 3600,
                ["refresh-token-duration"] = 3600,
                ["code-duration"] = 600,
                ["auth-type-code-enabled"] = true,
                ["auth-type-token-enabled"] = false,
                ["auth-type-id-token-enabled"] = true,
                ["auth-type-password-enabled"] = false,
                ["auth-type-client-enabled"] = false,
                ["auth-type-refresh-enabled"] = false,
                ["pkce-allowed"] = true,
                ["pkce-required"] = true,
                ["pkce-method-plain-allowed"] = false,
                ["jwks-show"] = true,
                ["subject-type"] = "public",
                ["allowed-scope"] = new[] { "openid", "profile" },
                ["name-claim"] = "mandatory",
                ["email-claim"] = "no",
                ["scope-claim"] = "no",
                ["claims"] = new[] { new Dictionary<string, object> { ["name"] = "preferred_username", ["type"] = "string", ["user-property"] = "username", ["mandatory"] = true } },
            },
        });
    }

    async Task AskAsync(HttpMethod method, string path, object content)
    {
        using var request = new HttpRequestMessage(method, "/api/" + path) { Content = JsonContent.Create(content) };
        await request.Content.LoadIntoBufferAsync(); // with a length: it does not take pieces
        using var answer = await administrator.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{path}: {await answer.Content.ReadAsStringAsync()}");
    }

    Task SqlAsync(string sql) => PrivateServer.RunAsync("/usr/bin/sqlite3", "-cmd", ".timeout 5000", Path.Combine(folder, "glewlwyd.db"), sql);

    public async ValueTask DisposeAsync()
    {
        administrator.Dispose();
        if (server is not null) await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
