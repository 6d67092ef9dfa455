using Anlan.Rules.Frameworks;
using Anlan.Testing;

namespace Anlan.Rules.Tests;

/// <summary>The editions that come with the platform.</summary>
static class Editions
{
    public static string Folder => Repository.PathOf("data", "frameworks");

    public static FrameworkLibrary Library { get; } = FrameworkLibrary.Load(Folder);

    public static IEnumerable<FrameworkEdition> Scored => Library.All.Where(edition => edition.Scored);
}
