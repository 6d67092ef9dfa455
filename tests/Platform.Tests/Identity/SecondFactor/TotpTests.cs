using System.Text;
using Anlan.Platform.Identity.SecondFactor;

namespace Anlan.Platform.Tests.Identity.SecondFactor;

public sealed class TotpTests
{
    static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, the column for SHA-1.
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Totp.Code(Secret, Totp.Step(DateTimeOffset.FromUnixTimeSeconds(seconds)), digits: 8).ShouldBe(code);

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void A_code_is_taken_half_a_minute_before_and_after_its_time(int seconds, bool taken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        Totp.FindStep(Secret, Totp.Code(Secret, Totp.Step(now)), now.AddSeconds(seconds)).HasValue.ShouldBe(taken);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("abcdef")]
    public void What_is_no_code_is_wrong(string typed) => Totp.FindStep(Secret, typed, DateTimeOffset.FromUnixTimeSeconds(59)).ShouldBeNull();

    // RFC 4648, clause 10, without the padding.
    [Theory]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void A_secret_is_written_as_the_standard_says(string bytes, string text) => Base32.Write(Encoding.ASCII.GetBytes(bytes)).ShouldBe(text);

    [Fact]
    public void The_address_names_issuer_and_account_once_for_each_kind_of_app() =>
        Totp.Address(Secret, "安澜", "张伟").ShouldBe(
            "otpauth://totp/%E5%AE%89%E6%BE%9C:%E5%BC%A0%E4%BC%9F?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E5%AE%89%E6%BE%9C&period=30");

    [Theory]
    [InlineData("abcd-efgh-jklm")]
    [InlineData("ABCDEFGHJKLM")]
    [InlineData(" ABCD EFGH JKLM ")]
    public void A_recovery_code_is_known_however_it_is_typed(string typed)
    {
        RecoveryCode.Digest(typed).ShouldBe(RecoveryCode.Digest("ABCD-EFGH-JKLM"));
        RecoveryCode.LooksLikeOne(typed).ShouldBeTrue();
        RecoveryCode.LooksLikeOne("123456").ShouldBeFalse();
    }
}
