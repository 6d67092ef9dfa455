using Anlan.Platform.Language;
using Anlan.Platform.SelfChecks;
using Anlan.Platform.Starting;

namespace Anlan.Platform.Keys;

/// <summary>Is there a key for every encrypted value, is the key folder closed to others, and how old is the key?</summary>
public sealed class KeyChecks(KeyFolder folder, MasterKeys keys, Reencryption reencryption, TimeProvider clock)
{
    // Values are counted by reading whole tables: not each minute.
    static readonly TimeSpan CountedAgainAfter = TimeSpan.FromHours(1);

    // Ours: no rule of the level protection names a period.
    const int YearsOfAKey = 2;

    (DateTimeOffset At, IReadOnlyList<(EncryptedColumn Column, string MadeWith, long Values)> Counts)? counted;

    public async Task<CheckResult> RunAsync(CancellationToken stop)
    {
        try
        {
            folder.Check();
        }
        catch (CannotStartException wrong)
        {
            return new(CheckState.Failed, wrong.Reason);
        }
        if (counted is not { } known || clock.GetUtcNow() - known.At >= CountedAgainAfter)
            counted = known = (clock.GetUtcNow(), await reencryption.CountAsync(stop));
        var lost = known.Counts.Where(c => keys.Find(Generation(c.MadeWith)) is null).ToList();
        if (lost.Count > 0)
            return new(CheckState.Failed, Told(lost, "缺少主密钥，这些内容无法解密：", "Values that cannot be read for want of their master key: "));
        var (newest, age) = (keys.Newest, clock.GetUtcNow() - keys.Newest.CreatedAt);
        var old = known.Counts.Where(c => Generation(c.MadeWith) != newest.Id).Sum(c => c.Values);
        var all = known.Counts.Sum(c => c.Values);
        var state = ($"主密钥 {newest.Id} 已用 {(int)age.TotalDays} 天；加密内容 {all} 项", $"Master key {newest.Id} is {(int)age.TotalDays} days old; {all} encrypted values");
        if (old > 0) state = ($"{state.Item1}，其中 {old} 项用旧密钥（./anlan keys reencrypt 可换新）", $"{state.Item2}, {old} of them under older keys (./anlan keys reencrypt renews them)");
        return newest.CreatedAt.AddYears(YearsOfAKey) < clock.GetUtcNow()
            ? new(CheckState.Attention, ($"{state.Item1}。使用已超过 {YearsOfAKey} 年，请轮换：./anlan keys rotate。", $"{state.Item2}. It has been in use for over {YearsOfAKey} years; rotate it: ./anlan keys rotate."))
            : new(CheckState.Good, ($"{state.Item1}。", $"{state.Item2}."));
    }

    static string Generation(string madeWith) => madeWith.Split('.')[0];

    static Bilingual Told(IEnumerable<(EncryptedColumn Column, string MadeWith, long Values)> lost, string zh, string en) =>
        (zh + string.Join('、', lost.Select(l => $"{l.Column} {Generation(l.MadeWith)} × {l.Values}")) + "。", en + string.Join(", ", lost.Select(l => $"{l.Column} {Generation(l.MadeWith)} × {l.Values}")) + ".");
}
