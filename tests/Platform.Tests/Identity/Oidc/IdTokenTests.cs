using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Anlan.Platform.Identity.Oidc;

namespace Anlan.Platform.Tests.Identity.Oidc;

public sealed class IdTokenTests
{
    static readonly RSA Key = RSA.Create(2048);
    static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    [Fact]
    public void A_token_that_answers_the_request_is_taken() => IdToken.Text(Check(Token()), "sub").ShouldBe("u-1");

    [Theory]
    [InlineData("iss", "https://evil.example", "issued by")]
    [InlineData("aud", "another", "somebody else")]
    [InlineData("azp", "another", "somebody else")]
    [InlineData("nonce", "old", "another request")]
    [InlineData("sub", "", "names nobody")]
    public void A_token_of_another_issuer_client_or_request_is_refused(string claim, string value, string why) =>
        Should.Throw<OidcException>(() => Check(Token((claim, value)))).Message.ShouldContain(why);

    [Theory]
    [InlineData("exp", -130, "out of date")]
    [InlineData("iat", 130, "from the future")]
    [InlineData("nbf", 130, "from the future")]
    public void A_token_out_of_its_time_is_refused(string claim, int seconds, string why) =>
        Should.Throw<OidcException>(() => Check(Token((claim, Now.ToUnixTimeSeconds() + seconds)))).Message.ShouldContain(why);

    [Fact]
    public void A_changed_token_is_refused()
    {
        var parts = Token().Split('.');
        var forged = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])).Replace("u-1", "u-2")));
        Should.Throw<OidcException>(() => Check($"{parts[0]}.{forged}.{parts[2]}")).Message.ShouldContain("No key");
    }

    // Without a signature, and with the public key used as the secret of an HMAC.
    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    public void An_algorithm_without_a_public_key_is_refused(string algorithm)
    {
        var text = $"{Part(new { alg = algorithm })}.{Token().Split('.')[1]}";
        var signature = algorithm == "none" ? "" : Base64Url.EncodeToString(HMACSHA256.HashData(Key.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(text)));
        Should.Throw<OidcException>(() => Check($"{text}.{signature}")).Message.ShouldContain("No key");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("%%.%%.%%")]
    [InlineData("bnVsbA.bnVsbA.x")]
    public void What_is_no_token_is_refused(string token) => Should.Throw<OidcException>(() => Check(token));

    static JsonElement Check(string token)
    {
        var key = Key.ExportParameters(false);
        var keys = JsonSerializer.SerializeToElement(new { keys = new[] { new { kty = "RSA", use = "sig", kid = "1", n = Base64Url.EncodeToString(key.Modulus), e = Base64Url.EncodeToString(key.Exponent) } } });
        return IdToken.Check(token, keys, "https://id.example", "anlan", "n-1", Now);
    }

    static string Token(params (string Claim, object Value)[] changed)
    {
        var claims = new Dictionary<string, object>
        {
            ["iss"] = "https://id.example",
            ["aud"] = "anlan",
            ["sub"] = "u-1",
            ["nonce"] = "n-1",
            ["iat"] = Now.ToUnixTimeSeconds(),
            ["exp"] = Now.ToUnixTimeSeconds() + 300,
        };
        foreach (var (claim, value) in changed) claims[claim] = value;
        var text = $"{Part(new { alg = "RS256", kid = "1" })}.{Part(claims)}";
        return $"{text}.{Base64Url.EncodeToString(Key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    static string Part(object content) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(content));
}
