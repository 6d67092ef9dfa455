using System.Globalization;
using Anlan.Platform.Identity;
using Anlan.Platform.Imports;
using Anlan.Platform.Language;
using Anlan.Web.Design;
using Anlan.Web.Shell;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Web.Imports;

/// <summary>Tables brought into registers: the pages that are the same for all of them.</summary>
public static class ImportPages
{
    public const string Path = "/imports";

    internal static readonly Bilingual Title = ("数据导入", "Imports");

    internal static readonly IReadOnlyList<Crumb> Crumbs = [new(Title, Path)];

    public static IServiceCollection AddImportPages(this IServiceCollection services) => services
        .AddSingleton(new NavigationEntry(Centre.Library, Title, "upload", Path, ImportsModule.Permission, 900));

    public static void MapImports(this IEndpointRouteBuilder routes) => ImportEndpoints.Map(routes);

    /// <summary>Where a table for the register is uploaded.</summary>
    public static string For(string register) => $"{Path}/new?register={register}";

    internal static string To(long id) => $"{Path}/{id.ToString(CultureInfo.InvariantCulture)}";

    internal static (Tone Tone, Bilingual Text) MarkOf(string state) => state switch
    {
        ImportState.Uploaded => (Tone.Info, ("待核对列", "columns to check")),
        ImportState.Trying => (Tone.Info, ("试导入中", "being tried")),
        ImportState.Tried => (Tone.Attention, ("待开始", "ready to start")),
        ImportState.Running => (Tone.Info, ("导入中", "importing")),
        ImportState.Stopping => (Tone.Attention, ("正在停止", "stopping")),
        ImportState.Stopped => (Tone.Attention, ("已停止", "stopped")),
        ImportState.Done => (Tone.Good, ("已完成", "done")),
        ImportState.Undoing => (Tone.Info, ("撤销中", "being undone")),
        ImportState.Undone => (Tone.Neutral, ("已撤销", "undone")),
        _ => (Tone.Serious, ("无法读取", "cannot be read")),
    };

    /// <summary>Everything that lies in one's division is seen; only who keeps the register may bring a table into it.</summary>
    internal static bool May(System.Security.Claims.ClaimsPrincipal reader, RegisterImport register) => reader.May(register.Permission);

    /// <summary>Whether the reader may see lines of the file. With personal data in it, only who brought it: to everybody else the register shows them masked, or one by one and for a reason.</summary>
    internal static bool MaySeeFile(System.Security.Claims.ClaimsPrincipal reader, RegisterImport register, Import import) =>
        May(reader, register) && (!register.HoldsPersonalData || (import.Uploader is { } uploader && uploader == reader.GetUserId()));
}
