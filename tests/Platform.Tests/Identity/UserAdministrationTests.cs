using System.Net;
using System.Text.RegularExpressions;
using Anlan.Platform.Identity;
using Anlan.Testing;

namespace Anlan.Platform.Tests.Identity;

public sealed partial class UserAdministrationTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    const string OwnPassword = Administrators.Password;

    [Theory]
    [InlineData(Role.FinanceOfficer)]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Reader)]
    public async Task Only_an_administrator_manages_users(string role)
    {
        var visitor = await app.LogIn(role);
        foreach (var path in (string[])["/admin/users", "/admin/users/new", $"/admin/users/{Guid.NewGuid()}", $"/admin/users/{Guid.NewGuid()}/account", $"/admin/users/{Guid.NewGuid()}/role", $"/admin/users/{Guid.NewGuid()}/security", "/admin/users/list.csv"])
            (await visitor.Get(path)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.Get("/nowhere")).Document.QuerySelector("a[href='/admin/users']").ShouldBeNull();
    }

    [Fact]
    public async Task A_new_user_with_a_chinese_user_name_can_do_nothing_until_he_has_chosen_his_own_password()
    {
        var password = await Add("张伟", "张伟", Role.FinanceOfficer);

        var visitor = app.Visit();
        (await visitor.SubmitLogIn("张伟", password)).Location.ShouldBe("/account/password");
        (await visitor.Get("/nowhere")).Location.ShouldBe("/account/password");

        var page = await visitor.Page("/account/password");
        (await visitor.Submit(page, "password", ("Input.Current", password), ("Input.New", OwnPassword), ("Input.Repeated", OwnPassword))).Location.ShouldBe("/");
        (await visitor.Get("/nowhere")).Document.Body!.TextContent.ShouldContain("密码已修改");

        (await app.Visit().SubmitLogIn("张伟", password)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await app.Visit().SubmitLogIn("张伟", OwnPassword)).Location.ShouldBe("/");
    }

    [Fact]
    public async Task A_one_time_password_that_nobody_has_used_for_a_week_opens_nothing()
    {
        await using var other = await AnlanApp.Another();
        var administrator = await other.LogIn(Role.Administrator);
        var shown = await administrator.Follow(await administrator.Submit(await administrator.Page("/admin/users/new"), "new-user", ("Input.UserName", "late"), ("Input.DisplayName", "迟到")));
        var password = PasswordIn(shown.Text);
        other.Clock.Advance(TimeSpan.FromDays(7));
        var answer = await other.Visit().SubmitLogIn("late", password);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Text.ShouldContain("一次性密码已过期");
        (await SecurityEntries.CountAsync(other, "LogInFailed", "迟到")).ShouldBe(1);
        // Another one, and he is let in.
        administrator = await other.LogIn(Role.Administrator);
        var again = await administrator.Follow(await administrator.Submit(await Find(administrator, "late"), "reset-password", ("reason", "过期")));
        (await other.Visit().SubmitLogIn("late", PasswordIn(again.Text))).Location.ShouldBe("/account/password");
    }

    [Fact]
    public async Task Whoever_has_no_role_reads_so_after_the_log_in()
    {
        var password = await Add("norole", "无角色", null);
        var visitor = app.Visit();
        await visitor.SubmitLogIn("norole", password);
        await visitor.Submit(await visitor.Page("/account/password"), "password", ("Input.Current", password), ("Input.New", OwnPassword), ("Input.Repeated", OwnPassword));
        (await visitor.Get("/")).Location.ShouldBe("/account");
        (await visitor.Page("/account")).QuerySelector("main")!.TextContent.ShouldContain("您还没有角色");
    }

    [Theory]
    [InlineData("wrong", OwnPassword, OwnPassword, "The current password is not right.")]
    [InlineData(DemonstrationAccounts.Password, OwnPassword, OwnPassword + "!", "The two new passwords differ.")]
    [InlineData(DemonstrationAccounts.Password, DemonstrationAccounts.Password, DemonstrationAccounts.Password, "The new password must differ from the current one.")]
    [InlineData(DemonstrationAccounts.Password, "short-one", "short-one", "A password has at least 10 characters.", "A password has at least 3 of: capital letters, small letters, digits, other characters.")]
    [InlineData(DemonstrationAccounts.Password, "ababababababab", "ababababababab", "A password has at least 3 of: capital letters, small letters, digits, other characters.", "This password is easily guessed: little is left without common words, years and runs of characters.")]
    [InlineData(DemonstrationAccounts.Password, "Reader-2026!", "Reader-2026!", "A password is not the user name or one's own name with a few characters added.")]
    public async Task A_password_that_will_not_do_is_refused_beside_its_field(string current, string wanted, string repeated, params string[] said)
    {
        var visitor = (await app.LogIn(Role.Reader)).Reading("en");
        var answer = await visitor.Submit(await visitor.Page("/account/password"), "password",
            ("Input.Current", current), ("Input.New", wanted), ("Input.Repeated", repeated));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Document.QuerySelectorAll(".field-error").Select(e => string.Join("\n", e.Children.Select(c => c.TextContent.Trim()))).ShouldBe([string.Join("\n", said)]);
    }

    [Fact]
    public async Task A_user_name_that_is_taken_is_refused_and_the_form_keeps_its_values()
    {
        var administrator = await app.LogIn(Role.Administrator);
        var answer = await administrator.Submit(await administrator.Page("/admin/users/new"), "new-user",
            ("Input.UserName", "FINANCE"), ("Input.DisplayName", "另一位"));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Document.QuerySelector(".field-error")!.TextContent.ShouldContain("用户名“FINANCE”已有人使用。");
        answer.Document.QuerySelector("input[name='Input.DisplayName']")!.GetAttribute("value").ShouldBe("另一位");
    }

    [Fact]
    public async Task A_reset_password_replaces_the_old_one_and_is_shown_once()
    {
        var first = await Add("liwei", "李维", Role.Reader);
        var administrator = await app.LogIn(Role.Administrator);
        var page = await Find(administrator, "liwei");
        var shown = await administrator.Follow(await administrator.Submit(page, "reset-password", ("reason", "本人来电")));
        var second = PasswordIn(shown.Text);

        second.ShouldNotBe(first);
        (await Find(administrator, "liwei")).Body!.TextContent.ShouldNotContain(second);
        (await app.Visit().SubmitLogIn("liwei", first)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await app.Visit().SubmitLogIn("liwei", second)).Location.ShouldBe("/account/password");
    }

    [Fact]
    public async Task A_locked_user_stays_out_until_unlocked()
    {
        var password = await Add("wangfang", "王芳", Role.Reader);
        var administrator = await app.LogIn(Role.Administrator);
        await administrator.Submit(await Find(administrator, "wangfang"), "lock", ("reason", "调离"));
        (await app.Visit().SubmitLogIn("wangfang", password)).Text.ShouldContain("管理员锁定");

        await administrator.Submit(await Find(administrator, "wangfang"), "unlock", ("reason", "调回"));
        (await app.Visit().SubmitLogIn("wangfang", password)).Location.ShouldBe("/account/password");
    }

    [Fact]
    public async Task Locking_ends_the_open_sessions_at_once()
    {
        var password = await Add("zhaolei", "赵磊", Role.Reader);
        var visitor = await app.LogIn("zhaolei", password);
        (await visitor.Get("/account/password")).Status.ShouldBe(HttpStatusCode.OK);

        var administrator = await app.LogIn(Role.Administrator);
        await administrator.Submit(await Find(administrator, "zhaolei"), "lock", ("reason", "离职"));
        (await visitor.Get("/account/password")).Location!.ShouldStartWith("/account/login");
        (await SecurityEntries.CountAsync(app, "AccountLocked", "陈安")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_new_account_may_do_nothing_until_the_security_administrator_gives_a_role()
    {
        var administrator = await app.LogIn(Role.Administrator);
        await administrator.Submit(await administrator.Page("/admin/users/new"), "new-user", ("Input.UserName", "qianwu"), ("Input.DisplayName", "钱五"));
        var page = await Find(administrator, "qianwu");
        page.Body!.TextContent.ShouldContain("待修改密码");
        (await administrator.Get(new Uri(page.Url).AbsolutePath.Replace("/account", "/role"))).Status.ShouldBe(HttpStatusCode.Forbidden);

        var officer = await app.LogIn(Role.SecurityOfficer);
        (await officer.Get("/admin/users/new")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await officer.Get(new Uri(page.Url).AbsolutePath)).Status.ShouldBe(HttpStatusCode.Forbidden);
        var role = await officer.Page(new Uri(page.Url).AbsolutePath.Replace("/account", "/role"));
        (await officer.Submit(role, "role", ("Input.Role", Role.Reader))).Text.ShouldContain("请写明原因");
        (await officer.Submit(role, "role", ("Input.Role", Role.Reader), ("Input.Reason", "局办〔2026〕7号"))).Location!.ShouldStartWith("/admin/users/");
        (await officer.Page("/admin/users?text=qianwu")).QuerySelector("tbody")!.TextContent.ShouldContain("查阅人员");
    }

    [Fact]
    public async Task A_changed_role_is_in_force_within_five_seconds_without_a_new_log_in()
    {
        var password = await Add("sunli", "孙丽", Role.Reader);
        var visitor = await app.LogIn("sunli", password);
        var page = await visitor.Page("/account/password");
        await visitor.Submit(page, "password", ("Input.Current", password), ("Input.New", OwnPassword), ("Input.Repeated", OwnPassword));
        (await visitor.Get("/affairs/evaluations/new")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await Give("sunli", Role.FinanceOfficer);
        app.Clock.Advance(TimeSpan.FromSeconds(5));
        (await visitor.Get("/affairs/evaluations/new")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_locks_himself_or_changes_his_own_role()
    {
        var administrator = await app.LogIn(Role.Administrator);
        (await administrator.Follow(await administrator.Submit(await Find(administrator, "admin"), "lock", ("reason", "试试")))).Text.ShouldContain("不能锁定自己的账号");
        var officer = await app.LogIn(Role.SecurityOfficer);
        var answer = await officer.Submit(await Find(officer, "security", "/role"), "role", ("Input.Role", Role.Reader), ("Input.Reason", "试试"));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Text.ShouldContain("不能更改自己的角色");
    }

    [Theory]
    [InlineData("?text=FIN", "finance")]
    [InlineData("?text=吴", "reviewer")]
    [InlineData("?role=administrator", "admin")]
    public async Task The_list_finds_users_by_either_name_and_by_role(string query, string found)
    {
        var list = await (await app.LogIn(Role.Administrator)).Page("/admin/users" + query);
        list.QuerySelectorAll("tbody a").Select(a => a.TextContent.Trim()).ShouldContain(found);
        list.QuerySelectorAll("tbody a").Select(a => a.TextContent.Trim()).ShouldNotContain("reader");
    }

    [Fact]
    public async Task The_list_is_sorted_and_paged_as_the_address_says()
    {
        var administrator = await app.LogIn(Role.Administrator);
        async Task<IEnumerable<string>> Names(string query) =>
            (await administrator.Page("/admin/users" + query)).QuerySelectorAll("tbody a").Select(a => a.TextContent.Trim());
        (await Names("?sort=role&size=1")).ShouldBe(["admin"]);
        (await Names("?sort=-role&size=1")).Single().ShouldNotBe("admin");
    }

    [Fact]
    public async Task A_user_who_does_not_exist_is_not_found() =>
        (await (await app.LogIn(Role.Administrator)).Get($"/admin/users/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);

    [Theory]
    [InlineData("/admin/users/list.csv?role=administrator", "text/csv")]
    [InlineData("/admin/users/list.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    public async Task The_list_leaves_as_a_file_with_the_same_filters(string path, string type)
    {
        var answer = await (await app.LogIn(Role.Auditor)).Client.GetAsync(path, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        if (type != "text/csv") return;
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.ShouldContain("陈安");
        text.ShouldNotContain("周静");
    }

    async Task<string> Add(string userName, string displayName, string? role)
    {
        var administrator = await app.LogIn(Role.Administrator);
        var answer = await administrator.Submit(await administrator.Page("/admin/users/new"), "new-user", ("Input.UserName", userName), ("Input.DisplayName", displayName));
        answer.Location.ShouldBe("/admin/users", answer.Text);
        var password = PasswordIn((await administrator.Follow(answer)).Text);
        if (role is not null) await Give(userName, role);
        return password;
    }

    async Task Give(string userName, string role)
    {
        var officer = await app.LogIn(Role.SecurityOfficer);
        var answer = await officer.Submit(await Find(officer, userName, "/role"), "role", ("Input.Role", role), ("Input.Reason", "局办〔2026〕7号"));
        answer.Location.ShouldNotBeNull(answer.Text);
    }

    static async Task<AngleSharp.Html.Dom.IHtmlDocument> Find(Visitor administrator, string userName, string part = "/account")
    {
        var list = await administrator.Page("/admin/users");
        return await administrator.Page(list.QuerySelectorAll("tbody a").Single(a => a.TextContent == userName).GetAttribute("href") + part);
    }

    static string PasswordIn(string page)
    {
        ShownPassword().IsMatch(page).ShouldBeTrue(page);
        return ShownPassword().Match(page).Groups[1].Value;
    }

    [GeneratedRegex("一次性密码：([A-Za-z0-9]{16})")]
    private static partial Regex ShownPassword();
}
