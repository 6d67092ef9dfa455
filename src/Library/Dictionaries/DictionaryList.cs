using System.Globalization;
using Anlan.Library.Divisions;
using Anlan.Platform.Language;
using Anlan.Platform.Office;
using Anlan.Web.Design.Tables;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library.Dictionaries;

/// <summary>The entries of a dictionary as asked by day and words; the page and the export ask the same.</summary>
static class DictionaryList
{
    /// <summary>Without words the tree as of the day; with words the entries that match, each beside its own name above.</summary>
    public static async Task<IReadOnlyList<DictionaryLine>> ListAsync(DictionaryRegister register, string dictionary, TableRequest request, DateOnly today, CancellationToken stop = default)
    {
        // Everything ever: also what has ended and what is to come.
        var rows = request.Value("ever") == "true" ? register.All : register.AsOf(DivisionList.Day(request, today));
        var lines = DictionaryTree.Of(await rows.Where(e => e.Dictionary == dictionary).ToListAsync(stop));
        return request.Value("text") is not { } text ? lines : [.. lines.Where(l => Matches(l.Entry, text))];
    }

    static bool Matches(DictionaryEntry entry, string text) =>
        entry.Code.StartsWith(text, StringComparison.OrdinalIgnoreCase) || entry.NameZh.Contains(text, StringComparison.OrdinalIgnoreCase)
        || (entry.NameEn?.Contains(text, StringComparison.OrdinalIgnoreCase) ?? false);

    public static IReadOnlyList<Column> Columns(CultureInfo language)
    {
        string Say(string zh, string en) => new Bilingual(zh, en).In(language);
        return [Say("字典", "Dictionary"), Say("代码", "Code"), Say("名称", "Name (Chinese)"), Say("英文名称", "Name (English)"), Say("上级代码", "Code above"), Say("层级", "Level"), Say("次序", "Order"),
            Say("生效日期", "Valid from"), Say("停用日期", "Ends on"), Say("区划代码", "Division code"), Say("依据", "Source")];
    }

    public static async IAsyncEnumerable<Row> Rows(IEnumerable<DictionaryLine> lines)
    {
        await Task.CompletedTask;
        foreach (var (e, depth, _) in lines)
            yield return [e.Dictionary, e.Code, e.NameZh, e.NameEn, e.Parent, Cell.Integer(depth + 1), Cell.Integer(e.Position), Cell.Date(e.ValidFrom), e.ValidTo is null ? Cell.Empty : Cell.Date(e.ValidTo), e.Division, e.Source];
    }
}
