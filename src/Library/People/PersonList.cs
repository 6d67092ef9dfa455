using System.Globalization;
using Anlan.Platform.Keys;
using Anlan.Platform.Language;
using Anlan.Platform.Office;
using Anlan.Web.Design.Tables;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library.People;

/// <summary>What the list of people can be filtered and sorted by; the page and the export ask the same. The file holds masked numbers only.</summary>
static class PersonList
{
    public static readonly Sorting<Person> Sorting = new Sorting<Person>()
        .By("id", p => p.Id)
        .By("name", p => p.Name)
        .By("division", p => p.Division);

    public static IQueryable<Person> Filter(IQueryable<Person> rows, TableRequest request)
    {
        if (request.Value("text") is { } text)
        {
            var like = Like.Containing(text);
            rows = rows.Where(p => EF.Functions.ILike(p.Name, like) || EF.Functions.ILike(p.Position!, like) || EF.Functions.ILike(p.Organisation!.Name, like));
        }
        if (request.Value("division") is { } division) rows = rows.WithinDivision(division);
        // The outcome of a search by number: the number itself never stands in an address.
        if (request.Value("found") is { } found)
        {
            var ids = found.Split('-').Select(id => long.TryParse(id, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
            rows = rows.Where(p => ids.Contains(p.Id));
        }
        return request.Value("ended") == "all" ? rows : rows.Where(p => p.EndedOn == null);
    }

    public static IReadOnlyList<Column> Columns(CultureInfo language)
    {
        string Say(string zh, string en) => new Bilingual(zh, en).In(language);
        return [Say("编号", "Number"), Say("姓名", "Name"), Say("单位", "Organisation"), Say("职务", "Position"), Say("区划代码", "Division code"), Say("办公电话", "Office telephone"),
            Say("手机（脱敏）", "Mobile (masked)"), Say("身份证号（脱敏）", "ID number (masked)"), Say("停用日期", "Ended on")];
    }

    public static async IAsyncEnumerable<Row> Rows(IAsyncEnumerable<Person> people, FieldEncryption fields)
    {
        await foreach (var p in people)
            yield return [Cell.Integer(p.Id), p.Name, p.Organisation?.Name, p.Position, p.Division, p.OfficePhone,
                p.Mobile is { } mobile ? fields.Mask(Person.MobileColumn, mobile) : null, p.IdNumber is { } id ? fields.Mask(Person.IdNumberColumn, id) : null,
                p.EndedOn is null ? Cell.Empty : Cell.Date(p.EndedOn)];
    }
}
