using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Anlan.Platform.Identity;
using Anlan.Platform.Identity.Tokens;
using Anlan.Platform.Storage;
using Anlan.Testing;
using Anlan.Web.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Architecture.Tests;

/// <summary>
/// Every address of the site asked by every role of one division about its own records and those of another: lists, searches, exports and files must not
/// hold a word of the other's, single records must not be found. Each answer says what it is, text with its character set. An address with a parameter that nobody has given records for fails.
/// </summary>
public sealed partial class JurisdictionWalkTests(AnlanApp app) : IClassFixture<AnlanApp>, IAsyncLifetime
{
    const string Own = "440310", Foreign = "440304";

    /// <summary>Stands in every record of the other division that is made for the walk.</summary>
    const string Mark = "他区标记";

    // What is searched for: a page may repeat it without having found anything.
    static readonly string Asked = Uri.EscapeDataString(Mark[..2]);

    // Addresses whose parameter names no record of a division, or one that everybody reads: the list of divisions is published as a whole.
    static readonly string[] Common = ["/affairs/frameworks/{Code}", "/error/{Status:int}", "/admin/roles/{Code}", "/{**path:file}", "/library/divisions/{Code}", "/imports/template/{register}"];

    // A parameter that names no record, such as a year, has nothing foreign.
    readonly Dictionary<string, (string Own, string? Foreign)> records = [];
    readonly List<(string Role, HashSet<string> Permissions, HttpClient Client)> readers = [], machines = [];

    [Fact]
    public async Task No_role_finds_a_word_of_another_division_at_any_address()
    {
        var wrong = new List<string>();
        var walked = 0;
        foreach (var route in Routes())
        {
            var pattern = "/" + route.RoutePattern.RawText!.TrimStart('/');
            if (Common.Any(common => pattern.StartsWith(common, StringComparison.Ordinal))) continue;
            if (Fill(pattern) is not { } filled)
            {
                wrong.Add($"{pattern}: no records are given for its parameter");
                continue;
            }
            foreach (var (role, permissions, client) in TokenScheme.Covers(pattern) ? machines : readers)
            {
                var allowed = Needed(route).All(permissions.Contains);
                walked++;
                foreach (var (path, foreign) in filled)
                    wrong.AddRange(await Ask(client, $"{role} {path}", path, allowed, foreign));
            }
        }
        walked.ShouldBeGreaterThan(100);
        wrong.ShouldBeEmpty();
    }

    static async Task<IEnumerable<string>> Ask(HttpClient client, string what, string path, bool allowed, bool foreign)
    {
        using var response = await client.SendAsync(new(HttpMethod.Get, path) { Headers = { { "Accept", "text/html" } } });
        var status = response.StatusCode;
        if (!allowed) return status == HttpStatusCode.Forbidden ? [] : [$"{what}: {(int)status} without the permission"];
        if ((int)status >= 500 && status != HttpStatusCode.ServiceUnavailable) return [$"{what}: {(int)status}"];
        if (foreign && status != HttpStatusCode.NotFound) return [$"{what}: {(int)status} for a record of another division"];
        var (body, kind) = (await response.Content.ReadAsByteArrayAsync(), response.Content.Headers.ContentType);
        if (body.Length > 0 && (kind is null || (kind.MediaType!.StartsWith("text/", StringComparison.Ordinal) && kind.CharSet?.ToUpperInvariant() != "UTF-8"))) return [$"{what}: answers {body.Length} bytes as “{kind}”"];
        return TextOf(body).Contains(Mark) ? [$"{what}: shows a word of another division"] : [];
    }

    // The address itself, or with the own and the foreign record in the place of its parameter; null when there are none.
    IEnumerable<(string Path, bool Foreign)>? Fill(string pattern)
    {
        // Machines are refused a parameter that their operation does not have.
        if (!pattern.Contains('{') && TokenScheme.Covers(pattern)) return [(pattern, false), ($"{pattern}?q={Asked}", false), ($"{pattern}?division={Foreign}", false)];
        if (!pattern.Contains('{')) return [(pattern, false), ($"{pattern}?q={Asked}&name={Asked}&text={Asked}", false)];
        var beginning = records.Keys.Where(k => pattern.StartsWith(k, StringComparison.OrdinalIgnoreCase)).MaxBy(k => k.Length);
        if (beginning is null) return null;
        var (own, foreign) = records[beginning];
        return foreign is null ? [(Rest(own), false)] : [(Rest(own), false), (Rest(foreign), true)];

        string Rest(string key) => OtherParameter().Replace(beginning.Split('{')[0] + key + pattern[beginning.Length..], "1");
    }

