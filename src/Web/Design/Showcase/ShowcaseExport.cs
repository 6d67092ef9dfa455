using Anlan.Web.Design.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace Anlan.Web.Design.Showcase;

internal static class ShowcaseExport
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/design/samples.csv", (HttpRequest http) =>
    {
        var request = TableRequest.From(http.GetEncodedPathAndQuery());
        return CsvFile.Of("samples.csv", Sample.Sorting.Apply(Sample.Matching(request).AsQueryable(), request),
            new CsvColumn<Sample>(new("序号", "No."), s => s.Number),
            new CsvColumn<Sample>(new("样例项目", "Sample project"), s => s.Project.ToString()),
            new CsvColumn<Sample>(new("预算（元）", "Budget (yuan)"), s => s.BudgetYuan),
            new CsvColumn<Sample>(new("支出（元）", "Spent (yuan)"), s => s.SpentYuan));
    }).AllowAnonymous();
}
