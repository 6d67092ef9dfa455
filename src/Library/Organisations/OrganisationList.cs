using System.Globalization;
using Anlan.Library.Divisions;
using Anlan.Platform.Codes;
using Anlan.Platform.Language;
using Anlan.Platform.Office;
using Anlan.Platform.Search;
using Anlan.Web.Design.Tables;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library.Organisations;

/// <summary>What the list of organisations can be filtered and sorted by; the page and the export ask the same.</summary>
static class OrganisationList
{
    public static readonly Sorting<Organisation> Sorting = new Sorting<Organisation>()
        .By("id", o => o.Id)
        .By("name", o => o.Name)
        .By("division", o => o.Division);

    /// <summary>The filter of a request. Of a million organisations those with a rare name are found by the index of the search; common ones are found soon enough without.</summary>
    public static async Task<IQueryable<Organisation>> FilterAsync(IQueryable<Organisation> rows, TableRequest request, Finder finder, CancellationToken stop = default)
    {
        if (request.Value("text") is { } text && await finder.FindFewAsync("organisation", text, stop) is { } few)
        {
            var ids = few.Select(long.Parse).ToArray();
            rows = rows.Where(o => ids.Contains(o.Id));
        }
        return Filter(rows, request);
    }

    static IQueryable<Organisation> Filter(IQueryable<Organisation> rows, TableRequest request)
    {
        if (request.Value("text") is { } text)
        {
            var code = CreditCode.Tidy(text);
            if (CreditCode.IsValid(code)) rows = rows.Where(o => o.CreditCode == code);
            else
            {
                var like = Like.Containing(text);
                rows = rows.Where(o => EF.Functions.ILike(o.Name, like) || EF.Functions.ILike(o.ShortName!, like) || o.CreditCode!.StartsWith(code));
            }
        }
        if (request.Value("kind") is { } kind) rows = rows.Where(o => o.Kind == kind);
        if (request.Value("division") is { } division) rows = rows.WithinDivision(division);
        return request.Value("ended") switch
        {
            "true" => rows.Where(o => o.EndedOn != null),
            "all" => rows,
            _ => rows.Where(o => o.EndedOn == null),
        };
    }

    public static IReadOnlyList<Column> Columns(CultureInfo language)
    {
        string Say(string zh, string en) => new Bilingual(zh, en).In(language);
        return [Say("编号", "Number"), Say("名称", "Name"), Say("简称", "Short name"), Say("统一社会信用代码", "Credit code"), Say("类型", "Kind"), Say("区划代码", "Division code"),
            Say("地址", "Address"), Say("电话", "Telephone"), Say("停用日期", "Ended on")];
    }

    public static async IAsyncEnumerable<Row> Rows(IAsyncEnumerable<Organisation> organisations, Func<string, Bilingual> kind, CultureInfo language)
    {
        await foreach (var o in organisations)
            yield return [Cell.Integer(o.Id), o.Name, o.ShortName, o.CreditCode, kind(o.Kind).In(language), o.Division, o.Address, o.Phone, o.EndedOn is null ? Cell.Empty : Cell.Date(o.EndedOn)];
    }
}
