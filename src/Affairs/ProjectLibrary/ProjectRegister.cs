using Anlan.Affairs.Departments;
using Anlan.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Affairs.ProjectLibrary;

/// <summary>The library of projects: filled in by sections, let in by the finance officer, new ones only after an appraisal.</summary>
public sealed class ProjectRegister(AffairsDb db, Work work, DepartmentRegister departments)
{
    public IQueryable<Project> All => db.Projects.AsNoTracking();

    public Task<Project?> FindAsync(long id, CancellationToken stop = default) => All.SingleOrDefaultAsync(p => p.Id == id, stop);

    /// <summary>What was said of a project, the latest first.</summary>
    public Task<List<Appraisal>> ListAppraisalsAsync(long project, CancellationToken stop = default) =>
        db.Appraisals.AsNoTracking().Include(a => a.Aspects).Where(a => a.ProjectId == project).OrderByDescending(a => a.Day).ThenByDescending(a => a.Id).ToListAsync(stop);

    public async Task<(Saved Saved, long Id)> AddAsync(ProjectForm form, CancellationToken stop = default)
    {
        if (await departments.FindSectionAsync(form.SectionId!.Value, stop) is not { EndedOn: null } section) return (Saved.NotYours, 0);
        var project = new Project
        {
            Division = section.Division,
            DepartmentId = section.DepartmentId,
            SectionId = section.Id,
            Code = form.Code!,
            Name = form.Name!,
            Kind = form.Kind!,
            Money = form.Money!,
            FirstYear = form.FirstYear!.Value,
            LastYear = form.LastYear!.Value,
            Total = form.Total!.Value,
        };
        form.WriteTo(project);
        db.Projects.Add(project);
        return (await work.TrySaveAsync(db, "登记项目 / add a project", stop), project.Id);
    }

    /// <summary>Changes a project. What waits for a decision is not changed, what has ended neither.</summary>
    /// <param name="basedOn">The version that the user had before him.</param>
    public async Task<Saved> ChangeAsync(long id, ProjectForm form, string reason, CancellationToken stop = default)
    {
        if (await departments.FindSectionAsync(form.SectionId!.Value, stop) is not { } section) return Saved.NotYours;
        return await work.TryChangeAsync(db, Open(id).Where(p => p.DepartmentId == section.DepartmentId), form.Version, form.WriteTo, reason, stop);
    }

    /// <summary>申请入库.</summary>
    public Task<Saved> AskAsync(long id, int basedOn, CancellationToken stop = default) =>
        MoveAsync(Open(id).Where(p => p.State != ProjectState.Stored), basedOn, ProjectState.Asked, null, "申请入库 / asked to be let into the library", stop);

    /// <summary>入库; of a new project only when the last appraisal does not refuse it.</summary>
    public async Task<Saved> StoreAsync(long id, int basedOn, CancellationToken stop = default)
    {
        if (await FindAsync(id, stop) is not { State: ProjectState.Asked } project || await NeedsAppraisalAsync(project, stop)) return Saved.NotYours;
        return await MoveAsync(db.Projects.Where(p => p.Id == id && p.State == ProjectState.Asked), basedOn, ProjectState.Stored, null, "同意入库 / let into the library", stop);
    }

    /// <summary>不予入库; it may be changed and asked for again.</summary>
    public Task<Saved> RefuseAsync(long id, int basedOn, string why, CancellationToken stop = default) =>
        MoveAsync(db.Projects.Where(p => p.Id == id && p.State == ProjectState.Asked), basedOn, ProjectState.Refused, why, why, stop);

    /// <summary>终止.</summary>
    public Task<Saved> EndAsync(long id, int basedOn, string why, CancellationToken stop = default) =>
        MoveAsync(db.Projects.Where(p => p.Id == id && p.State != ProjectState.Ended), basedOn, ProjectState.Ended, why, why, stop);

    /// <summary>Whether a new project still lacks an appraisal that lets it in.</summary>
    public async Task<bool> NeedsAppraisalAsync(Project project, CancellationToken stop = default) =>
        project.Kind == "new" && (await ListAppraisalsAsync(project.Id, stop)).FirstOrDefault() is null or { Result: "refuse" };

    public async Task<Saved> AppraiseAsync(Appraisal appraisal, CancellationToken stop = default)
    {
        db.Appraisals.Add(appraisal);
        return await work.TrySaveAsync(db, "事前绩效评估 / appraisal before the budget", stop);
    }

    IQueryable<Project> Open(long id) => db.Projects.Where(p => p.Id == id && p.State != ProjectState.Asked && p.State != ProjectState.Ended);

    Task<Saved> MoveAsync(IQueryable<Project> found, int basedOn, ProjectState state, string? why, string reason, CancellationToken stop) =>
        work.TryChangeAsync(db, found, basedOn, p => (p.State, p.Why) = (state, why), reason, stop);
}
