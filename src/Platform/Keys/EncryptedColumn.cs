using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Keys;

/// <summary>A column of personal data that lies encrypted in the database. A value is bound to its column: moved to another one it cannot be opened.</summary>
/// <param name="Table">With its schema: library.person.</param>
/// <param name="Column">The text column.</param>
public sealed record EncryptedColumn(string Table, string Column)
{
    /// <summary>The primary key of the table, one column.</summary>
    public string Key { get; init; } = "id";

    /// <summary>The column that allows an exact search without decrypting; null when there is none.</summary>
    public string? Index { get; init; }

    /// <summary>The form in which values are compared: a phone number without blanks.</summary>
    public Func<string, string> Tidy { get; init; } = text => text.Trim();

    /// <summary>What everybody sees who may see the row.</summary>
    public Func<string, string> Mask { get; init; } = Masked.Whole;

    public string Name => $"{Table}.{Column}";

    public override string ToString() => Name;
}

public static class EncryptedColumns
{
    /// <summary>Makes the column known to <c>./anlan keys reencrypt</c>. Every encrypted column must be.</summary>
    public static IServiceCollection AddEncryptedColumn(this IServiceCollection services, EncryptedColumn column) => services.AddSingleton(column);
}
