using Anlan.Platform.Language;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Library.Dictionaries;

/// <summary>A column that holds codes of a dictionary. What it holds stays readable: an entry that is used is ended, never removed.</summary>
/// <param name="Dictionary">organisation_kind.</param>
/// <param name="Name">What people call the column: 单位的类型.</param>
/// <param name="Table">A guarded table, with its schema.</param>
public sealed record DictionaryUse(string Dictionary, Bilingual Name, string Table, string Column);

public static class DictionaryServices
{
    /// <summary>Says which column of a register holds codes of a dictionary.</summary>
    public static IServiceCollection AddDictionaryUse(this IServiceCollection services, string dictionary, Bilingual name, string table, string column) =>
        services.AddSingleton(new DictionaryUse(dictionary, name, table, column));
}
