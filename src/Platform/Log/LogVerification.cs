using System.Runtime.CompilerServices;
using Anlan.Platform.Language;
using Anlan.Platform.Storage;

namespace Anlan.Platform.Log;

/// <summary>What is wrong with the log.</summary>
public enum Tampering
{
    Changed,
    Removed,
    Inserted,
    Reordered,
    Cut,

    /// <summary>The chain is whole but it is another one than that whose heads left the database.</summary>
    Rewritten,
}

/// <param name="Seq">The number of the first entry that is not as it was sealed.</param>
/// <param name="Id">The entry that stands there now; null when none does.</param>
public sealed record LogFinding(Tampering Kind, long Seq, long? Id, Bilingual Message);

/// <param name="Entries">How many were looked at.</param>
/// <param name="Heads">How many heads from outside were compared.</param>
/// <param name="Finding">The first thing wrong; null when all is as it was sealed.</param>
public sealed record LogReport(long Entries, long Unsealed, int Heads, LogHead? Head, LogFinding? Finding);

/// <summary>Walks the chain from its beginning and compares it with the entries as they are now and with the heads kept outside.</summary>
public sealed class LogVerification(AnlanDatabase database, LogHeads heads, TimeProvider clock)
{
    sealed record Link(long Id, long Seq, byte[] Digest, string Hash, string? Text);

    public async Task<LogReport> RunAsync(CancellationToken stop = default)
    {
        var outside = heads.Read();
        var expected = outside.GroupBy(h => h.Seq).ToDictionary(g => g.Key, g => g.Select(h => h.Hash).ToHashSet());
        var (before, seq) = (LogChain.Beginning, 0L);
        LogFinding? finding = null;
        await foreach (var (link, next) in PairsAsync(stop))
        {
            finding = Check(before, seq + 1, link, next)
                ?? (expected.TryGetValue(link.Seq, out var hashes) && !hashes.Contains(link.Hash) ? Rewritten(outside, link) : null);
            if (finding is not null) break;
            (before, seq) = (link.Hash, link.Seq);
        }
        if (finding is null && outside.Count > 0 && outside[^1].Seq > seq) finding = Cut(seq, outside[^1]);
        var head = seq == 0 ? null : new LogHead(seq, before, clock.GetUtcNow());
        return new(seq, await UnsealedAsync(stop), outside.Count, head, finding);
    }

    static LogFinding? Check(string before, long seq, Link link, Link? next)
    {
        if (link.Text is not null && !LogChain.Digest(link.Text).AsSpan().SequenceEqual(link.Digest))
            return Found(Tampering.Changed, link.Seq, link, $"第 {link.Seq} 条（编号 {link.Id}）的内容被改动过。", $"The content of entry {link.Seq} (id {link.Id}) was changed.");
        if (link.Seq != seq)
            return Found(Tampering.Removed, seq, null, $"缺第 {seq} 条：其后是第 {link.Seq} 条（编号 {link.Id}）。", $"Entry {seq} was removed: number {link.Seq} (id {link.Id}) follows.");
        if (LogChain.Link(before, seq, link.Digest) == link.Hash) return null;
        // Does the one behind belong here? Then this one was put before it, or the two changed places.
        if (next is not null && LogChain.Link(before, seq, next.Digest) == next.Hash)
            return LogChain.Link(next.Hash, seq + 1, link.Digest) == link.Hash
                ? Found(Tampering.Reordered, seq, link, $"第 {seq} 条（编号 {link.Id}）与下一条（编号 {next.Id}）换了位置。", $"Entry {seq} (id {link.Id}) changed places with the next one (id {next.Id}).")
                : Found(Tampering.Inserted, seq, link, $"第 {seq} 条（编号 {link.Id}）是后来插入的。", $"Entry {seq} (id {link.Id}) was inserted afterwards.");
        return Found(Tampering.Changed, seq, link, $"第 {seq} 条（编号 {link.Id}）的内容、摘要或位置被改动过。", $"The content, the digest or the place of entry {seq} (id {link.Id}) was changed.");
    }

    static LogFinding Rewritten(IReadOnlyList<LogHead> outside, Link link)
    {
        var good = outside.Where(h => h.Seq < link.Seq).Select(h => h.Seq).DefaultIfEmpty(0).Last();
        return Found(Tampering.Rewritten, good + 1, link,
            $"第 {good + 1} 至 {link.Seq} 条之间被整体改写过：链条自身完整，但与库外保存的链头不符。", $"Entries between {good + 1} and {link.Seq} were rewritten: the chain is whole, but it is not the one whose head was kept outside.");
    }

    static LogFinding Cut(long seq, LogHead head) => Found(Tampering.Cut, seq + 1, null,
        $"末尾的第 {seq + 1} 至 {head.Seq} 条被删去：库外保存的链头到第 {head.Seq} 条。", $"Entries {seq + 1} to {head.Seq} were cut from the tail: the head kept outside is entry {head.Seq}.");

    static LogFinding Found(Tampering kind, long seq, Link? link, string zh, string en) => new(kind, seq, link?.Id, (zh, en));

    async IAsyncEnumerable<(Link Link, Link? Next)> PairsAsync([EnumeratorCancellation] CancellationToken stop)
    {
        Link? held = null;
        await foreach (var link in LinksAsync(stop))
        {
            if (held is not null) yield return (held, link);
            held = link;
        }
        if (held is not null) yield return (held, null);
    }

    async IAsyncEnumerable<Link> LinksAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await using var command = database.Sealer.CreateCommand("""
            select id, seq, digest, encode(hash, 'hex'), case when forgotten_at is null then log.text_of(entry) end
            from log.entry where seq is not null order by seq
            """);
        command.CommandTimeout = 0;
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
            yield return new(rows.GetInt64(0), rows.GetInt64(1), rows.GetFieldValue<byte[]>(2), rows.GetString(3), rows.IsDBNull(4) ? null : rows.GetString(4));
    }

    async Task<long> UnsealedAsync(CancellationToken stop)
    {
        await using var command = database.Sealer.CreateCommand("select count(*) from log.entry where seq is null");
        return (long)(await command.ExecuteScalarAsync(stop))!;
    }
}
