using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Anlan.Platform.Identity;
using Anlan.Testing;

namespace Anlan.Platform.Tests.Identity;

/// <summary>Two administrators have the same page open and both save: the second is told, and what he entered is still in the form.</summary>
public sealed class SavingTogetherTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    [Fact]
    public async Task Of_two_who_change_a_role_the_second_is_told_and_both_changes_come_to_stand()
    {
        var (first, second) = (await app.LogIn(Role.SecurityOfficer), await app.LogIn(Role.SecurityOfficer));
        var (one, other) = (await first.Page("/admin/roles/reviewer"), await second.Page("/admin/roles/reviewer"));
        (await first.Submit(one, "role", ("Input.TitleZh", "评审专家"), ("Input.Reason", "改称"))).Location.ShouldBe("/admin/roles");
        Box(other, "search").ShouldBeNull();
        Box(other, "library.read")!.IsChecked = true;
        var told = await second.Submit(other, "role", ("Input.Reason", "要查资料"));
        Told(told);
        told.Text.ShouldContain("评审专家");
        Box(told.Document, "library.read")!.IsChecked.ShouldBeTrue();
        Value(told.Document, "Input.TitleZh").ShouldBe("评审专家");
        Value(told.Document, "Input.Reason").ShouldBe("要查资料");
        (await second.Submit(told.Document, "role")).Location.ShouldBe("/admin/roles");
        var now = await first.Page("/admin/roles/reviewer");
        Value(now, "Input.TitleZh").ShouldBe("评审专家");
        Box(now, "library.read")!.IsChecked.ShouldBeTrue();
    }

    [Fact]
    public async Task Of_two_who_give_a_user_a_role_the_second_is_told()
    {
        var user = await IdOf("reader");
        var (first, second) = (await app.LogIn(Role.SecurityOfficer), await app.LogIn(Role.SecurityOfficer));
        var (one, other) = (await first.Page($"/admin/users/{user}/role"), await second.Page($"/admin/users/{user}/role"));
        (await first.Submit(one, "role", ("Input.Role", Role.Reviewer), ("Input.Reason", "调岗"))).Location.ShouldBe($"/admin/users/{user}");
        var told = await second.Submit(other, "role", ("Input.Role", Role.FinanceOfficer), ("Input.Reason", "借调"));
        Told(told);
        Value(told.Document, "Input.Role").ShouldBe(Role.FinanceOfficer);
        Value(await first.Page($"/admin/users/{user}/role"), "Input.Role").ShouldBe(Role.Reviewer);
        (await second.Submit(told.Document, "role")).Location.ShouldBe($"/admin/users/{user}");
        (await second.Submit(await second.Page($"/admin/users/{user}/role"), "role", ("Input.Role", Role.Reader), ("Input.Reason", "还原"))).Location.ShouldBe($"/admin/users/{user}");
    }

    [Fact]
    public async Task Of_two_who_change_a_name_the_second_is_told()
    {
        var user = await IdOf("finance");
        var (first, second) = (await app.LogIn(Role.Administrator), await app.LogIn(Role.Administrator));
        var (one, other) = (await first.Page($"/admin/users/{user}/account"), await second.Page($"/admin/users/{user}/account"));
        (await first.Submit(one, "user", ("Input.DisplayName", "周静怡"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var told = await second.Submit(other, "user", ("Input.DisplayName", "周靖"));
        Told(told);
        told.Text.ShouldContain("周静怡");
        Value(told.Document, "Input.DisplayName").ShouldBe("周靖");
        (await second.Submit(told.Document, "user")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Of_two_who_set_the_rules_the_second_is_told()
    {
        var (first, second) = (await app.LogIn(Role.SecurityOfficer), await app.LogIn(Role.SecurityOfficer));
        var (one, other) = (await first.Page("/admin/security"), await second.Page("/admin/security"));
        (await first.Submit(one, "rules", ("Input.Remembered", "7"), ("Input.Reason", "检查要求"))).Location.ShouldBe("/admin/security");
        var told = await second.Submit(other, "rules", ("Input.IdleMinutes", "12"), ("Input.Reason", "大家嫌短"));
        Told(told);
        (Value(told.Document, "Input.Remembered"), Value(told.Document, "Input.IdleMinutes")).ShouldBe(("7", "12"));
        (await second.Submit(told.Document, "rules")).Location.ShouldBe("/admin/security");
        var now = await first.Page("/admin/security");
        (Value(now, "Input.Remembered"), Value(now, "Input.IdleMinutes")).ShouldBe(("7", "12"));
    }

    static void Told(Answer answer)
    {
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Text.ShouldContain("已被他人修改");
    }

    static IHtmlInputElement? Box(IDocument page, string permission) => page.QuerySelectorAll("input[name='Input.Permissions']").OfType<IHtmlInputElement>().SingleOrDefault(b => b.Value == permission);

    static string? Value(IDocument page, string name) => page.QuerySelector($"[name='{name}']") switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlSelectElement select => select.Value,
        var other => other?.TextContent,
    };

    async Task<string> IdOf(string user) =>
        (await (await app.LogIn(Role.Administrator)).Page($"/admin/users?text={user}")).QuerySelectorAll("a[href^='/admin/users/0']").First(a => a.Closest("tr")!.TextContent.Contains(user)).GetAttribute("href")!.Split('/')[3];
}
