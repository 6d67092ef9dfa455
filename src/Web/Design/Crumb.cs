using Anlan.Platform.Language;

namespace Anlan.Web.Design;

/// <summary>A step on the way to a page; without an address, such as a centre, it is only named. The page itself is not one.</summary>
public sealed record Crumb(Bilingual Text, string? Href = null);
