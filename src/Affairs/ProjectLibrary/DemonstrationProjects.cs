using Anlan.Affairs.Departments;
using Anlan.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Affairs.ProjectLibrary;

/// <summary>Projects of the invented bureau: let in, asked for with an appraisal, asked for without one, a draft.</summary>
static class DemonstrationProjects
{
    // Section, code, name, kind, class of money, first and last year, total in yuan, state.
    const string Projects = """
        01|2026-01-001|机关运行保障|continuing|basic|2026|2026|1860000|stored
        01|2026-01-002|信息化运行维护|continuing|general|2026|2026|642000|stored
        02|2026-02-001|应急指挥中心值守|continuing|general|2026|2026|980000|stored
        02|2026-02-002|三防物资储备更新|new|special|2026|2028|3150000|asked
        03|2026-03-001|工贸企业安全体检|new|special|2026|2026|760000|asked
        03|2026-03-002|安全生产宣传培训|continuing|general|2026|2026|318000|stored
        04|2026-04-001|综合减灾示范社区创建|continuing|special|2026|2027|520000|stored
        04|2026-04-002|森林防火监测终端|new|investment|2027|2028|2480000|draft
        05|2026-05-001|执法装备购置|continuing|general|2026|2026|275000|stored
        """;

    public static async Task LoadAsync(IServiceProvider services, CancellationToken stop)
    {
        var (db, work) = (services.GetRequiredService<AffairsDb>(), services.GetRequiredService<Work>());
        var department = await db.Departments.SingleAsync(d => d.Division == DemonstrationDepartment.Division && d.Code == DemonstrationDepartment.Code, stop);
        if (await db.Projects.AnyAsync(p => p.DepartmentId == department.Id, stop)) return;
        var sections = await db.Sections.Where(s => s.DepartmentId == department.Id).ToDictionaryAsync(s => s.Code, s => s.Id, stop);
        foreach (var line in Projects.Split('\n'))
            if (line.Trim().Split('|') is [var section, var code, var name, var kind, var money, var first, var last, var total, var state])
                db.Projects.Add(new()
                {
                    Division = department.Division,
                    DepartmentId = department.Id,
                    SectionId = sections[section],
                    Code = code,
                    Name = name,
                    Kind = kind,
                    Money = money,
                    FirstYear = int.Parse(first),
                    LastYear = int.Parse(last),
                    Total = decimal.Parse(total),
                    Purpose = $"{name}（演示数据，虚构）",
                    State = Enum.Parse<ProjectState>(state, ignoreCase: true),
                });
        await work.SaveAsync(db, "演示数据 / demonstration data", stop);
        var stores = await db.Projects.SingleAsync(p => p.DepartmentId == department.Id && p.Code == "2026-02-002", stop);
        AppraisalAspect Of(string aspect, decimal points, string finding) => new() { Division = department.Division, Aspect = aspect, Points = points, Finding = finding };
        db.Appraisals.Add(new()
        {
            Division = department.Division,
            ProjectId = stores.Id,
            Result = "adjust",
            Opinion = "必要，但单价高于上年采购价，按上年单价核减。",
            Proposed = 2_860_000,
            Judge = "周静",
            Day = new(2026, 7, 20),
            Aspects =
            [
                Of("necessity", 18, "汛期物资缺口清单与演练评估一致。"), Of("economy", 13, "冲锋舟、抽水泵单价比上年合同高 8% 至 11%。"), Of("targets", 16, "数量指标明确，缺少到货时限。"),
                Of("feasibility", 17, "分三年实施，仓储条件已落实。"), Of("funding", 19, "区级专项资金，不重复申报。"),
            ],
        });
        await work.SaveAsync(db, "演示数据 / demonstration data", stop);
    }
}
