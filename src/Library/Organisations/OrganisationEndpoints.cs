using System.Globalization;
using Anlan.Library.Dictionaries;
using Anlan.Platform.Search;
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
        all.MapGet("list.csv", async (HttpRequest http, OrganisationRegister register, DictionaryRegister dictionaries, Finder finder, CancellationToken stop) =>
        {
            var (language, kind) = (CultureInfo.CurrentUICulture, await dictionaries.NamesAsync(OrganisationPages.Kinds, stop));
            return ListFile.Csv("organisations.csv", OrganisationList.Columns(language), OrganisationList.Rows(await AskedAsync(http, register, finder, stop), kind, language), stop);
        });
        all.MapGet("list.xlsx", async (HttpRequest http, OrganisationRegister register, DictionaryRegister dictionaries, Finder finder, CancellationToken stop) =>
        {
            var (language, kind) = (CultureInfo.CurrentUICulture, await dictionaries.NamesAsync(OrganisationPages.Kinds, stop));
            return ListFile.Excel("organisations.xlsx", OrganisationPages.Title, OrganisationList.Columns(language), OrganisationList.Rows(await AskedAsync(http, register, finder, stop), kind, language), 2, stop);
        });
    }

    static async Task<IAsyncEnumerable<Organisation>> AskedAsync(HttpRequest http, OrganisationRegister register, Finder finder, CancellationToken stop)
    {
        var request = TableRequest.From(http.GetEncodedPathAndQuery());
        return OrganisationList.Sorting.Apply(await OrganisationList.FilterAsync(register.All, request, finder, stop), request).AsAsyncEnumerable();
    }
}
