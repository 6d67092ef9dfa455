using Anlan.Platform.Identity;
using Anlan.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Affairs.Departments;

/// <summary>The bureau of 安澜区, a district that does not exist, with its sections. Everything is invented.</summary>
static class DemonstrationDepartment
{
    public const string Division = "990101";
    public const string Code = "990101-103";

    static readonly (string Code, string Zh, string En, bool Leads)[] Sections =
    [
        ("01", "办公室", "Office", true),
        ("02", "应急指挥科", "Command and dispatch", false),
        ("03", "安全生产监督科", "Work safety supervision", false),
        ("04", "防灾减灾科", "Disaster prevention", false),
        ("05", "综合执法大队", "Enforcement brigade", false),
    ];

    public static async Task LoadAsync(IServiceProvider services, CancellationToken stop)
    {
        var (db, work) = (services.GetRequiredService<AffairsDb>(), services.GetRequiredService<Work>());
        if (await db.Departments.AnyAsync(d => d.Division == Division && d.Code == Code, stop)) return;
        var department = new Department { Division = Division, Code = Code, NameZh = "安澜区应急管理局", NameEn = "Emergency Management Bureau of Anlan District" };
        db.Departments.Add(department);
        await work.SaveAsync(db, "演示数据 / demonstration data", stop);
        var sections = Sections.Select((s, i) => new Section { Division = Division, DepartmentId = department.Id, Code = s.Code, NameZh = s.Zh, NameEn = s.En, Leads = s.Leads, Position = (i + 1) * 10 }).ToList();
        db.Sections.AddRange(sections);
        await work.SaveAsync(db, "演示数据 / demonstration data", stop);
        var users = await services.GetRequiredService<UserDirectory>().Users.AsNoTracking().Where(u => u.IsDemonstration).ToListAsync(stop);
        foreach (var (user, section) in new[] { ("finance", "01"), ("section", "02") })
            if (users.FirstOrDefault(u => u.UserName == user) is { } known)
                db.SectionMembers.Add(new() { Division = Division, SectionId = sections.Single(s => s.Code == section).Id, UserId = known.Id, UserName = known.DisplayName });
        await work.SaveAsync(db, "演示数据 / demonstration data", stop);
    }
}
