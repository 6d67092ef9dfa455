using System.Security.Claims;
using Anlan.Affairs.Departments;
using Anlan.Platform.Identity;
using Anlan.Platform.Language;
using Anlan.Web.Design.Forms;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Affairs.ProjectLibrary;

/// <summary>For which sections somebody fills in: the finance officer for all, others for their own.</summary>
public sealed class SectionChoices(DepartmentRegister departments)
{
    public async Task<IReadOnlyList<Choice>> ListAsync(ClaimsPrincipal reader, CancellationToken stop = default)
    {
        var sections = await FilledByAsync(reader, stop);
        var ids = sections.Select(s => s.DepartmentId).Distinct().ToArray();
        var names = await departments.All.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Name, stop);
        return [.. sections.Select(s => new Choice($"{s.Id}", names.Count > 1 ? new Bilingual($"{names[s.DepartmentId].Zh} · {s.Name.Zh}", $"{names[s.DepartmentId].En} · {s.Name.En}") : s.Name))];
    }

    public async Task<bool> MayFillAsync(ClaimsPrincipal reader, long section, CancellationToken stop = default) => (await FilledByAsync(reader, stop)).Exists(s => s.Id == section);

    Task<List<Section>> FilledByAsync(ClaimsPrincipal reader, CancellationToken stop) =>
        reader.May(BudgetPermissions.Manage) ? departments.Sections.Where(s => s.EndedOn == null).OrderBy(s => s.DepartmentId).ThenBy(s => s.Position).ThenBy(s => s.Code).ToListAsync(stop)
        : reader.May(BudgetPermissions.Fill) ? departments.ListFilledByAsync(reader.GetUserId(), stop)
        : Task.FromResult<List<Section>>([]);
}
