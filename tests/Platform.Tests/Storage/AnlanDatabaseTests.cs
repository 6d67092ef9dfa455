using Anlan.Platform.Starting;
using Anlan.Platform.Storage;
using Microsoft.Extensions.Configuration;

namespace Anlan.Platform.Tests.Storage;

public sealed class AnlanDatabaseTests
{
    [Fact]
    public void Without_a_setting_it_says_what_to_set()
    {
        var refusal = Should.Throw<CannotStartException>(() => new AnlanDatabase(new ConfigurationBuilder().Build()));
        refusal.Reason.Zh.ShouldContain("ANLAN_DATABASE");
        refusal.Reason.En.ShouldContain("./run");
    }

    [Theory]
    [InlineData("postgres://db/anlan")]
    [InlineData("Host=db;Colour=red")]
    [InlineData("Host=db;No Reset On Close=true")]
    public void An_unusable_connection_string_is_refused(string text) =>
        Should.Throw<CannotStartException>(() => new AnlanDatabase(text)).Reason.En.ShouldContain("ANLAN_DATABASE is not a usable");
}
