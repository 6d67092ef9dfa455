using System.Text.RegularExpressions;

namespace Anlan.Browser.Tests;

/// <summary>A page in a state worth checking. The stations together meet every route of the site; <see cref="StationTests"/> sees to that.</summary>
/// <param name="Name">Of its pictures.</param>
/// <param name="Path"><c>{user:NAME}</c> stands for the id of an account, <c>{entry:CODE}</c> for that of an entry of a dictionary, <c>{attachment:NAME}</c> for that of a file.</param>
/// <param name="User">Who opens it; null for somebody who has not logged in.</param>
/// <param name="OtherData">A page that another station meets already, with other data: only its texts are looked at.</param>
public sealed partial record Station(string Name, string Path, string? User = "finance", int Status = 200, bool OtherData = false)
{
    const string Of = "/affairs/evaluations/of/";

    public static readonly IReadOnlyList<Station> All =
    [
        new("login", "/account/login", null),
        new("login-back", "/account/login?back=%2Faffairs%2Fevaluations", null, OtherData: true),
        new("not-found", "/nowhere", Status: 404),
        new("not-found-page", "/not-found", Status: 404, OtherData: true),
        new("no-such-evaluation", Of + "nothing-2021", Status: 404),
        new("not-permitted", "/affairs/evaluations/new", "reader", 403),
        new("error-400", "/error/400", Status: 400),
        new("error-500", "/error/500", Status: 500),
        new("design", "/design"),
        new("account", "/account", "reader"),
        new("password", "/account/password"),
        new("users", "/admin/users", "admin"),
        new("user-new", "/admin/users/new", "admin"),
        new("user", "/admin/users/{user:reader}", "admin"),
        new("user-account", "/admin/users/{user:reader}/account", "admin"),
        new("user-role", "/admin/users/{user:reader}/role", "security"),
        new("user-security", "/admin/users/{user:reader}/security", "security"),
        new("roles", "/admin/roles", "security"),
        new("role-new", "/admin/roles/new", "security"),
        new("role", "/admin/roles/administrator", "security"),
        new("sessions", "/admin/sessions", "security"),
        new("delegations", "/admin/delegations", "security"),
        new("security", "/admin/security", "security"),
        new("tokens", "/admin/tokens", "security"),
        new("token-new", "/admin/tokens/new", "security"),
        new("token", "/admin/tokens/99010100-0000-7000-8000-000000000001", "security"),
        new("api", "/api", null),
        new("code", "/account/login/code", null, OtherData: true),
        new("confirm", "/account/confirm"),
        new("second-factor", "/account/second-factor"),
        new("own-sessions", "/account/sessions"),
        new("own-delegations", "/account/delegations"),
        new("kiosk", "/account/kiosk", Status: 403),
        new("log", "/admin/log", "auditor"),
        new("log-entry", "/admin/log/1", "auditor"),
        new("log-verify", "/admin/log/verify?run=now", "auditor"),
        new("status", "/admin/status", "admin"),
        new("certificate", "/certificate", null),
        new("calendar", "/library/calendar?year=2026", "records"),
        new("calendar-day", "/library/calendar/day?date=2026-09-18", "records"),
        new("dictionaries", "/library/dictionaries", "records"),
        new("dictionary", "/library/dictionaries/industry", "records"),
        new("dictionary-found", "/library/dictionaries/event_kind?text=fire&ever=true", "records", OtherData: true),
        new("dictionary-new", "/library/dictionaries/new", "records"),
        new("dictionary-own", "/library/dictionaries/990101.grid_patrol", "records", OtherData: true),
        new("dictionary-edit", "/library/dictionaries/990101.grid_patrol/edit", "records"),
        new("dictionary-entry-new", "/library/dictionaries/organisation_kind/new", "records"),
        new("dictionary-entry", "/library/dictionaries/organisation_kind/{entry:collective}", "records"),
        new("dictionary-entry-edit", "/library/dictionaries/organisation_kind/{entry:collective}/edit", "records"),
        new("dictionary-entry-end", "/library/dictionaries/organisation_kind/{entry:collective}/end", "records"),
        new("divisions", "/library/divisions", "records"),
        new("divisions-list", "/library/divisions/list", "records"),
        new("division-new", "/library/divisions/new", "records"),
        new("division", "/library/divisions/990101", "records"),
        new("division-change", "/library/divisions/990101/change", "records"),
        new("division-correct", "/library/divisions/990101/correct/1", "records"),
        new("division-end", "/library/divisions/990101/end", "records"),
        new("organisations", "/library/organisations", "records"),
        new("organisation-new", "/library/organisations/new", "records"),
        new("organisation", "/library/organisations/1", "records"),
        new("organisation-edit", "/library/organisations/1/edit", "records"),
        new("organisation-end", "/library/organisations/1/end", "records"),
        new("attachment-add", "/attachments/of/library.organisation/1", "records"),
        new("attachment-remove", "/attachments/{attachment:plan}/remove", "records"),
        new("people", "/library/people", "records"),
        new("people-find", "/library/people/find", "records"),
        new("person-new", "/library/people/new", "records"),
        new("person", "/library/people/1", "records"),
        new("person-edit", "/library/people/1/edit", "records"),
        new("person-end", "/library/people/1/end", "records"),
        new("search", "/search", "records"),
        new("search-found", "/search?q=qy", "records"),
        new("search-nothing", "/search?q=qqzz", "records"),
        new("imports", "/imports", "records"),
        new("import-new", "/imports/new", "records"),
        new("import-upload", "/imports/new?register=organisations", "records"),
        new("import-columns", "/imports/1/columns", "records"),
        new("import-tried", "/imports/2", "records"),
        new("list", "/affairs/evaluations"),
        new("list-reader", "/affairs/evaluations", "reader", OtherData: true),
        new("list-nothing", "/affairs/evaluations?name=nowhere"),
        new("list-paged", "/affairs/evaluations?size=2&page=2&sort=-total"),
        new("new", "/affairs/evaluations/new"),
        new("import", "/affairs/evaluations/import"),
        new("report-check", "/affairs/report-check"),
        new("compare", "/affairs/evaluations/compare"),
        new("compare-two", "/affairs/evaluations/compare?a=pingshan-2021&b=futian-2020"),
        new("pingshan", Of + "pingshan-2021"),
        new("pingshan-indicators", Of + "pingshan-2021/indicators"),
        new("pingshan-findings", Of + "pingshan-2021/findings"),
        new("pingshan-figures", Of + "pingshan-2021/figures"),
        new("pingshan-figures-reader", Of + "pingshan-2021/figures", "reader"),
        new("pingshan-figure", Of + "pingshan-2021/figures/planned_procurement"),
        new("pingshan-figure-yes-no", Of + "pingshan-2021/figures/budget_fits_duties"),
        new("pingshan-figure-choice", Of + "pingshan-2021/figures/budget_disclosure"),
        new("pingshan-what-if", Of + "pingshan-2021/what-if"),
        new("pingshan-what-if-changed", Of + "pingshan-2021/what-if?i.actual_procurement=260%E4%B8%87%E5%85%83"),
        new("pingshan-what-if-error", Of + "pingshan-2021/what-if?i.actual_procurement=many"),
        new("pingshan-what-if-framework", Of + "pingshan-2021/what-if?framework=shenzhen-2020", OtherData: true),
        new("pingshan-history", Of + "pingshan-2021/history"),
        new("futian", Of + "futian-2020", OtherData: true),
        new("futian-indicators", Of + "futian-2020/indicators", OtherData: true),
        new("futian-findings", Of + "futian-2020/findings", OtherData: true),
        new("zengcheng", Of + "zengcheng-2022", OtherData: true),
        new("zengcheng-indicators", Of + "zengcheng-2022/indicators", OtherData: true),
        new("zengcheng-findings", Of + "zengcheng-2022/findings", OtherData: true),
        new("shangjie", Of + "shangjie-2021"),
        new("shangjie-indicators", Of + "shangjie-2021/indicators"),
        new("shangjie-findings", Of + "shangjie-2021/findings", OtherData: true),
        new("shangjie-figures", Of + "shangjie-2021/figures", OtherData: true),
        new("longgang", Of + "longgang-2020"),
        new("longgang-projects", Of + "longgang-2020/projects"),
        new("longgang-findings", Of + "longgang-2020/findings", OtherData: true),
        new("frameworks", "/affairs/frameworks"),
        new("framework-shenzhen-2020", "/affairs/frameworks/shenzhen-2020", OtherData: true),
        new("framework-shenzhen-2021", "/affairs/frameworks/shenzhen-2021"),
        new("framework-guangdong-2022", "/affairs/frameworks/guangdong-2022", OtherData: true),
        new("framework-henan-2021", "/affairs/frameworks/henan-2021", OtherData: true),
        new("framework-project-table", "/affairs/frameworks/shenzhen-project-table-2020"),
    ];

    public async Task<string> PathAsync(Site site) => Marker().Match(Path) is { Success: true } marked
        ? marked.Groups[1].Value switch
        {
            "user" => await site.UserPathAsync(marked.Groups[2].Value),
            "attachment" => $"/attachments/{site.Attachments[marked.Groups[2].Value]}",
            _ => await site.EntryPathAsync(marked.Groups[2].Value),
        } + Path[(marked.Index + marked.Length)..]
        : Path;

    /// <summary>The path with anything in the place of what is only known when the site runs, for comparison with routes.</summary>
    public string Shape => Marker().Replace(Path.Split('?')[0], m => m.Groups[1].Value == "entry" ? "1" : Guid.Empty.ToString());

    [GeneratedRegex(@"\{(user|entry|attachment):(\w+)\}")]
    private static partial Regex Marker();

    public override string ToString() => Name;
}
