using Anlan.Platform.Language;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Library.Dictionaries;

/// <summary>数据字典: a code table that a module uses; its entries are rows.</summary>
/// <param name="Code">The name in the table of entries: organisation_kind.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Use">Where it is used.</param>
public sealed record DictionaryDefinition(string Code, Bilingual Name, Bilingual Use);

public static class DictionaryServices
{
    /// <summary>Makes a code table known, so that its entries can be kept on its page.</summary>
    public static IServiceCollection AddDictionary(this IServiceCollection services, string code, Bilingual name, Bilingual use) =>
        services.AddSingleton(new DictionaryDefinition(code, name, use));
}
