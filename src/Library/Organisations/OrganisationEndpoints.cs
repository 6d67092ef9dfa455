using System.Globalization;
using Anlan.Library.Dictionaries;
using Anlan.Web.Design.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library.Organisations;

/// <summary>The list of organisations as a file.</summary>
static class OrganisationEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup(OrganisationPages.Root).RequireAuthorization(LibraryPermissions.Read);
        all.MapGet("list.csv", async (HttpRequest http, OrganisationRegister register, DictionaryRegister dictionaries, CancellationToken stop) =>
        {
            var (language, kind) = (CultureInfo.CurrentUICulture, await dictionaries.NamesAsync(OrganisationPages.Kinds, stop));
            return ListFile.Csv("organisations.csv", OrganisationList.Columns(language), OrganisationList.Rows(Asked(http, register), kind, language), stop);
        });
        all.MapGet("list.xlsx", async (HttpRequest http, OrganisationRegister register, DictionaryRegister dictionaries, CancellationToken stop) =>
        {
            var (language, kind) = (CultureInfo.CurrentUICulture, await dictionaries.NamesAsync(OrganisationPages.Kinds, stop));
            return ListFile.Excel("organisations.xlsx", OrganisationPages.Title, OrganisationList.Columns(language), OrganisationList.Rows(Asked(http, register), kind, language), 2, stop);
        });
    }

    static IAsyncEnumerable<Organisation> Asked(HttpRequest http, OrganisationRegister register)
    {
        var request = TableRequest.From(http.GetEncodedPathAndQuery());
        return OrganisationList.Sorting.Apply(OrganisationList.Filter(register.All, request), request).AsAsyncEnumerable();
    }
}
