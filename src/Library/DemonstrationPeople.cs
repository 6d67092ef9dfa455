using Anlan.Library.Divisions;
using Anlan.Library.Organisations;
using Anlan.Library.People;
using Anlan.Platform.Codes;
using Anlan.Platform.Keys;
using Anlan.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Library;

/// <summary>Organisations and people of the invented district, the same at every start: from a seed, not from chance. Nobody of them exists.</summary>
static class DemonstrationPeople
{
    const string Families = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨";
    const string Given = "安宁清远明和志诚思齐文博雅静海川云山";
    const string Reason = "演示数据 / demonstration data";

    static readonly string[] Trades = ["机械", "塑胶", "五金", "食品", "仓储", "印刷", "电子", "家具"];
    static readonly string[] Positions = ["负责人", "安全管理员", "联络员"];

    public static async Task LoadAsync(IServiceProvider services, IReadOnlyList<Division> communities, CancellationToken stop)
    {
        var (db, work, fields) = (services.GetRequiredService<LibraryDb>(), services.GetRequiredService<Work>(), services.GetRequiredService<FieldEncryption>());
        var random = new Random(990101);
        var organisations = communities.SelectMany(community => Organisations(community, random)).ToList();
        db.Organisations.AddRange(organisations);
        await work.SaveAsync(db, Reason, stop);
        db.People.AddRange(organisations.SelectMany(organisation => People(organisation, random, fields)));
        await work.SaveAsync(db, Reason, stop);
    }

    static IEnumerable<Organisation> Organisations(Division community, Random random)
    {
        var place = community.NameZh[..^2];
        yield return new() { Division = community.Code, Name = $"安澜区{community.NameZh}居民委员会", ShortName = community.NameZh, Kind = "grassroots", Address = $"安澜区{place}路 1 号" };
        foreach (var trade in random.GetItems(Trades, 3).Distinct())
            yield return new()
            {
                Division = community.Code,
                Name = $"安澜{place}{trade}有限公司",
                ShortName = place + trade,
                Kind = "enterprise",
                CreditCode = Code(random),
                Address = $"安澜区{place}路 {random.Next(2, 200)} 号",
                Phone = $"0990-2{random.Next(100000, 999999)}",
            };
    }

    static IEnumerable<Person> People(Organisation organisation, Random random, FieldEncryption fields)
    {
        foreach (var position in Positions.Take(organisation.Kind == "grassroots" ? 3 : 2))
        {
            var person = new Person
            {
                Division = organisation.Division,
                OrganisationId = organisation.Id,
                Name = Families[random.Next(Families.Length)] + new string(random.GetItems<char>(Given, random.Next(1, 3))),
                Position = position,
                OfficePhone = organisation.Phone,
            };
            person.SetMobile($"199{random.Next(10_000_000, 99_999_999)}", fields);
            yield return person;
        }
    }

    // 99 is no province: a code that nobody has been given. Its check character is right, so that it can be tried.
    static string Code(Random random)
    {
        var body = $"91990101MA{random.Next(1_000_000, 9_999_999)}";
        return "0123456789ABCDEFGHJKLMNPQRTUWXY".Select(check => body + check).First(CreditCode.IsValid);
    }
}
