using Anlan.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Affairs.Departments;

/// <summary>The departments of the reader's division and below, their sections, and who works for them.</summary>
public sealed class DepartmentRegister(AffairsDb db, Work work)
{
    public IQueryable<Department> All => db.Departments.AsNoTracking();

    public IQueryable<Section> Sections => db.Sections.AsNoTracking();

    public IQueryable<SectionMember> Members => db.SectionMembers.AsNoTracking();

    public Task<Department?> FindAsync(long id, CancellationToken stop = default) => All.SingleOrDefaultAsync(d => d.Id == id, stop);

    public Task<Section?> FindSectionAsync(long id, CancellationToken stop = default) => Sections.SingleOrDefaultAsync(s => s.Id == id, stop);

    public Task<List<Section>> ListSectionsAsync(long department, CancellationToken stop = default) =>
        Sections.Where(s => s.DepartmentId == department).OrderBy(s => s.Position).ThenBy(s => s.Code).ToListAsync(stop);

    public async Task<Saved> AddAsync(Department department, string reason, CancellationToken stop = default)
    {
        if (!work.Acting.Within.Contains(department.Division)) return Saved.NotYours;
        db.Departments.Add(department);
        return await work.TrySaveAsync(db, reason, stop);
    }

    /// <param name="basedOn">The version that the user had before him.</param>
    public Task<Saved> ChangeAsync(long id, int basedOn, Action<Department> change, string reason, CancellationToken stop = default) =>
        work.TryChangeAsync(db, db.Departments.Where(d => d.Id == id), basedOn, change, reason, stop);

    public async Task<Saved> AddSectionAsync(Section section, string reason, CancellationToken stop = default)
    {
        db.Sections.Add(section);
        return await work.TrySaveAsync(db, reason, stop);
    }

    /// <param name="basedOn">The version that the user had before him.</param>
    public Task<Saved> ChangeSectionAsync(long id, int basedOn, Action<Section> change, string reason, CancellationToken stop = default) =>
        work.TryChangeAsync(db, db.Sections.Where(s => s.Id == id), basedOn, change, reason, stop);

    /// <summary>Lets an account work for a section. <see cref="Saved.Taken"/> when it does already.</summary>
    public async Task<Saved> AddMemberAsync(Section section, Guid user, string name, CancellationToken stop = default)
    {
        db.SectionMembers.Add(new() { Division = section.Division, SectionId = section.Id, UserId = user, UserName = name });
        return await work.TrySaveAsync(db, "科室人员 / member of a section", stop);
    }

    /// <summary>False when somebody else has taken it away already.</summary>
    public async Task<bool> RemoveMemberAsync(long id, string reason, CancellationToken stop = default)
    {
        if (await db.SectionMembers.SingleOrDefaultAsync(m => m.Id == id, stop) is not { } member) return false;
        db.SectionMembers.Remove(member);
        return await work.TrySaveAsync(db, reason, stop) == Saved.Done;
    }

    /// <summary>The sections for which an account fills in: its own, and all of a department whose office it works for.</summary>
    public Task<List<Section>> ListFilledByAsync(Guid user, CancellationToken stop = default)
    {
        var own = Sections.Where(s => Members.Any(m => m.SectionId == s.Id && m.UserId == user));
        return Sections.Where(s => s.EndedOn == null && own.Any(o => o.Id == s.Id || (o.Leads && o.DepartmentId == s.DepartmentId)))
            .OrderBy(s => s.DepartmentId).ThenBy(s => s.Position).ThenBy(s => s.Code).ToListAsync(stop);
    }
}
