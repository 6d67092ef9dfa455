using Anlan.Affairs.Departments;
using Anlan.Affairs.ProjectLibrary;
using Anlan.Affairs.SelfEvaluation.Storage;
using Anlan.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Affairs;

/// <summary>The tables of this centre.</summary>
public sealed class AffairsDb(DbContextOptions<AffairsDb> options) : DbContext(options)
{
    public DbSet<EvaluationRecord> Evaluations => Set<EvaluationRecord>();

    public DbSet<EvaluationVersion> Versions => Set<EvaluationVersion>();

    public DbSet<Department> Departments => Set<Department>();

    public DbSet<Section> Sections => Set<Section>();

    public DbSet<Project> Projects => Set<Project>();

    public DbSet<Appraisal> Appraisals => Set<Appraisal>();

    public DbSet<SectionMember> SectionMembers => Set<SectionMember>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.HasDefaultSchema("affairs");
        model.Entity<EvaluationRecord>(table =>
        {
            table.ToTable("evaluation");
            table.HasKey(e => e.Id);
            table.Property(e => e.Id).UseIdentityAlwaysColumn();
            // Two people saving one evaluation: the second is told.
            table.Property(e => e.Version).IsConcurrencyToken();
            table.Ignore(e => e.Bureau);
            table.Ignore(e => e.Grade);
        });
        model.Entity<EvaluationVersion>(table =>
        {
            table.ToTable("evaluation_version");
            table.HasKey(v => new { v.EvaluationId, v.Version });
            table.Ignore(v => v.Subject);
        });
        model.Entity<Department>(table =>
        {
            table.ToTable("department");
            table.Property(d => d.Id).UseIdentityAlwaysColumn();
            table.Property(d => d.Version).IsConcurrencyToken();
            table.Ignore(d => d.Name);
        });
        model.Entity<Section>(table =>
        {
            table.ToTable("section");
            table.Property(s => s.Id).UseIdentityAlwaysColumn();
            table.Property(s => s.Version).IsConcurrencyToken();
            table.Ignore(s => s.Name);
            table.HasOne<Department>().WithMany().HasForeignKey(s => s.DepartmentId);
        });
        model.Entity<SectionMember>(table =>
        {
            table.ToTable("section_member");
            table.Property(m => m.Id).UseIdentityAlwaysColumn();
            table.HasOne<Section>().WithMany().HasForeignKey(m => m.SectionId);
        });
        model.Entity<Project>(table =>
        {
            table.ToTable("project");
            table.Property(p => p.Id).UseIdentityAlwaysColumn();
            table.Property(p => p.Version).IsConcurrencyToken();
            table.Property(p => p.State).HasConversion(state => state.ToString().ToLowerInvariant(), text => Enum.Parse<ProjectState>(text, true));
            table.HasOne<Section>().WithMany().HasForeignKey(p => p.SectionId);
        });
        model.Entity<Appraisal>(table =>
        {
            table.ToTable("appraisal");
            table.Property(a => a.Id).UseIdentityAlwaysColumn();
            table.Ignore(a => a.Points);
            table.HasOne<Project>().WithMany().HasForeignKey(a => a.ProjectId);
            table.HasMany(a => a.Aspects).WithOne().HasForeignKey(a => a.AppraisalId);
        });
        model.Entity<AppraisalAspect>(table =>
        {
            table.ToTable("appraisal_aspect");
            table.Property(a => a.Id).UseIdentityAlwaysColumn();
        });
        model.UseSnakeCase();
    }
}
