using Anlan.Platform.Identity;
using Anlan.Platform.Jurisdictions;
using Anlan.Platform.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Testing;

/// <summary>
/// The real application, with demonstration data, on a database of its own. One per test class: <c>IClassFixture&lt;AnlanApp&gt;</c>, then
/// <c>await app.LogIn(Role.FinanceOfficer)</c> and go on as a browser would.
/// </summary>
public sealed class AnlanApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    readonly bool demonstration;
    TestDatabase? database;
    TestKeys keys = TestKeys.OfTheTemplate();
    string? connection;

    /// <summary>What the application takes for the present.</summary>
    public TestClock Clock { get; } = new();

    public AnlanApp() : this(demonstration: true) { }

    AnlanApp(bool demonstration) => this.demonstration = demonstration;

    /// <summary>The application as a new installation without demonstration data, on an empty database.</summary>
    public static async Task<AnlanApp> Fresh(bool demonstration = false)
    {
        var database = await TestCluster.Empty();
        var app = new AnlanApp(demonstration) { database = database, connection = database.ConnectionString };
        app.StartServer();
        return app;
    }

    /// <summary>One more application with demonstration data on a database of its own, for a test that spoils it.</summary>
    public static async Task<AnlanApp> Another()
    {
        var app = new AnlanApp();
        await app.InitializeAsync();
        return app;
    }

    /// <summary>Another start on the database of <paramref name="before"/>, as after a restart with other settings.</summary>
    public static AnlanApp Restarted(AnlanApp before, bool demonstration)
    {
        var app = new AnlanApp(demonstration) { connection = before.connection, keys = before.keys };
        app.StartServer();
        return app;
    }

    internal static AnlanApp On(string connection) => new(demonstration: true) { connection = connection };

    public async ValueTask InitializeAsync()
    {
        database = await TestCluster.Clone();
        connection = database.ConnectionString;
    }

    /// <summary>Somebody who has not logged in.</summary>
    public Visitor Visit() => new(CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true }));

    /// <summary>The demonstration account with this role, logged in.</summary>
    public Task<Visitor> LogIn(string role) =>
        LogIn(DemonstrationAccounts.All.First(a => a.Role == role).UserName, DemonstrationAccounts.Password);

    /// <summary>Logs in through the page.</summary>
    /// <exception cref="ShouldAssertException">The page did not let him in.</exception>
    public async Task<Visitor> LogIn(string userName, string password)
    {
        var visitor = Visit();
        var answer = await visitor.SubmitLogIn(userName, password);
        answer.Status.ShouldBe(System.Net.HttpStatusCode.Redirect, answer.Text);
        return visitor;
    }

    /// <summary>Services as a job of the platform has them, within a division or everywhere.</summary>
    public Task<WorkScope> Work(string division = "") => Services.BeginWorkAsync(Acting.System("test", Jurisdiction.Of(division)));

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment("Testing")
        .UseSetting("ANLAN_DATABASE", connection)
        .UseSetting("ANLAN_HEADS", "") // every application under test has a log of its own
        .UseSetting("ANLAN_KEYS", keys.Path)
        .UseSetting("limits:requests", "1000000").UseSetting("limits:heavy", "1000000").UseSetting("limits:api", "1000000").UseSetting("limits:log-in", "1000000") // tests are in a hurry
        .UseSetting("demo", demonstration.ToString())
        .ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
        keys.Dispose();
    }
}
