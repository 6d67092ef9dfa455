using System.Globalization;
using Anlan.Platform.Language;
using Anlan.Platform.Office;
using Anlan.Web.Design.Tables;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library.Divisions;

/// <summary>What the list of divisions can be filtered and sorted by; the page and the export ask the same.</summary>
static class DivisionList
{
    public static readonly Sorting<Division> Sorting = new Sorting<Division>()
        .By("code", d => d.Code)
        .By("name", d => d.NameZh)
        .By("kind", d => d.Kind)
        .By("from", d => d.ValidFrom);

    /// <summary>The day asked for, or today.</summary>
    public static DateOnly Day(TableRequest request, DateOnly today) => DateOnly.TryParse(request.Value("day"), CultureInfo.InvariantCulture, out var day) ? day : today;

    public static IQueryable<Division> Filter(DivisionRegister register, TableRequest request, DateOnly today)
    {
        // Everything ever: also what has ended and what is to come.
        var rows = request.Value("ever") == "true" ? register.All : register.On(Day(request, today));
        if (request.Value("text") is { } text)
        {
            var like = Like.Containing(text);
            rows = rows.Where(d => EF.Functions.ILike(d.NameZh, like) || EF.Functions.ILike(d.NameEn!, like) || d.Code.StartsWith(text));
        }
        if (request.Value("kind") is { } kind) rows = rows.Where(d => d.Kind == kind);
        if (request.Value("under") is { } under) rows = rows.Where(d => d.Code.StartsWith(under));
        return rows;
    }

    public static IReadOnlyList<Column> Columns(CultureInfo language)
    {
        string Say(string zh, string en) => new Bilingual(zh, en).In(language);
        return [Say("区划代码", "Code"), Say("名称", "Name (Chinese)"), Say("英文名称", "Name (English)"), Say("类型", "Kind"), Say("上级代码", "Code above"),
            Say("生效日期", "Valid from"), Say("失效日期", "Ends on"), Say("由何区划接替", "Replaced by"), Say("依据", "Source")];
    }

    public static async IAsyncEnumerable<Row> Rows(IAsyncEnumerable<Division> divisions, CultureInfo language)
    {
        await foreach (var d in divisions)
            yield return [d.Code, d.NameZh, d.NameEn, DivisionKinds.Name(d.Kind).In(language), d.Parent, Cell.Date(d.ValidFrom), d.ValidTo is null ? Cell.Empty : Cell.Date(d.ValidTo), d.ReplacedBy, d.Source];
    }
}