    static IEnumerable<string> Needed(RouteEndpoint route) => route.Metadata.GetMetadata<IAllowAnonymous>() is not null
        ? []
        : route.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy).OfType<string>();

    IEnumerable<RouteEndpoint> Routes() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(r => r.Metadata.GetMetadata<StaticAssetDescriptor>() is null && (r.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true))
        .Where(r => !r.RoutePattern.RawText!.Contains("opaque-redirect"));

    // Workbooks are archives of XML: what stands in them is searched like any text.
    static string TextOf(byte[] content)
    {
        if (content is not [(byte)'P', (byte)'K', ..]) return Encoding.UTF8.GetString(content);
        using var archive = new ZipArchive(new MemoryStream(content));
        return string.Concat(archive.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }));
    }

    public async ValueTask InitializeAsync()
    {
        await using var scope = await app.Work();
        var (work, services) = (scope.Work, scope.Services);
        await work.BecauseAsync("walk");
        await using (var mark = work.Command($"""
            update affairs.evaluation set bureau_zh = '{Mark}局', bureau_en = '{Mark} bureau' where division = '{Foreign}';
            """)) await mark.ExecuteNonQueryAsync();
        records["/affairs/evaluations/of/{Code}"] = (await One("select code from affairs.evaluation where division = $1", Own), await One("select code from affairs.evaluation where division = $1", Foreign));
        foreach (var division in (string[])[Own, Foreign])
        {
            await using var attach = work.Command($"""
                insert into attachments.content (division, sha256, size) values ('{division}', sha256('{division}'), 6);
                insert into attachments.piece values ('{division}', sha256('{division}'), 0, '{division}');
                insert into attachments.attachment (id, division, owner, name, kind, media_type, size, sha256, uploaded_by, uploaded_at)
                values (gen_random_uuid(), '{division}', 'affairs.evaluation/' || (select min(id) from affairs.evaluation where division = '{division}'), '{(division == Foreign ? Mark : "own")}.txt', 'text', 'text/plain', 6, sha256('{division}'), 'walk', now());
                """);
            await attach.ExecuteNonQueryAsync();
        }
        records["/attachments/{id:guid}"] = (await One("select id::text from attachments.attachment where division = $1", Own), await One("select id::text from attachments.attachment where division = $1", Foreign));
        foreach (var division in (string[])[Own, Foreign])
        {
            var name = division == Foreign ? Mark : "own";
            await using var add = work.Command($"""
                insert into library.dictionary (division, code, name_zh) values ('{division}', '{division}.walk', '{name}');
                insert into library.dictionary_check (division, dictionary, source, day, digest) select '{division}', code, '{name}', '2026-01-01', digest from library.dictionary where code = 'organisation_kind';
                insert into library.dictionary_entry (dictionary, division, code, name_zh) values ('organisation_kind', '{division}', 'walk', '{name}');
                insert into library.organisation (division, name, kind, credit_code) values ('{division}', '{name}', 'other', '91{division}MA0000000A');
                insert into affairs.department (division, code, name_zh) values ('{division}', 'walk', '{name}');
                insert into affairs.section (division, department_id, code, name_zh) select division, id, 'walk', '{name}' from affairs.department where division = '{division}' and code = 'walk';
                insert into affairs.project (division, department_id, section_id, code, name, kind, money, first_year, last_year, total) select division, department_id, id, 'walk', '{name}', 'new', 'general', 2026, 2026, 1 from affairs.section where division = '{division}' and code = 'walk';
                select log.write('fact', 'WalkBegun', '{division}', '{name}', null, null, '{name}');
                insert into library.calendar_day (division, day, working, name_zh, reason) values ('{division}', (now() at time zone 'Asia/Shanghai')::date, false, '{name}', '{name}');
                insert into library.calendar_year (division, year, source) values ('{division}', extract(year from now() at time zone 'Asia/Shanghai')::int, '{name}');
                insert into library.person (division, name, organisation_id) select division, name, id from library.organisation where division = '{division}';
                """);
            await add.ExecuteNonQueryAsync();
        }
        foreach (var division in (string[])[Own, Foreign])
        {
            var name = division == Foreign ? Mark : "own";
            await using var import = work.Command($"""
                insert into imports.import (division, register, file_name, file_bytes, file_sha256, heading_line, note, state, actor_name, created_by, created_at)
                values ('{division}', 'organisations', '{name}.csv', 1, sha256('{division}'), 1, '{name}', 'tried', 'walk', 'walk', now());
                insert into imports.line (division, import_id, line, outcome, told) select division, id, 2, 'rejected', '[]' from imports.import where division = '{division}';
                """);
            await import.ExecuteNonQueryAsync();
        }
        records["/imports/{Id:long}"] = (await One("select id::text from imports.import where division = $1", Own), await One("select id::text from imports.import where division = $1", Foreign));
        // A national dictionary holds entries of both divisions; one that a division has made is its own.
        records["/library/dictionaries/{Code}"] = ("organisation_kind", Foreign + ".walk");
        records["/api/v1/dictionaries/{code}"] = records["/library/dictionaries/{Code}"];
        records["/library/dictionaries/{Dictionary}/new"] = ("organisation_kind/new", Foreign + ".walk/new");
        const string entry = "select dictionary || '/' || id from library.dictionary_entry where code = 'walk' and division = $1";
        records["/library/dictionaries/{Dictionary}/{Id:long}"] = (await One(entry, Own), await One(entry, Foreign));
        foreach (var table in (string[])["organisation", "person"])
            records[$"/library/{(table == "person" ? "people" : "organisations")}/{{Id:long}}"] =
                (await One($"select id::text from library.{table} where division = $1", Own), await One($"select id::text from library.{table} where division = $1", Foreign));
        records["/affairs/departments/{Id:long}"] =
            (await One("select id::text from affairs.department where code = 'walk' and division = $1", Own), await One("select id::text from affairs.department where code = 'walk' and division = $1", Foreign));
        records["/affairs/projects/{Id:long}"] = (await One("select id::text from affairs.project where code = 'walk' and division = $1", Own), await One("select id::text from affairs.project where code = 'walk' and division = $1", Foreign));
        const string section = "select department_id || '/sections/' || id from affairs.section where code = 'walk' and division = $1";
        records["/affairs/departments/{Id:long}/sections/{SectionId:long}"] = (await One(section, Own), await One(section, Foreign));
        records["/attachments/of/{Table}/{Id}"] =
            (await One("select 'library.organisation/' || id from library.organisation where division = $1", Own), await One("select 'library.organisation/' || id from library.organisation where division = $1", Foreign));
        await work.CommitAsync();
        records["/api/v1/organisations/{code}"] = ($"91{Own}MA0000000A", $"91{Foreign}MA0000000A");
        records["/api/v1/evaluations/{id}"] = records["/affairs/evaluations/of/{Code}"];
        records["/api/v1/calendar/{year}"] = (await One("select extract(year from now() at time zone 'Asia/Shanghai')::text where $1 <> ''", Own), null);
        records["/admin/log/{Id:long}"] = (await One("select max(id)::text from log.entry where division = $1", Own), await One("select max(id)::text from log.entry where division = $1", Foreign));

        var users = services.GetRequiredService<UserManager<User>>();
        var directory = services.GetRequiredService<UserDirectory>();
        var there = await Add(users, "there", Foreign, Mark, Role.Reader);
        foreach (var role in await directory.Roles.AsNoTracking().OrderBy(r => r.Position).ToListAsync())
        {
            var user = await Add(users, "here-" + role.Name, Own, role.TitleZh, role.Name!);
            records["/admin/users/{Id:guid}"] = (user.Id.ToString(), there.Id.ToString());
            var permissions = await directory.RoleClaims.Where(c => c.RoleId == role.Id && c.ClaimType == Permissions.Claim).Select(c => c.ClaimValue!).ToListAsync();
            readers.Add((role.Name!, [.. permissions], (await app.LogIn(user.UserName!, DemonstrationAccounts.Password)).Client));
        }
        records["/admin/tokens/{Id:guid}"] = ((await app.IssueToken(Own, ["library.read"])).Token.Id.ToString(), (await app.IssueToken(Foreign, ["library.read"], Mark)).Token.Id.ToString());
        // What a token may be given, one by one and together.
        var asked = ApiModule.PermissionsAsked(services.GetRequiredService<EndpointDataSource>());
        foreach (var given in asked.Select(one => new[] { one }).Append([.. asked]))
            machines.Add(("token " + string.Join(' ', given), [.. given], await app.TokenClient(Own, given)));

        async Task<string> One(string sql, string division)
        {
            await using var command = work.Command(sql, division);
            return (string)(await command.ExecuteScalarAsync())!;
        }
    }

    static async Task<User> Add(UserManager<User> users, string name, string division, string displayName, string role)
    {
        var user = new User { UserName = name, DisplayName = displayName, Division = division, IsDemonstration = true };
        user.PasswordHash = users.PasswordHasher.HashPassword(user, DemonstrationAccounts.Password);
        (await users.CreateAsync(user)).Succeeded.ShouldBeTrue();
        (await users.AddToRoleAsync(user, role)).Succeeded.ShouldBeTrue();
        return user;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex OtherParameter();
}
