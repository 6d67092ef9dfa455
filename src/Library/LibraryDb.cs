using Anlan.Library.Calendar;
using Anlan.Library.Dictionaries;
using Anlan.Library.Divisions;
using Anlan.Library.Organisations;
using Anlan.Library.People;
using Anlan.Platform.Keys;
using Anlan.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library;

/// <summary>The tables of the library.</summary>
public sealed class LibraryDb(DbContextOptions<LibraryDb> options) : DbContext(options)
{
    public DbSet<Division> Divisions => Set<Division>();

    public DbSet<CodeDictionary> Dictionaries => Set<CodeDictionary>();

    public DbSet<DictionaryCheck> DictionaryChecks => Set<DictionaryCheck>();

    public DbSet<DictionaryEntry> Entries => Set<DictionaryEntry>();

    public DbSet<CalendarDay> CalendarDays => Set<CalendarDay>();

    public DbSet<CalendarYear> CalendarYears => Set<CalendarYear>();

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Person> People => Set<Person>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration) => configuration.UseEncryptedText();

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
        model.Entity<CodeDictionary>(table =>
        {
            table.ToTable("dictionary");
            table.Property(d => d.Id).UseIdentityAlwaysColumn();
            table.Property(d => d.Version).IsConcurrencyToken();
            table.Ignore(d => d.Name).Ignore(d => d.Source).Ignore(d => d.Steward);
        });
        model.Entity<DictionaryCheck>(table =>
        {
            table.ToTable("dictionary_check");
            table.Property(c => c.Id).UseIdentityAlwaysColumn();
        });
        model.Entity<DictionaryEntry>(table =>
        {
            table.ToTable("dictionary_entry");
            table.Property(e => e.Id).UseIdentityAlwaysColumn();
            table.Property(e => e.Version).IsConcurrencyToken();
            table.HasOne<CodeDictionary>().WithMany().HasForeignKey(e => e.Dictionary).HasPrincipalKey(d => d.Code);
            table.Ignore(e => e.Name);
        });
        model.Entity<CalendarDay>(table =>
        {
            table.ToTable("calendar_day");
            table.Property(d => d.Id).UseIdentityAlwaysColumn();
            table.Property(d => d.Version).IsConcurrencyToken();
            table.Ignore(d => d.Name);
        });
        model.Entity<CalendarYear>(table =>
        {
            table.ToTable("calendar_year");
            table.Property(y => y.Id).UseIdentityAlwaysColumn();
        });
        model.Entity<Organisation>(table =>
        {
            table.ToTable("organisation");
            table.Property(o => o.Id).UseIdentityAlwaysColumn();
            table.Property(o => o.Version).IsConcurrencyToken();
            table.HasOne<Organisation>("Parent").WithMany().HasForeignKey(o => o.ParentId);
        });
        model.Entity<Person>(table =>
        {
            table.ToTable("person");
            table.Property(p => p.Id).UseIdentityAlwaysColumn();
            table.Property(p => p.Version).IsConcurrencyToken();
            table.HasOne(p => p.Organisation).WithMany().HasForeignKey(p => p.OrganisationId);
        });
        model.UseSnakeCase();
        // The row policies go by a column of this name; here it is the code itself.
        model.Entity<Division>().Property(d => d.Code).HasColumnName("division");
    }
}
