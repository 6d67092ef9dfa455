using Anlan.Platform.Keys;
using Anlan.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.Tests.Keys;

public sealed class UnmaskingTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    static readonly EncryptedColumn Phone = new("test.person", "phone") { Mask = Masked.Phone };

    [Fact]
    public async Task Seeing_a_value_in_full_is_noted_with_who_whose_what_and_why_but_not_with_the_value()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var scope = await app.Work("990101");
        var value = scope.Services.GetRequiredService<FieldEncryption>().Encrypt(Phone, "13812345678");
        var unmasking = scope.Services.GetRequiredService<Unmasking>();

        (await unmasking.ShowAsync(Phone, value, "test.person/7", "990101", "联系本人", stop)).ShouldBe("13812345678");

        await using var question = scope.Work.Command("select kind || ' ' || name || ' ' || actor_name || ' ' || reason || ' ' || after::text from log.entry where subject = 'test.person/7'");
        var noted = (string)(await question.ExecuteScalarAsync(stop))!;
        noted.ShouldBe("access unmasked test 联系本人 {\"column\": \"test.person.phone\"}");
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_shown()
    {
        await using var scope = await app.Work("990101");
        var value = scope.Services.GetRequiredService<FieldEncryption>().Encrypt(Phone, "13812345678");
        await Should.ThrowAsync<ArgumentException>(() => scope.Services.GetRequiredService<Unmasking>().ShowAsync(Phone, value, "test.person/8", "990101", " ", TestContext.Current.CancellationToken));
    }
}
