using Anlan.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Platform.Imports;

/// <summary>Imports and their lines, within the jurisdiction of the work.</summary>
public sealed class ImportsDb(DbContextOptions<ImportsDb> options) : DbContext(options)
{
    public DbSet<Import> Imports => Set<Import>();

    public IQueryable<ImportLine> Lines => Set<ImportLine>().AsNoTracking();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.HasDefaultSchema("imports");
        model.Entity<Import>(table =>
        {
            table.ToTable("import");
            table.Property(i => i.Id).UseIdentityAlwaysColumn();
            table.Property(i => i.Mapping).HasColumnType("jsonb");
            table.Property(i => i.State).IsConcurrencyToken(); // of two who press a button the second is told
            table.Ignore(i => i.Fields);
        });
        model.Entity<ImportLine>(table =>
        {
            table.ToTable("line");
            table.HasKey(l => new { l.ImportId, l.Line });
            table.Property(l => l.Told).HasColumnType("jsonb");
            table.Ignore(l => l.Problems);
            table.Ignore(l => l.Changes);
        });
        model.UseSnakeCase();
    }
}
