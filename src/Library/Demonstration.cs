using Anlan.Library.Divisions;
using Anlan.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Library;

/// <summary>安澜区, a district that does not exist: its streets, communities, and what lies in them. Everything is invented.</summary>
static class Demonstration
{
    public const string District = "990101";

    static readonly DateOnly Since = new(2010, 1, 1);

    // Name, English name, communities.
    const string Streets = """
        青衣街道|Qingyi Street|青衣 石桥 渔港 望海
        临江街道|Linjiang Street|临江 码头 柳堤 沙洲
        云岭街道|Yunling Street|云岭 松坪 茶园
        工业园街道|Industry Park Street|东区 西区 科苑 仓前
        老城街道|Old Town Street|鼓楼 城隍 书院 北门
        湖滨街道|Lakeside Street|湖滨 荷塘 长堤 水榭
        """;

    public static async Task LoadAsync(IServiceProvider services, CancellationToken stop)
    {
        var db = services.GetRequiredService<LibraryDb>();
        if (!await db.Divisions.AnyAsync(d => d.Code == District, stop))
        {
            db.Divisions.AddRange(Divisions());
            await services.GetRequiredService<Work>().SaveAsync(db, "演示数据 / demonstration data", stop);
        }
        if (!await db.Entries.AnyAsync(e => e.Division == District, stop))
            await DemonstrationDictionaries.LoadAsync(services, stop);
        if (!await db.Organisations.AnyAsync(stop))
            await DemonstrationPeople.LoadAsync(services, [.. Divisions().Where(d => d.Code.Length == 12)], stop);
    }

    static IEnumerable<Division> Divisions()
    {
        yield return Of(District, "安澜区", "Anlan District", "district");
        foreach (var (number, line) in Streets.Split('\n').Index())
        {
            var street = line.Split('|');
            var code = $"{District}{number + 1:000}";
            yield return Of(code, street[0], street[1], "street");
            foreach (var (below, community) in street[2].Split(' ').Index())
                yield return Of($"{code}{below + 1:000}", community + "社区", null, "community");
        }
    }

    static Division Of(string code, string zh, string? en, string kind) =>
        new() { Code = code, NameZh = zh, NameEn = en, Kind = kind, ValidFrom = Since, Source = "演示数据（虚构）" };
}
