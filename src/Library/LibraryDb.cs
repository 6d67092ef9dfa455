using Anlan.Library.Divisions;
using Anlan.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library;

/// <summary>The tables of the library.</summary>
public sealed class LibraryDb(DbContextOptions<LibraryDb> options) : DbContext(options)
{
    public DbSet<Division> Divisions => Set<Division>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.HasDefaultSchema("library");
        model.Entity<Division>(table =>
        {
            table.ToTable("division");
            table.Property(d => d.Id).UseIdentityAlwaysColumn();
            table.Property(d => d.Parent).ValueGeneratedOnAddOrUpdate();
            table.Property(d => d.Version).IsConcurrencyToken();
            table.Ignore(d => d.Name);
        });
        model.UseSnakeCase();
        // The row policies go by a column of this name; here it is the code itself.
        model.Entity<Division>().Property(d => d.Code).HasColumnName("division");
    }
}
