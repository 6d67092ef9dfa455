using System.Globalization;
using Anlan.Platform.Keys;
using Anlan.Web.Design.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library.People;

/// <summary>The list of people as a file.</summary>
static class PersonEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup(PersonPages.Root).RequireAuthorization(LibraryPermissions.Read);
        all.MapGet("list.csv", (HttpRequest http, PersonRegister register, FieldEncryption fields, CancellationToken stop) =>
            ListFile.Csv("people.csv", PersonList.Columns(CultureInfo.CurrentUICulture), PersonList.Rows(Asked(http, register), fields), stop));
        all.MapGet("list.xlsx", (HttpRequest http, PersonRegister register, FieldEncryption fields, CancellationToken stop) =>
            ListFile.Excel("people.xlsx", PersonPages.Title, PersonList.Columns(CultureInfo.CurrentUICulture), PersonList.Rows(Asked(http, register), fields), 2, stop));
    }

    static IAsyncEnumerable<Person> Asked(HttpRequest http, PersonRegister register)
    {
        var request = TableRequest.From(http.GetEncodedPathAndQuery());
        return PersonList.Sorting.Apply(PersonList.Filter(register.All, request), request).AsAsyncEnumerable();
    }
}
