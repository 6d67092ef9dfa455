using Anlan.Affairs;
using Anlan.Library;
using Anlan.Platform.Attachments;
using Anlan.Platform.Backups;
using Anlan.Platform.Certificates;
using Anlan.Platform.Identity;
using Anlan.Platform.Imports;
using Anlan.Platform.Keys;
using Anlan.Platform.Log;
using Anlan.Platform.Search;
using Anlan.Platform.Starting;
using Anlan.Platform.Storage;
using Anlan.Web.Account;
using Anlan.Web.Api;
using Anlan.Web.Audit;
using Anlan.Web.Certificates;
using Anlan.Web.Imports;
using Anlan.Web.Shell;
using Anlan.Web.Status;

namespace Anlan.Host;

/// <summary>The web application.</summary>
static class Server
{
    /// <summary>Prepares the database, serves until stopped and returns the exit code.</summary>
    /// <param name="settings">As <c>--name=value</c>: <c>http</c>, <c>https-port</c>, <c>lan</c>, <c>demo</c> and whatever ASP.NET Core knows.</param>
    /// <param name="progress">Where an operator reads how the start goes.</param>
    public static async Task<int> RunAsync(string[] settings, TextWriter progress)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = PublishedFolder() });
        builder.WebHost.UseStaticWebAssets();
        LogLines.Configure(builder.Logging, builder.Configuration);
        Telemetry.Add(builder.Services, builder.Configuration);
        Listening.Check(builder.Configuration);
        builder.WebHost.ConfigureKestrel((context, kestrel) => Listening.Configure(kestrel, context.Configuration));
        var demonstration = builder.Configuration.GetValue<bool>("demo");

        AddModules(builder.Services, demonstration);

        await using var app = builder.Build();
        app.UseWebShell();
        app.UseAccountGates();
        app.UseRequestWork();
        app.MapWebShell();
        app.MapAccounts();
        app.MapApi();
        app.MapAudit();
        app.MapImports();
        app.MapAttachments();
        app.MapHealth();
        app.MapCertificates();
        app.MapLibrary();
        app.MapAffairs();

        await new Preparation(app.Services, progress).RunAsync(demonstration, app.Lifetime.ApplicationStopping);
        if (demonstration) Welcome.PrintDemonstrationAccounts(progress);
        var given = app.Services.GetRequiredService<ServerCertificates>().IsGiven;
        app.Lifetime.ApplicationStarted.Register(() => Welcome.PrintAddress(progress, app.Urls, given ? null : app.Services.GetRequiredService<OwnRoot>().Fingerprint));
        await app.RunAsync();
        return 0;
    }

    /// <summary>What this district runs, also for commands that work on its data without serving.</summary>
    public static void AddModules(IServiceCollection services, bool demonstration)
    {
        services.AddStorage();
        services.AddSearch();
        services.AddKeys();
        services.AddCertificates();
        services.AddAttachments();
        services.AddAccounts(accounts =>
        {
            accounts.Demonstration = demonstration;
            accounts.GuessableWords = ["应急", "yingji", "emergency", "防汛", "fangxun", "消防", "xiaofang", "shenzhen", "guangdong", "pingshan", "beijing"];
        });
        services.AddLog();
        services.AddBackups();
        services.AddAuditPages();
        services.AddStatusPages();
        services.AddImports();
        services.AddImportPages();
        services.AddWebShell(shell =>
        {
            shell.LogInPath = AccountsModule.LogInPath;
            shell.LogOutPath = AccountsModule.LogOutPath;
            shell.NameClaim = ReaderClaims.DisplayNameClaim;
            shell.Notice = demonstration ? new("演示数据", "Demonstration data") : null;
        });
        if (demonstration) services.AddComponentSamples();
        services.AddAccountPages();
        services.AddApi();
        services.AddLibrary(DataFolders.Calendars, DataFolders.Dictionaries);
        services.AddAffairs(DataFolders.Frameworks, DataFolders.Cases);
    }

    // The published program may be started from any folder; during development the project's folder is the root.
    static string? PublishedFolder() => Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null;
}
