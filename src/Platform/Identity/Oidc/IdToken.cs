using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Anlan.Platform.Identity.Oidc;

/// <summary>
/// Checks an ID token as OpenID Connect Core 1.0, clause 3.1.3.7, asks: the signature by a key of the provider, who issued it, for whom, until when, and in
/// answer to which request. Of the algorithms only those with a public key: <c>none</c> and those keyed with the client's secret are refused.
/// </summary>
internal static class IdToken
{
    static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    /// <returns>The claims.</returns>
    /// <exception cref="OidcException">It will not do, and why.</exception>
    public static JsonElement Check(string token, JsonElement keys, string issuer, string client, string nonce, DateTimeOffset now)
    {
        try
        {
            return Checked(token, keys, issuer, client, nonce, now);
        }
        catch (Exception trouble) when (trouble is InvalidOperationException or ArgumentException) // text that is no UTF-8, keys with parts missing
        {
            throw new OidcException("The ID token or a key of the provider cannot be read.", cause: trouble);
        }
    }

    static JsonElement Checked(string token, JsonElement keys, string issuer, string client, string nonce, DateTimeOffset now)
    {
        if (token.Split('.') is not [var head, var body, var signature]) throw new OidcException("The ID token has not three parts.");
        var (header, claims) = (Json(head), Json(body));
        var algorithm = Text(header, "alg");
        if (!Keys(keys, header).Any(key => IsSigned(key, algorithm, Encoding.ASCII.GetBytes($"{head}.{body}"), Bytes(signature))))
            throw new OidcException($"No key of the provider has signed the ID token ({algorithm}).");
        if (Text(claims, "iss") != issuer) throw new OidcException($"The ID token was issued by {Text(claims, "iss")}, not by {issuer}.");
        var audience = Audience(claims);
        if (!audience.Contains(client) || (audience.Count > 1 || claims.TryGetProperty("azp", out _)) && Text(claims, "azp") != client)
            throw new OidcException("The ID token is meant for somebody else.");
        if (Time(claims, "exp") is not { } end || end + Skew <= now) throw new OidcException("The ID token is out of date.");
        if (Time(claims, "iat") is { } issued && issued - Skew > now || Time(claims, "nbf") is { } start && start - Skew > now) throw new OidcException("The ID token comes from the future: one of the clocks is wrong.");
        if (nonce.Length == 0 || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Text(claims, "nonce") ?? ""), Encoding.UTF8.GetBytes(nonce)))
            throw new OidcException("The ID token answers another request.");
        if (Text(claims, "sub") is not { Length: > 0 and <= 255 } subject || subject.Any(char.IsControl)) throw new OidcException("The ID token names nobody.");
        return claims;
    }

    public static string? Text(JsonElement part, string name) => part.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    static IEnumerable<JsonElement> Keys(JsonElement keys, JsonElement header) =>
        from key in keys.TryGetProperty("keys", out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : Array.Empty<JsonElement>()
        where key.ValueKind == JsonValueKind.Object
        where Text(key, "use") is null or "sig"
        where Text(header, "kid") is not { } wanted || Text(key, "kid") is null || Text(key, "kid") == wanted
        where Text(key, "alg") is not { } meant || meant == Text(header, "alg")
        select key;

    static bool IsSigned(JsonElement key, string? algorithm, byte[] text, byte[] signature)
    {
        try
        {
            switch (algorithm, Text(key, "kty"))
            {
                case ("RS256" or "PS256", "RSA") when (Bytes(Text(key, "n") ?? ""), Bytes(Text(key, "e") ?? "")) is ({ Length: >= 256 } n, { Length: > 0 } e):
                    using (var rsa = RSA.Create(new RSAParameters { Modulus = n, Exponent = e }))
                        return rsa.KeySize >= 2048 && rsa.VerifyData(text, signature, HashAlgorithmName.SHA256, algorithm == "RS256" ? RSASignaturePadding.Pkcs1 : RSASignaturePadding.Pss);
                case ("ES256", "EC") when Text(key, "crv") == "P-256":
                    using (var ec = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = Bytes(Text(key, "x") ?? ""), Y = Bytes(Text(key, "y") ?? "") } }))
                        return ec.VerifyData(text, signature, HashAlgorithmName.SHA256);
                default:
                    return false;
            }
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    static List<string> Audience(JsonElement claims) => claims.TryGetProperty("aud", out var audience)
        ? audience.ValueKind == JsonValueKind.Array ? [.. audience.EnumerateArray().Select(a => a.ToString())] : [audience.ToString()]
        : [];

    static DateTimeOffset? Time(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds) && seconds is > 0 and < 253402300800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    static JsonElement Json(string part)
    {
        try
        {
            return JsonDocument.Parse(Bytes(part)).RootElement is { ValueKind: JsonValueKind.Object } read ? read : throw new OidcException("A part of the ID token is no object.");
        }
        catch (JsonException)
        {
            throw new OidcException("A part of the ID token cannot be read.");
        }
    }

    static byte[] Bytes(string text)
    {
        try
        {
            return Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            throw new OidcException("A part of the ID token cannot be read.");
        }
    }
}

/// <summary>The provider's answer will not do; the reason is for the logs, not for the reader, and holds no secret.</summary>
public sealed class OidcException(string reason, OidcFailure how = OidcFailure.Refused, Exception? cause = null) : Exception(reason, cause)
{
    public OidcFailure How => how;
}

/// <summary>What the reader can do about it.</summary>
public enum OidcFailure
{
    /// <summary>The provider refuses him, or what it says of him does not hold.</summary>
    Refused,

    /// <summary>The provider is down, answers nonsense or is not the one that was set: an administrator has to look.</summary>
    Unusable,

    /// <summary>Nothing was waited for: too late, another browser, or an answer that has been used.</summary>
    NotWaitedFor,
}
