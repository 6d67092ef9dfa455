using System.Globalization;
using Anlan.Web.Design.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace Anlan.Library.Dictionaries;

/// <summary>The entries of a dictionary as a file.</summary>
static class DictionaryEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var entries = routes.MapGroup(DictionaryPages.Root + "/{code}").RequireAuthorization(LibraryPermissions.Read);
        entries.MapGet("list.csv", async (string code, HttpRequest http, DictionaryRegister register, TimeProvider clock, CancellationToken stop) =>
            await register.FindDictionaryAsync(code, stop) is null
                ? Results.NotFound()
                : ListFile.Csv(code + ".csv", DictionaryList.Columns(CultureInfo.CurrentUICulture), DictionaryList.Rows(await AskedAsync(code, http, register, clock, stop)), stop));
        entries.MapGet("list.xlsx", async (string code, HttpRequest http, DictionaryRegister register, TimeProvider clock, CancellationToken stop) =>
            await register.FindDictionaryAsync(code, stop) is not { } dictionary
                ? Results.NotFound()
                : ListFile.Excel(code + ".xlsx", dictionary.Name, DictionaryList.Columns(CultureInfo.CurrentUICulture), DictionaryList.Rows(await AskedAsync(code, http, register, clock, stop)), 2, stop));
    }

    static Task<IReadOnlyList<DictionaryLine>> AskedAsync(string code, HttpRequest http, DictionaryRegister register, TimeProvider clock, CancellationToken stop) =>
        DictionaryList.ListAsync(register, code, TableRequest.From(http.GetEncodedPathAndQuery()), Beijing.Today(clock), stop);
}
