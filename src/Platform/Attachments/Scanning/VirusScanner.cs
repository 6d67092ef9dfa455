using System.Net.Sockets;
using Anlan.Platform.Language;
using Anlan.Platform.SelfChecks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Anlan.Platform.Attachments.Scanning;

/// <summary>
/// Has every file looked at by clamd before it is kept, where <c>ANLAN_CLAMD</c> names one. One that is named and does not answer keeps every upload out: better no file than one nobody has looked at.
/// </summary>
public sealed class VirusScanner(ClamDaemon? daemon, ILogger<VirusScanner> log)
{
    /// <summary>Where clamd listens: a path, <c>unix:path</c> or <c>host:port</c>.</summary>
    public const string Setting = "ANLAN_CLAMD";

    const string Name = "ClamAV";
    const int OldSignaturesDays = 7;

    static readonly Bilingual NoAnswer = ("查毒程序没有应答，文件没有保存。请稍后再传一次；仍不行请告诉系统管理员。", "The virus scanner does not answer; the file was not kept. Send it again in a while, and tell the administrator if that does not help.");
    static readonly Bilingual TooLarge = ("文件超过查毒程序能检查的大小，没有保存。请拆分后再传，或请系统管理员调大查毒程序的上限。", "The file is larger than the virus scanner takes and was not kept. Split it, or have the administrator raise the scanner's limit.");

    /// <summary>Whether a scanner is connected.</summary>
    public bool IsConnected => daemon is not null;

    public static VirusScanner Of(IConfiguration settings, ILogger<VirusScanner> log) => new(settings[Setting] is { Length: > 0 } address ? new ClamDaemon(address) : null, log);

    /// <summary>Reads the content from its beginning.</summary>
    public async Task<ScanResult> ScanAsync(Stream content, CancellationToken stop = default)
    {
        if (daemon is null) return new();
        content.Position = 0;
        try
        {
            var reply = await daemon.ScanAsync(content, stop);
            if (reply.EndsWith(": OK", StringComparison.Ordinal)) return new(By: Name);
            if (reply.EndsWith(" FOUND", StringComparison.Ordinal))
            {
                var virus = reply[(reply.IndexOf(": ", StringComparison.Ordinal) + 2)..^" FOUND".Length];
                return new(($"查出病毒（{virus}），文件没有保存。已记入安全日志。", $"A virus was found ({virus}); the file was not kept. This is noted in the security log."), virus);
            }
            log.LogWarning("The virus scanner answered {Reply}", reply);
            return new(reply.Contains("size limit exceeded", StringComparison.OrdinalIgnoreCase) ? TooLarge : NoAnswer);
        }
        catch (Exception dead) when (dead is SocketException or IOException or TimeoutException or FormatException)
        {
            log.LogWarning("The virus scanner cannot be asked: {Trouble}", dead.Message);
            return new(NoAnswer);
        }
    }

    internal async Task<CheckResult> CheckAsync(TimeProvider clock, CancellationToken stop)
    {
        if (daemon is null)
            return new(CheckState.Attention, ($"没有接入查毒程序，上传的文件只核对种类和内容。接入办法：安装 clamd，设置 {Setting}。", $"No virus scanner is connected; uploads are checked for kind and content alone. To connect one: install clamd and set {Setting}."));
        string version;
        try
        {
            version = await daemon.VersionAsync(stop);
        }
        catch (Exception dead) when (dead is SocketException or IOException or TimeoutException or FormatException)
        {
            return new(CheckState.Failed, ($"查毒程序 {daemon.Address} 没有应答（{dead.Message}）；在它恢复之前不接收附件。", $"The virus scanner {daemon.Address} does not answer ({dead.Message}); no attachment is taken until it does."));
        }
        if (ClamDaemon.SignaturesOf(version) is not { } day)
            return new(CheckState.Attention, ($"{version}：没有病毒库，或看不出日期。请检查 freshclam。", $"{version}: no signatures, or their date is not told. Look at freshclam."));
        var age = (int)(clock.GetUtcNow() - day).TotalDays;
        return age > OldSignaturesDays
            ? new(CheckState.Attention, ($"{version}：病毒库已 {age} 天没有更新。请检查 freshclam。", $"{version}: the signatures are {age} days old. Look at freshclam."))
            : new(CheckState.Good, ($"{version}。", $"{version}."));
    }
}
