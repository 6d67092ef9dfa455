using Anlan.Platform.Language;

namespace Anlan.Web.Shell;

/// <summary>What the platform is called.</summary>
public static class Product
{
    public static readonly Bilingual Name = new("安澜", "Anlan");
}
