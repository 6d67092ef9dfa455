using System.Globalization;
using System.Text;
using Anlan.Affairs.SelfEvaluation.Pages;
using Anlan.Affairs.SelfEvaluation.Storage;
using Anlan.Platform.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Affairs.SelfEvaluation;

/// <summary>Files of evaluations.</summary>
static class EvaluationEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var one = routes.MapGroup(Links.List + "/of/{code}").RequireAuthorization(Permissions.ReadEvaluations);
        one.MapGet("evaluation.json", JsonAsync);
        one.MapGet("version/{version:int}.yaml", VersionAsync);
    }

    static async Task<IResult> JsonAsync(string code, Evaluations evaluations, CancellationToken cancel)
    {
        if (await evaluations.FindAsync(code, cancel) is not { } open) return Results.NotFound();
        var stream = new MemoryStream();
        EvaluationJson.Write(stream, open.Evaluation, CultureInfo.CurrentUICulture);
        stream.Position = 0;
        return Results.File(stream, "application/json", code + ".json");
    }

    static async Task<IResult> VersionAsync(string code, int version, Evaluations evaluations, CancellationToken cancel)
    {
        if (await evaluations.All.SingleOrDefaultAsync(e => e.Code == code, cancel) is not { } record || version < 1 || version > record.Version) return Results.NotFound();
        var text = await evaluations.TextAsync(record.Id, version, cancel);
        return Results.File(Encoding.UTF8.GetBytes(text), "application/yaml", $"{code}-v{version}.yaml");
    }
}
