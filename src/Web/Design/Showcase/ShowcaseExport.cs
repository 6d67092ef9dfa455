using Anlan.Platform.Identity;
using Anlan.Platform.Language;
using Anlan.Platform.Office;
using Anlan.Web.Design.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace Anlan.Web.Design.Showcase;

internal static class ShowcaseExport
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/design/samples.csv", (HttpRequest http, CancellationToken cancel) =>
    {
        var request = TableRequest.From(http.GetEncodedPathAndQuery());
        var samples = Sample.Sorting.Apply(Sample.Matching(request).AsQueryable(), request);
        return ListFile.Csv("samples.csv", Columns(), samples.AsEnumerable().Select(Row).ToAsyncEnumerable(), cancel);
    }).AllowAnonymous().WithoutWork();

    private static IReadOnlyList<Column> Columns() =>
        [.. ((Bilingual[])[("序号", "No."), ("样例项目", "Sample project"), ("预算（元）", "Budget (yuan)"), ("支出（元）", "Spent (yuan)")]).Select(title => new Column(title.ToString()))];

    private static Row Row(Sample sample) =>
        [Cell.Integer(sample.Number), sample.Project.ToString(), Cell.Number(sample.BudgetYuan, 2), Cell.Number(sample.SpentYuan, 2)];
}
