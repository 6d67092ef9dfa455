using Anlan.Platform.Keys;
using Anlan.Platform.Starting;
using Microsoft.Extensions.Configuration;

#pragma warning disable CA1416 // Linux only
namespace Anlan.Platform.Tests.Keys;

public sealed class KeyFolderTests : IDisposable
{
    readonly string path = Path.Combine(Path.GetTempPath(), $"anlan-keys-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
    }

    [Fact]
    public void It_is_made_for_its_owner_alone()
    {
        _ = new KeyFolder(path);
        File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Theory, InlineData(UnixFileMode.GroupRead), InlineData(UnixFileMode.OtherExecute), InlineData(UnixFileMode.GroupWrite)]
    public void A_folder_that_others_may_enter_is_refused(UnixFileMode others)
    {
        _ = new KeyFolder(path);
        File.SetUnixFileMode(path, File.GetUnixFileMode(path) | others);
        var refusal = Should.Throw<CannotStartException>(() => new KeyFolder(path));
        refusal.Reason.Zh.ShouldContain($"chmod 700 {path}");
    }

    [Fact]
    public void A_file_that_others_may_read_is_refused()
    {
        var folder = new KeyFolder(path);
        folder.TryAdd("secret", "x"u8).ShouldBeTrue();
        File.GetUnixFileMode(folder.PathOf("secret")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.SetUnixFileMode(folder.PathOf("secret"), UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Should.Throw<CannotStartException>(() => folder.Find("secret")).Reason.En.ShouldContain("chmod 600");
    }

    [Fact]
    public void Of_many_who_add_the_same_file_at_once_one_succeeds_and_nothing_else_is_left()
    {
        var folder = new KeyFolder(path);
        var winners = ParallelEnumerable.Range(0, 40).WithDegreeOfParallelism(8).Count(i => folder.TryAdd("master.keys", [(byte)i]));
        winners.ShouldBe(1);
        Directory.GetFiles(path).ShouldBe([folder.PathOf("master.keys")]);
    }

    [Fact]
    public void A_file_is_replaced_as_a_whole()
    {
        var folder = new KeyFolder(path);
        folder.Find("a").ShouldBeNull();
        folder.TryAdd("a", "one"u8);
        folder.Replace("a", "two"u8);
        folder.Find("a").ShouldBe("two"u8.ToArray());
    }

    [Fact]
    public void Without_a_setting_it_says_what_to_set() =>
        Should.Throw<CannotStartException>(() => new KeyFolder(new ConfigurationBuilder().Build())).Reason.En.ShouldContain("ANLAN_KEYS");

    [Fact]
    public void A_folder_that_cannot_be_made_is_told_without_a_trace() =>
        Should.Throw<CannotStartException>(() => new KeyFolder("/proc/nowhere/keys")).Reason.Zh.ShouldContain("/proc/nowhere/keys");
}
