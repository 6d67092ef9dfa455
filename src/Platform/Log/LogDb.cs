using Anlan.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Platform.Log;

/// <summary>The log as a reader within his jurisdiction sees it.</summary>
public sealed class LogDb(DbContextOptions<LogDb> options) : DbContext(options)
{
    public IQueryable<LogEntry> Entries => Set<LogEntry>().AsNoTracking();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<LogEntry>(entry =>
        {
            entry.ToTable("entry", "log");
            entry.HasKey(e => e.Id);
            entry.Property(e => e.Before).HasColumnType("jsonb");
            entry.Property(e => e.After).HasColumnType("jsonb");
        });
        model.UseSnakeCase();
    }
}

/// <summary>One thing that was changed, done, seen or decided.</summary>
public sealed class LogEntry
{
    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>change, fact, access or security.</summary>
    public required string Kind { get; init; }

    public required string Name { get; init; }

    public required string Division { get; init; }

    public string? Subject { get; init; }

    public Guid? Actor { get; init; }

    public required string ActorName { get; init; }

    public string? OnBehalfOf { get; init; }

    public string? Address { get; init; }

    public string? Request { get; init; }

    public required string Reason { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    /// <summary>Its number in the sealed order; null for the moment until it is sealed.</summary>
    public long? Seq { get; init; }

    public DateTimeOffset? ForgottenAt { get; init; }
}
