using System.Globalization;
using Anlan.Platform.Identity;
using Anlan.Platform.Language;
using Anlan.Platform.Office;
using Anlan.Web.Design.Figures;
using Anlan.Web.Design.Forms;
using Anlan.Web.Design.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace Anlan.Web.Account.Users;

/// <summary>The list of users as the page and the files show it. The users of a bureau are some thousand at most: all are read, then filtered and paged.</summary>
static class UserList
{
    public static readonly Choice[] States =
    [
        new("locked", ("已锁定", "Locked")), new("no-role", ("未授予角色", "Has no role")), new("no-second-factor", ("应启用而未启用动态口令", "Lacks the second factor his role asks for")), new("never", ("从未登录", "Never logged in")),
    ];

    public static readonly Sorting<UserRow> Sorting = new Sorting<UserRow>()
        .By("user", row => row.User.UserName)
        .By("role", row => row.Role == null ? int.MaxValue : row.Role.Position)
        .By("login", row => row.User.LastLoginAt);

    public static IEnumerable<UserRow> Asked(IEnumerable<UserRow> rows, TableRequest request) => rows.Where(row =>
        (request.Value("role") is not { } role || (role == "none" ? row.Role is null : row.Role?.Name == role))
        && request.Value("state") switch
        {
            "locked" => row.User.IsLocked || row.LockedOut,
            "no-role" => row.Role is null,
            "no-second-factor" => row.Role is { RequiresSecondFactor: true } && !row.SecondFactor && !row.User.IsDemonstration,
            "never" => row.User.LastLoginAt is null,
            _ => true,
        }
        && (request.Value("text") is not { } text
            || row.User.UserName!.Contains(text, StringComparison.OrdinalIgnoreCase) || row.User.DisplayName.Contains(text, StringComparison.OrdinalIgnoreCase)));

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/admin/users/list.csv", async (HttpRequest http, UserAdministration administration, CancellationToken cancel) =>
            ListFile.Csv("users.csv", Columns(), Rows(await ListAsync(http, administration, cancel)), cancel)).RequireAuthorization(Permissions.ReadUsers);
        routes.MapGet("/admin/users/list.xlsx", async (HttpRequest http, UserAdministration administration, CancellationToken cancel) =>
            ListFile.Excel("users.xlsx", AccountPages.Users, Columns(), Rows(await ListAsync(http, administration, cancel)), frozen: 1, cancel)).RequireAuthorization(Permissions.ReadUsers);
    }

    static async Task<IEnumerable<UserRow>> ListAsync(HttpRequest http, UserAdministration administration, CancellationToken cancel)
    {
        var request = TableRequest.From(http.GetEncodedPathAndQuery());
        return Sorting.Apply(Asked(await administration.ListAsync(cancel), request).AsQueryable(), request);
    }

    static IReadOnlyList<Column> Columns() =>
        [.. ((Bilingual[])[("用户名", "User name"), ("姓名", "Name"), ("行政区划", "Division"), ("角色", "Role"), ("状态", "State"), ("动态口令", "Second factor"), ("创建", "Created"), ("最近登录", "Last log-in")])
            .Select(title => new Column(title.ToString()))];

    static async IAsyncEnumerable<Row> Rows(IEnumerable<UserRow> rows)
    {
        await Task.CompletedTask;
        foreach (var row in rows)
            yield return
            [
                row.User.UserName, row.User.DisplayName, row.User.Division, row.Role?.Title.In(CultureInfo.CurrentUICulture),
                (row.User.IsLocked || row.LockedOut ? new Bilingual("已锁定", "Locked") : new Bilingual("正常", "Active")).ToString(),
                (row.SecondFactor ? new Bilingual("已启用", "Set up") : new Bilingual("未启用", "Not set up")).ToString(),
                Format.Instant(row.User.CreatedAt), Format.Instant(row.User.LastLoginAt),
            ];
    }
}
