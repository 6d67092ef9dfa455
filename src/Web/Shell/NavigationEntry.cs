using Anlan.Platform.Language;

namespace Anlan.Web.Shell;

/// <summary>
/// One line of the navigation. A module registers its own: <c>services.AddSingleton(new NavigationEntry(…))</c>.
/// </summary>
/// <param name="Centre">Under which heading it stands.</param>
/// <param name="Text">What it is called.</param>
/// <param name="Icon">A name from <c>icons.txt</c>.</param>
/// <param name="Href">A path of this site, beginning with a slash.</param>
/// <param name="Permission">The authorization policy a reader must meet to see it; null for everybody who is logged in.</param>
/// <param name="Order">Position within the centre, smallest first.</param>
public sealed record NavigationEntry(Centre Centre, Bilingual Text, string Icon, string Href, string? Permission = null, int Order = 100);

/// <summary>One line of the menu under the reader's name, such as "change password". Registered like a <see cref="NavigationEntry"/>.</summary>
public sealed record AccountEntry(Bilingual Text, string Icon, string Href, int Order = 100);
