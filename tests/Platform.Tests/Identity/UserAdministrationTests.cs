using System.Net;
using System.Text.RegularExpressions;
using Anlan.Platform.Identity;
using Anlan.Testing;

namespace Anlan.Platform.Tests.Identity;

public sealed partial class UserAdministrationTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    const string OwnPassword = "防汛值班表贴在门后面第三排";

    [Theory]
    [InlineData(Role.FinanceOfficer)]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Reader)]
    public async Task Only_an_administrator_manages_users(string role)
    {
        var visitor = await app.LogIn(role);
        foreach (var path in (string[])["/admin/users", "/admin/users/new", $"/admin/users/{Guid.NewGuid()}"])
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

    [Theory]
    [InlineData("wrong", OwnPassword, OwnPassword, "The current password is not right.")]
    [InlineData(DemonstrationAccounts.Password, OwnPassword, OwnPassword + "!", "The two new passwords differ.")]
    [InlineData(DemonstrationAccounts.Password, DemonstrationAccounts.Password, DemonstrationAccounts.Password, "The new password must differ from the current one.")]
    [InlineData(DemonstrationAccounts.Password, "short-one", "short-one", "A password has at least 12 characters.")]
    [InlineData(DemonstrationAccounts.Password, "ababababababab", "ababababababab", "A password has at least 5 different characters.")]
    public async Task A_password_that_will_not_do_is_refused_beside_its_field(string current, string wanted, string repeated, string said)
    {
        var visitor = (await app.LogIn(Role.Reader)).Reading("en");
        var answer = await visitor.Submit(await visitor.Page("/account/password"), "password",
            ("Input.Current", current), ("Input.New", wanted), ("Input.Repeated", repeated));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Document.QuerySelectorAll(".field-error").Select(e => e.TextContent.Trim()).ShouldBe([said]);
    }

    [Fact]
    public async Task A_user_name_that_is_taken_is_refused_and_the_form_keeps_its_values()
    {
        var administrator = await app.LogIn(Role.Administrator);
        var answer = await administrator.Submit(await administrator.Page("/admin/users/new"), "new-user",
            ("Input.UserName", "FINANCE"), ("Input.DisplayName", "另一位"), ("Input.Role", Role.Reader));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Document.QuerySelector(".field-error")!.TextContent.ShouldContain("用户名“FINANCE”已有人使用。");
        answer.Document.QuerySelector("input[name='Input.DisplayName']")!.GetAttribute("value").ShouldBe("另一位");
        answer.Document.QuerySelector("option[selected]")!.GetAttribute("value").ShouldBe(Role.Reader);
    }

    [Fact]
    public async Task A_reset_password_replaces_the_old_one_and_is_shown_once()
    {
        var first = await Add("liwei", "李维", Role.Reader);
        var administrator = await app.LogIn(Role.Administrator);
        var page = await Find(administrator, "liwei");
        var shown = await administrator.Follow(await administrator.Submit(page, "reset-password"));
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
        await administrator.Submit(await Find(administrator, "wangfang"), "lock");
        (await app.Visit().SubmitLogIn("wangfang", password)).Text.ShouldContain("管理员锁定");

        await administrator.Submit(await Find(administrator, "wangfang"), "unlock");
        (await app.Visit().SubmitLogIn("wangfang", password)).Location.ShouldBe("/account/password");
    }

    [Fact]
    public async Task Locking_ends_the_sessions_that_are_open_within_a_minute()
    {
        var password = await Add("zhaolei", "赵磊", Role.Reader);
        var visitor = await app.LogIn("zhaolei", password);
        (await visitor.Get("/account/password")).Status.ShouldBe(HttpStatusCode.OK);

        var administrator = await app.LogIn(Role.Administrator);
        await administrator.Submit(await Find(administrator, "zhaolei"), "lock");
        app.Clock.Advance(TimeSpan.FromSeconds(61));
        (await visitor.Get("/account/password")).Location!.ShouldStartWith("/account/login");
    }

    [Fact]
    public async Task A_session_ends_after_eight_idle_hours_and_not_before_while_it_is_used()
    {
        var visitor = await app.LogIn(Role.Reader);
        for (var hour = 5; hour <= 15; hour += 5)
        {
            app.Clock.Advance(TimeSpan.FromHours(5));
            (await visitor.Get("/account/password")).Status.ShouldBe(HttpStatusCode.OK);
        }
        app.Clock.Advance(TimeSpan.FromHours(8.1));
        (await visitor.Get("/account/password")).Location!.ShouldStartWith("/account/login");
    }

    [Fact]
    public async Task A_changed_role_shows_in_what_the_user_may_do()
    {
        var administrator = await app.LogIn(Role.Administrator);
        await Add("sunli", "孙丽", Role.Reader);
        var page = await Find(administrator, "sunli");
        (await administrator.Submit(page, "user", ("Input.DisplayName", "孙莉"), ("Input.Role", Role.Administrator))).Location.ShouldBe(new Uri(page.Url).AbsolutePath);
        var list = (await administrator.Page("/admin/users")).QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("sunli"));
        list.TextContent.ShouldContain("孙莉");
        list.TextContent.ShouldContain("系统管理员");
    }

    [Fact]
    public async Task An_administrator_neither_locks_himself_nor_gives_up_his_role()
    {
        var administrator = await app.LogIn(Role.Administrator);
        var self = await Find(administrator, "admin");
        (await administrator.Follow(await administrator.Submit(self, "lock"))).Text.ShouldContain("不能锁定自己的账号");
        var answer = await administrator.Submit(self, "user", ("Input.DisplayName", "陈安"), ("Input.Role", Role.Reader));
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

    async Task<string> Add(string userName, string displayName, string role)
    {
        var administrator = await app.LogIn(Role.Administrator);
        var answer = await administrator.Submit(await administrator.Page("/admin/users/new"), "new-user",
            ("Input.UserName", userName), ("Input.DisplayName", displayName), ("Input.Role", role));
        answer.Location.ShouldBe("/admin/users", answer.Text);
        return PasswordIn((await administrator.Follow(answer)).Text);
    }

    static async Task<AngleSharp.Html.Dom.IHtmlDocument> Find(Visitor administrator, string userName)
    {
        var list = await administrator.Page("/admin/users");
        return await administrator.Page(list.QuerySelectorAll("tbody a").Single(a => a.TextContent == userName).GetAttribute("href")!);
    }

    static string PasswordIn(string page)
    {
        ShownPassword().IsMatch(page).ShouldBeTrue(page);
        return ShownPassword().Match(page).Groups[1].Value;
    }

    [GeneratedRegex("一次性密码：([A-Za-z0-9]{16})")]
    private static partial Regex ShownPassword();
}
