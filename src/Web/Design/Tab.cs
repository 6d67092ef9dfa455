using Anlan.Platform.Language;

namespace Anlan.Web.Design;

/// <summary>One of several views of the same thing, each at an address of its own.</summary>
public sealed record Tab(Bilingual Text, string Href, bool Current, int? Count = null);
