using Anlan.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Affairs.SelfEvaluation.Storage;

/// <summary>The tables of this centre.</summary>
public sealed class AffairsDb(DbContextOptions<AffairsDb> options) : DbContext(options)
{
    public DbSet<EvaluationRecord> Evaluations => Set<EvaluationRecord>();

    public DbSet<EvaluationVersion> Versions => Set<EvaluationVersion>();

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
        model.UseSnakeCase();
    }
}
