using System.Net;
using Anlan.Platform.Identity;
using Anlan.Platform.Starting;
using Anlan.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Tests.Identity;

public sealed class StartAccountsTests
{
    [Fact]
    public async Task Without_demonstration_there_are_three_administrators_who_must_change_their_passwords()
    {
        await using var app = await AnlanApp.Fresh(demonstration: false);
        await using var scope = app.Services.CreateAsyncScope();
        var users = await scope.ServiceProvider.GetRequiredService<UserDirectory>().Users.OrderBy(u => u.UserName).ToListAsync(TestContext.Current.CancellationToken);
        users.Select(u => (u.UserName, u.MustChangePassword, u.IsDemonstration)).ShouldBe([("admin", true, false), ("auditor", true, false), ("security", true, false)]);

        foreach (var account in DemonstrationAccounts.All)
            (await app.Visit().SubmitLogIn(account.UserName, DemonstrationAccounts.Password)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await app.Visit().Page("/account/login")).Body!.TextContent.ShouldNotContain(DemonstrationAccounts.Password);
    }

    [Fact]
    public async Task The_first_password_works_and_a_second_start_makes_no_other()
    {
        await using var app = await AnlanApp.Fresh(demonstration: true);
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<StartAccounts>();
        await accounts.RemoveDemonstrationAsync(TestContext.Current.CancellationToken);

        var first = await accounts.AddAdministratorsAsync((_, proposed) => proposed + "-1", TestContext.Current.CancellationToken);
        first.Select(one => one.UserName).ShouldBe(["admin-1", "security-1", "auditor-1"]);
        foreach (var one in first) (await app.Visit().SubmitLogIn(one.UserName, one.Password)).Location.ShouldBe("/account/password");
        (await accounts.AddAdministratorsAsync(null, TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_start_without_demonstration_removes_the_accounts_a_demonstration_left()
    {
        await using var app = await AnlanApp.Fresh(demonstration: true);
        (await app.Visit().SubmitLogIn("finance", DemonstrationAccounts.Password)).Location.ShouldBe("/");
        await using var real = AnlanApp.Restarted(app, demonstration: false);
        (await real.Visit().SubmitLogIn("finance", DemonstrationAccounts.Password)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Demonstration_accounts_are_not_added_to_a_real_installation()
    {
        await using var app = await AnlanApp.Fresh(demonstration: false);
        await using var scope = app.Services.CreateAsyncScope();
        var refusal = await Should.ThrowAsync<CannotStartException>(
            () => scope.ServiceProvider.GetRequiredService<StartAccounts>().AddDemonstrationAsync(TestContext.Current.CancellationToken));
        refusal.Reason.En.ShouldContain("--no-demo");
    }

    [Fact]
    public async Task The_model_fits_the_tables()
    {
        await using var app = await AnlanApp.Fresh();
        await using var scope = app.Services.CreateAsyncScope();
        var directory = scope.ServiceProvider.GetRequiredService<UserDirectory>();
        var inDatabase = await directory.Database.SqlQuery<string>($"""
            select table_name || '.' || column_name || ' ' ||
              case udt_name when 'int4' then 'integer' when 'bool' then 'boolean' when 'int8' then 'bigint' when 'timestamptz' then 'timestamp with time zone' when '_text' then 'text[]'
                when 'varchar' then 'character varying(' || character_maximum_length || ')' else udt_name end ||
              case is_nullable when 'NO' then ' not null' else '' end as "Value"
            from information_schema.columns where table_schema = 'ident' and table_name not in ('data_protection_keys', 'log_in_attempt', 'reserved_permission')
            """).ToListAsync(TestContext.Current.CancellationToken);
        var inModel =
            from entity in directory.Model.GetEntityTypes()
            from property in entity.GetProperties()
            select $"{entity.GetTableName()}.{property.GetColumnName()} {property.GetColumnType()}{(property.IsNullable ? "" : " not null")}";
        inDatabase.ShouldBe(inModel, ignoreOrder: true);
    }

    [Fact]
    public async Task Each_permission_is_known_and_each_role_reads_in_both_languages()
    {
        await using var app = await AnlanApp.Fresh();
        await using var scope = app.Services.CreateAsyncScope();
        var directory = scope.ServiceProvider.GetRequiredService<UserDirectory>();
        var given = await directory.RoleClaims.Where(c => c.ClaimType == Permissions.Claim).Select(c => c.ClaimValue).ToListAsync(TestContext.Current.CancellationToken);
        given.Distinct().ShouldBeSubsetOf(app.Services.GetServices<Permission>().Select(p => p.Code));
        (await directory.Roles.OrderBy(r => r.Position).ToListAsync(TestContext.Current.CancellationToken)).Select(r => (r.Name!, r.Title)).ShouldBe(
            DemonstrationAccounts.All.DistinctBy(a => a.Role).Select(a => (a.Role, a.Title)));
    }
}
