using System.Globalization;
using Anlan.Platform.Language;
using Anlan.Platform.SelfChecks;
using Anlan.Platform.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Anlan.Platform.Backups;

/// <summary>
/// Takes a backup every day at <c>ANLAN_BACKUP_AT</c> (local time, such as 02:30) and keeps <c>ANLAN_BACKUP_KEEP</c> of them (14). Without the setting it does nothing:
/// then a timer of the system, or somebody, runs <c>anlan backup</c>. Of several nodes one does it.
/// </summary>
public sealed class NightlyBackup(TakeBackup backup, AnlanDatabase database, IConfiguration configuration, BackgroundServices services, TimeProvider clock, ILogger<NightlyBackup> log)
    : GuardedService(services)
{
    public const string AtSetting = "ANLAN_BACKUP_AT";
    public const string KeepSetting = "ANLAN_BACKUP_KEEP";

    const int KeptByDefault = 14;
    const long Lock = 0x6261636B7570;

    protected override Bilingual Name => ("每日备份", "Daily backup");

    protected override async Task RunAsync(CancellationToken stop)
    {
        if (TimeOfDay(configuration[AtSetting]) is not { } at) return;
        while (true)
        {
            await Task.Delay(UntilNext(clock.GetLocalNow(), at), clock, stop);
            await TakeAsync(stop);
        }
    }

    internal async Task TakeAsync(CancellationToken stop)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(stop);
        await using var ask = new Npgsql.NpgsqlCommand($"select pg_try_advisory_lock({Lock})", connection);
        if (!(bool)(await ask.ExecuteScalarAsync(stop))!) return; // another node is at it
        try
        {
            var (folder, manifest) = await backup.RunAsync(backup.Folder, configuration.GetValue(KeepSetting, KeptByDefault), stop);
            log.LogInformation("Backup {Folder}: {Rows} rows in {Seconds} s", folder, manifest.Rows, manifest.Seconds);
        }
        catch (BackupException failed)
        {
            // Noted in the book, shown by the self-check; the next night tries again.
            log.LogError(failed, "The daily backup failed");
        }
        finally
        {
            await using var release = new Npgsql.NpgsqlCommand($"select pg_advisory_unlock({Lock})", connection);
            await release.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    internal static TimeOnly? TimeOfDay(string? setting) => TimeOnly.TryParseExact(setting, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;

    internal static TimeSpan UntilNext(DateTimeOffset now, TimeOnly at)
    {
        var wait = at.ToTimeSpan() - now.TimeOfDay;
        return wait > TimeSpan.Zero ? wait : wait + TimeSpan.FromDays(1);
    }
}
