using System.Net;
using AngleSharp.Html.Dom;
using Anlan.Platform.Identity;
using Anlan.Platform.Storage;
using Anlan.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Anlan.Platform.Tests.Identity.Roles;

public sealed class ThreeAdministratorsTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    [Theory]
    [InlineData("insert into ident.role_claims (role_id, claim_type, claim_value) select id, 'permission', 'roles.manage' from ident.roles where name = 'administrator'")]
    [InlineData("insert into ident.role_claims (role_id, claim_type, claim_value) select id, 'permission', 'log.read' from ident.roles where name = 'security_officer'")]
    [InlineData("""
        insert into ident.delegation (id, from_user, to_user, role_id, from_at, until_at, reason, created_at)
        select gen_random_uuid(), a.id, b.id, r.id, now(), now() + interval '1 day', 'test', now() from ident.users a, ident.users b, ident.roles r
        where a.user_name = 'admin' and b.user_name = 'security' and r.name = 'administrator'
        """)]
    public async Task The_database_itself_keeps_two_offices_apart(string sql)
    {
        var refused = await Should.ThrowAsync<PostgresException>(() => RunAsync(sql));
        refused.SqlState.ShouldBe("AN003");
    }

    [Fact]
    public async Task Nobody_has_two_roles() =>
        (await Should.ThrowAsync<PostgresException>(() => RunAsync(
            "insert into ident.user_roles select u.id, r.id from ident.users u, ident.roles r where u.user_name = 'reader' and r.name = 'reviewer'"))).SqlState.ShouldBe("23505");

    [Fact]
    public async Task A_role_that_would_unite_two_offices_is_refused_with_the_reason()
    {
        var officer = await app.LogIn(Role.SecurityOfficer);
        var page = await officer.Page("/admin/roles/administrator");
        page.Body!.TextContent.ShouldContain("安全管理员专有");
        var box = page.QuerySelectorAll("input[name='Input.Permissions']").OfType<IHtmlInputElement>().Single(b => b.Value == "roles.manage");
        box.IsChecked = true;
        var answer = await officer.Submit(page, "role", ("Input.Reason", "试试"));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Text.ShouldContain("三员分立");
    }

    [Fact]
    public async Task The_matrix_shows_every_role_and_marks_permissions_the_program_does_not_know()
    {
        await RunAsync("insert into ident.role_claims (role_id, claim_type, claim_value) select id, 'permission', 'drones.fly' from ident.roles where name = 'reader'");
        var text = (await (await app.LogIn(Role.SecurityOfficer)).Page("/admin/roles")).Body!.TextContent;
        text.ShouldContain("drones.fly");
        text.ShouldContain("程序不认识");
        text.ShouldContain("政务管理中心");
    }

    [Fact]
    public async Task A_new_role_gives_what_it_says_and_leaves_when_nobody_has_it()
    {
        var officer = await app.LogIn(Role.SecurityOfficer);
        var page = await officer.Page("/admin/roles/new");
        page.QuerySelectorAll("input[name='Input.Permissions']").OfType<IHtmlInputElement>().Single(b => b.Value == "evaluations.read").IsChecked = true;
        (await officer.Submit(page, "role", ("Input.Code", "intern"), ("Input.TitleZh", "实习生"), ("Input.TitleEn", "Intern"), ("Input.Reason", "暑期"))).Location.ShouldBe("/admin/roles");
        (await officer.Submit(await officer.Page("/admin/roles/new"), "role", ("Input.Code", "intern"), ("Input.TitleZh", "又一个"), ("Input.TitleEn", "Again"), ("Input.Reason", "重复"))).Text.ShouldContain("已有这个代码");
        (await officer.Page("/admin/roles")).Body!.TextContent.ShouldContain("实习生");
        (await officer.Submit(await officer.Page("/admin/roles/intern"), "delete", ("reason", "暑期结束"))).Location.ShouldBe("/admin/roles");
        (await officer.Get("/admin/roles/intern")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Reader)]
    public async Task Only_the_security_administrator_deals_in_rights(string role)
    {
        var visitor = await app.LogIn(role);
        foreach (var path in (string[])["/admin/roles", "/admin/roles/new", "/admin/roles/reader", "/admin/sessions", "/admin/delegations", "/admin/security", $"/admin/users/{Guid.NewGuid()}/role"])
            (await visitor.Get(path)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
    }

    async Task RunAsync(string sql)
    {
        await using var connection = await app.Services.GetRequiredService<AnlanDatabase>().Accounts.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var settings = new NpgsqlCommand("select set_config('anlan.lo', '', false), set_config('anlan.hi', '~', false), set_config('anlan.reason', 'test', false)", connection);
        await settings.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
