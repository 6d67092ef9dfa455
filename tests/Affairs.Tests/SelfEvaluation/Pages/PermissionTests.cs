using System.Net;
using Anlan.Platform.Identity;
using Anlan.Testing;

namespace Anlan.Affairs.Tests.SelfEvaluation.Pages;

/// <summary>Each role at each address. The addresses and the permission each asks for stand approved in Architecture.Tests; here they are tried.</summary>
public sealed class PermissionTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    static readonly string[] ForReaders =
    [
        "/affairs/evaluations", "/affairs/evaluations/list.csv", "/affairs/evaluations/list.xlsx", "/affairs/evaluations/compare?a=pingshan-2021&b=futian-2020",
        "/affairs/evaluations/of/pingshan-2021", "/affairs/evaluations/of/pingshan-2021/indicators", "/affairs/evaluations/of/pingshan-2021/findings",
        "/affairs/evaluations/of/pingshan-2021/figures", "/affairs/evaluations/of/pingshan-2021/what-if", "/affairs/evaluations/of/pingshan-2021/history",
        "/affairs/evaluations/of/longgang-2020/projects", "/affairs/evaluations/of/pingshan-2021/evaluation.json", "/affairs/evaluations/of/pingshan-2021/version/1.yaml",
        "/affairs/evaluations/of/pingshan-2021/report.docx", "/affairs/evaluations/of/pingshan-2021/score-table.xlsx", "/affairs/evaluations/of/shangjie-2021/form.xlsx",
        "/affairs/evaluations/of/longgang-2020/projects.xlsx", "/affairs/frameworks", "/affairs/frameworks/shenzhen-2021", "/affairs/report-check",
    ];

    static readonly string[] ForEditors = ["/affairs/evaluations/new", "/affairs/evaluations/import", "/affairs/evaluations/of/pingshan-2021/figures/initial_budget"];

    static readonly string[] ForAdministrators = ["/admin/users", "/admin/users/new"];

    public static MatrixTheoryData<string, string> RolesAndAddresses =>
        new([Role.Administrator, Role.FinanceOfficer, Role.Reviewer, Role.Reader], [.. ForReaders, .. ForEditors, .. ForAdministrators]);

    public static TheoryData<string> Addresses => [.. ForReaders, .. ForEditors, .. ForAdministrators];

    [Theory, MemberData(nameof(RolesAndAddresses))]
    public async Task Each_role_gets_what_it_may_see_and_403_otherwise(string role, string address)
    {
        var may = ForReaders.Contains(address)
            || (role == Role.FinanceOfficer && ForEditors.Contains(address))
            || (role == Role.Administrator && ForAdministrators.Contains(address));
        (await (await app.LogIn(role)).Get(address)).Status.ShouldBe(may ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task Who_has_not_logged_in_is_sent_to_the_log_in_and_back(string address)
    {
        var answer = await app.Visit().Get(address);
        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        answer.Location.ShouldBe("/account/login?back=" + Uri.EscapeDataString(address));
    }

    [Theory, InlineData(Role.Administrator), InlineData(Role.Reviewer), InlineData(Role.Reader)]
    public async Task A_form_sent_by_somebody_who_may_not_changes_nothing(string role)
    {
        var before = await app.Kept("pingshan-2021");
        var editor = await app.LogIn(Role.FinanceOfficer);
        var form = await editor.Page(Pages.Of + "pingshan-2021/figures/initial_budget");
        var answer = await (await app.LogIn(role)).Submit(form, "figure", ("entry.Value", "1 万元"), ("entry.Why", "no"));
        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        (await app.Kept("pingshan-2021")).ShouldBe(before);
    }
}
