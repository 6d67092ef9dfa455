using System.Globalization;
using Anlan.Platform.Language;
using Anlan.Platform.Log;
using Anlan.Platform.Office;
using Anlan.Platform.Records;
using Anlan.Web.Design.Tables;
using Anlan.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Web.Audit;

/// <summary>The log for the audit administrator: list, one entry, export, verification.</summary>
public static class AuditPages
{
    public const string Path = "/admin/log";

    internal static readonly Bilingual Title = new("日志", "Log");

    public static IServiceCollection AddAuditPages(this IServiceCollection services) => services
        .AddSingleton(new NavigationEntry(Centre.System, Title, "history", Path, LogModule.ReadPermission, 200));

    public static void MapAudit(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path + "/list.csv", ListAsCsv).RequireAuthorization(LogModule.ReadPermission);

    internal static Bilingual NameOfKind(string kind) => kind switch
    {
        "change" => ("更改", "Change"),
        "fact" => ("事实", "Fact"),
        "access" => ("查看", "Access"),
        _ => ("安全", "Security"),
    };

    internal static Bilingual NameOf(this LogWords words, LogEntry entry) => words.Find(entry.Name)?.Name ?? Bilingual.Same(entry.Name);

    internal static Bilingual ActorOf(this LogWords words, LogEntry entry) => words.Find(entry.ActorName)?.Name ?? Said(entry.ActorName);

    /// <summary>Reasons and jobs of the platform itself stand in the log in both languages, "登录 / log-in"; what people type stays as they typed it.</summary>
    internal static Bilingual Said(string text) =>
        text.IndexOf(" / ", StringComparison.Ordinal) is > 0 and var between && !text[(between + 3)..].Any(IsChinese) && text[..between].Any(IsChinese)
            ? (text[..between], text[(between + 3)..])
            : Bilingual.Same(text);

    static bool IsChinese(char c) => c is >= '\u4E00' and <= '\u9FFF';

    // Newest first, which is also the order of the index; ranges of numbers and days keep it quick among millions.
    internal static IQueryable<LogEntry> Filter(IQueryable<LogEntry> entries, TableRequest request)
    {
        if (request.Value("kind") is { } kind) entries = entries.Where(e => e.Kind == kind);
        if (request.Value("actor") is { } actor) entries = entries.Where(e => e.ActorName == actor);
        if (request.Value("subject") is { } subject) entries = entries.Where(e => e.Subject == subject);
        if (Day(request.Value("from")) is { } from) entries = entries.Where(e => e.At >= from);
        if (Day(request.Value("to")) is { } to) entries = entries.Where(e => e.At < to.AddDays(1));
        return entries;
    }

    static DateTimeOffset? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Beijing.Midnight(day)
            : null;

    static IResult ListAsCsv(HttpRequest http, LogDb log, LogWords words, CancellationToken cancel)
    {
        var entries = Filter(log.Entries, TableRequest.From(http.GetEncodedPathAndQuery())).OrderByDescending(e => e.Id).AsAsyncEnumerable();
        Bilingual[] headings =
        [
            ("序号", "Number"), ("时间", "Time"), ("类别", "Kind"), ("事项", "What"), ("对象", "Subject"), ("人员", "Who"), ("代理", "On behalf of"),
            ("区划", "Division"), ("地址", "From"), ("请求", "Request"), ("原因", "Why"), ("之前", "Before"), ("之后", "After"),
        ];
        return ListFile.Csv("log.csv", [.. headings.Select(h => new Column(h.ToString()))], entries.Select(e => RowOf(e, words)), cancel);
    }

    static Row RowOf(LogEntry e, LogWords words) =>
    [
        e.Seq?.ToString(CultureInfo.InvariantCulture) ?? "", Beijing.At(e.At).ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        NameOfKind(e.Kind).ToString(), words.NameOf(e).ToString(), e.Subject ?? "", e.ActorName, e.OnBehalfOf ?? "", e.Division, e.Address ?? "", e.Request ?? "", e.Reason, e.Before ?? "", e.After ?? "",
    ];
}
