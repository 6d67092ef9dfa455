using Anlan.Platform.Language;
using Anlan.Platform.Office.Reading;
using Anlan.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Imports;

/// <summary>
/// How tables are brought into one register. A register states its columns and what one line does to its records; the rest (upload, columns, trial, progress,
/// going on after an interruption, undoing, who did it) is the same for all. Its table has the columns <c>id bigint</c> and <c>version int</c>.
/// </summary>
public abstract class RegisterImport
{
    /// <summary>In addresses and in the database: organisations.</summary>
    public abstract string Code { get; }

    public abstract Bilingual Name { get; }

    /// <summary>Who may change the register by hand may do so by a table.</summary>
    public abstract string Permission { get; }

    /// <summary>With its schema: library.organisation.</summary>
    public abstract string Table { get; }

    /// <summary>The page of the register.</summary>
    public abstract string Page { get; }

    public abstract IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>Whether a file for it may hold what the register keeps encrypted.</summary>
    public bool HoldsPersonalData => Columns.Any(c => c.Personal);

    /// <summary>By what a line is known to mean a record that is there already, for whoever prepares a table.</summary>
    public abstract Bilingual Matching { get; }

    /// <summary>Choices, limits and the like that the template tells of a column.</summary>
    public virtual Task<IReadOnlyList<Bilingual>> ListAllowedAsync(ImportColumn column, CancellationToken stop = default) => Task.FromResult<IReadOnlyList<Bilingual>>([]);

    /// <summary>The context of its records; saved by the engine.</summary>
    public abstract DbContext Records { get; }

    /// <summary>Judges the lines and enters into <see cref="Records"/>, without saving, what the good ones say.</summary>
    public abstract Task<IReadOnlyList<TakenLine>> TakeAsync(IReadOnlyList<FileLine> lines, CancellationToken stop);

    /// <summary>Which of these records may not be removed although no foreign key says so.</summary>
    public virtual Task<IReadOnlySet<long>> ListReferredAsync(Work work, IReadOnlyList<long> records, CancellationToken stop) => Task.FromResult<IReadOnlySet<long>>(new HashSet<long>());
}

/// <summary>A column that a table may bring.</summary>
/// <param name="Field">The property of the record or its form.</param>
/// <param name="Title">As it stands in the template.</param>
/// <param name="Example">A value that is taken, for the template.</param>
public sealed record ImportColumn(string Field, Bilingual Title, string Example)
{
    public bool Required { get; init; }

    /// <summary>Other headings under which people have it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public Bilingual? Help { get; init; }

    /// <summary>Personal data: shown neither before nor after.</summary>
    public bool Personal { get; init; }
}

/// <summary>A line of the file: the cells that are not empty, by the field they were assigned to.</summary>
public sealed record FileLine(int Line, IReadOnlyDictionary<string, TableCell> Cells);

/// <summary>What a register has made of a line.</summary>
/// <param name="Outcome">added, changed, same or rejected.</param>
/// <param name="Record">The record in the context; null for a rejected line.</param>
/// <param name="Problems">By field; an empty field means the whole line.</param>
/// <param name="Changes">Of a changed record.</param>
public sealed record TakenLine(int Line, string Outcome, object? Record, IReadOnlyList<(string Field, Bilingual Message)> Problems, IReadOnlyList<LineChange> Changes);

public static class RegisterImports
{
    /// <summary>Lets tables be brought into a register.</summary>
    public static IServiceCollection AddRegisterImport<TImport>(this IServiceCollection services) where TImport : RegisterImport => services.AddScoped<RegisterImport, TImport>();
}
