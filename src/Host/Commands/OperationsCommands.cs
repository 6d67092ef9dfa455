using System.Globalization;
using Anlan.Platform.Backups;
using Anlan.Platform.Language;

namespace Anlan.Host.Commands;

/// <summary>What backup, restore and upgrade have in common: services without a server, and refusals in the operator's language.</summary>
static class OperationsCommands
{
    public static async Task<int> RunAsync(CultureInfo culture, Func<IServiceProvider, Task> work)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        Server.AddModules(builder.Services, demonstration: false);
        await using var app = builder.Build();
        try
        {
            await work(app.Services);
            return 0;
        }
        catch (BackupException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Reason.In(culture));
            return 1;
        }
    }

    public static void Say(CultureInfo culture, string zh, string en) => Console.WriteLine(new Bilingual(zh, en).In(culture));

    public static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576m:#,0.0} MB");
}
