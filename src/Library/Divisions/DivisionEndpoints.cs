using System.Globalization;
using Anlan.Web.Design.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library.Divisions;

/// <summary>The list of divisions as a file.</summary>
static class DivisionEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup(DivisionPages.Root).RequireAuthorization(LibraryPermissions.Read);
        all.MapGet("list.csv", (HttpRequest http, DivisionRegister register, TimeProvider clock, CancellationToken stop) =>
            ListFile.Csv("divisions.csv", DivisionList.Columns(CultureInfo.CurrentUICulture), DivisionList.Rows(Asked(http, register, clock), CultureInfo.CurrentUICulture), stop));
        all.MapGet("list.xlsx", (HttpRequest http, DivisionRegister register, TimeProvider clock, CancellationToken stop) =>
            ListFile.Excel("divisions.xlsx", DivisionPages.Title, DivisionList.Columns(CultureInfo.CurrentUICulture), DivisionList.Rows(Asked(http, register, clock), CultureInfo.CurrentUICulture), 2, stop));
    }

    static IAsyncEnumerable<Division> Asked(HttpRequest http, DivisionRegister register, TimeProvider clock)
    {
        var request = TableRequest.From(http.GetEncodedPathAndQuery());
        return DivisionList.Sorting.Apply(DivisionList.Filter(register, request, Beijing.Today(clock)), request).AsAsyncEnumerable();
    }
}
