using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Anlan.Platform.Identity.LogIn;
using Anlan.Platform.Identity.Oidc;
using Anlan.Testing;

namespace Anlan.Architecture.Tests;

/// <summary>What a server without a network gets to read.</summary>
public sealed partial class BundleTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("anlan-bundle-").FullName;

    [Fact]
    public void Pages_in_the_bundle_link_to_pages_in_the_bundle()
    {
        var script = "root=$1; eval \"$(sed -n '/^collect_docs() {/,/^}/p' \"$root/deploy/bundle\")\"; collect_docs \"$2\"";
        using (var bash = Process.Start("bash", ["-euc", script, "bundle", Repository.Root, folder])!)
        {
            bash.WaitForExit();
            bash.ExitCode.ShouldBe(0);
        }
        var pages = Directory.GetFiles(folder, "*.md", SearchOption.AllDirectories);
        foreach (var page in (string[])["operations/install.md", "handbook/system-administrator.md", "security.md", "security/identity.md"])
            pages.ShouldContain(Path.Combine(folder, page));
        var dead = from page in pages
                   from Match link in Link().Matches(File.ReadAllText(page))
                   let target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, link.Groups[1].Value))
                   where !Path.Exists(target)
                   select $"{Path.GetRelativePath(folder, page)} → {link.Groups[1].Value}";
        dead.ShouldBeEmpty();
    }

    [Fact]
    public void The_settings_file_names_settings_that_there_are()
    {
        var names = from Match line in Setting().Matches(File.ReadAllText(Repository.PathOf("deploy", "anlan.env"))) select (Section: line.Groups[1].Value, Name: line.Groups[2].Value);
        foreach (var (section, name) in names)
            (section == "Ldap" ? typeof(LdapOptions) : typeof(OidcOptions)).GetProperty(name, BindingFlags.Public | BindingFlags.Instance).ShouldNotBeNull($"{section}__{name}");
        names.Select(n => n.Section).Distinct().ShouldBe(["Ldap", "Oidc"]);
    }

    [GeneratedRegex(@"\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^# (Ldap|Oidc)__(\w+)=", RegexOptions.Multiline)]
    private static partial Regex Setting();

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
