using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Anlan.Platform.Identity.Oidc;

/// <summary>Talks to the provider: authorization code flow with PKCE (RFC 7636) and a nonce.</summary>
public sealed class OidcProvider(HttpClient http, IOptions<OidcOptions> options, TimeProvider clock)
{
    readonly OidcOptions settings = options.Value;

    /// <summary>A log-in that has been sent to the provider; kept in the browser, protected, until it comes back.</summary>
    public sealed record Request(string State, string Nonce, string Verifier, string Back);

    public static Request New(string back) => new(Random(), Random(), Random(), back);

    /// <summary>Where the browser goes.</summary>
    public async Task<string> AddressAsync(Request request, string redirect, CancellationToken stop = default)
    {
        var metadata = await MetadataAsync(stop);
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(request.Verifier)));
        var query = new Dictionary<string, string>
        {
            ["response_type"] = "code",
            ["client_id"] = settings.ClientId,
            ["redirect_uri"] = redirect,
            ["scope"] = settings.Scope,
            ["state"] = request.State,
            ["nonce"] = request.Nonce,
            ["code_challenge"] = challenge,
            ["code_challenge_method"] = "S256",
        };
        var address = Trusted(Needed(metadata, "authorization_endpoint")).AbsoluteUri;
        return address + (address.Contains('?') ? '&' : '?') + string.Join('&', query.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"));
    }

    /// <summary>Exchanges the code for an ID token and checks it.</summary>
    /// <exception cref="OidcException">The provider refuses, cannot be reached, or its answer will not do.</exception>
    public async Task<OidcPerson> RedeemAsync(Request request, string code, string redirect, CancellationToken stop = default)
    {
        var metadata = await MetadataAsync(stop);
        using var message = new HttpRequestMessage(HttpMethod.Post, Trusted(Needed(metadata, "token_endpoint")))
        {
            Content = new FormUrlEncodedContent(
            [
                new("grant_type", "authorization_code"), new("code", code), new("redirect_uri", redirect), new("client_id", settings.ClientId), new("code_verifier", request.Verifier),
                .. SecretBelongsInTheBody(metadata) ? [new("client_secret", settings.ClientSecret)] : Array.Empty<KeyValuePair<string, string>>(),
            ]),
        };
        if (!SecretBelongsInTheBody(metadata))
            message.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Escaped(settings.ClientId)}:{Escaped(settings.ClientSecret)}")));
        var answer = await SendAsync(message, stop);
        var token = IdToken.Text(answer, "id_token") ?? throw new OidcException("The provider sent no ID token.");
        using var keysAsked = new HttpRequestMessage(HttpMethod.Get, Trusted(Needed(metadata, "jwks_uri")));
        var claims = IdToken.Check(token, await SendAsync(keysAsked, stop), Needed(metadata, "issuer"), settings.ClientId, request.Nonce, clock.GetUtcNow());
        // Some providers keep names out of the ID token: they are asked for, and must be of the same person.
        if (IdToken.Text(claims, settings.NameClaim) is null && IdToken.Text(metadata, "userinfo_endpoint") is { } endpoint && IdToken.Text(answer, "access_token") is { } access)
        {
            using var userInfo = new HttpRequestMessage(HttpMethod.Get, Trusted(endpoint)) { Headers = { Authorization = new("Bearer", access) } };
            var more = await SendAsync(userInfo, stop);
            if (IdToken.Text(more, "sub") == IdToken.Text(claims, "sub"))
                return new(Needed(metadata, "issuer"), IdToken.Text(claims, "sub")!, IdToken.Text(more, settings.NameClaim), IdToken.Text(more, settings.DisplayNameClaim));
        }
        return new(Needed(metadata, "issuer"), IdToken.Text(claims, "sub")!, IdToken.Text(claims, settings.NameClaim), IdToken.Text(claims, settings.DisplayNameClaim));
    }

    async Task<JsonElement> MetadataAsync(CancellationToken stop)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, Trusted(settings.Authority.TrimEnd('/') + "/.well-known/openid-configuration"));
        var metadata = await SendAsync(message, stop);
        return Needed(metadata, "issuer") == settings.Authority
            ? metadata
            : throw new OidcException($"The provider calls itself {Needed(metadata, "issuer")}, not {settings.Authority}.", OidcFailure.Unusable);
    }

    async Task<JsonElement> SendAsync(HttpRequestMessage message, CancellationToken stop)
    {
        var address = message.RequestUri!;
        try
        {
            using var answer = await http.SendAsync(message, stop);
            var text = await answer.Content.ReadAsStringAsync(stop);
            if (!answer.IsSuccessStatusCode)
                throw new OidcException($"{address.GetLeftPart(UriPartial.Path)} answered {(int)answer.StatusCode}{Error(text)}.", (int)answer.StatusCode is >= 400 and < 500 && Error(text).Length > 0 ? OidcFailure.Refused : OidcFailure.Unusable);
            return JsonDocument.Parse(text).RootElement is { ValueKind: JsonValueKind.Object } read ? read : throw new JsonException("it is no object.");
        }
        catch (Exception trouble) when (trouble is HttpRequestException or JsonException || trouble is TaskCanceledException && !stop.IsCancellationRequested)
        {
            throw new OidcException($"{address.GetLeftPart(UriPartial.Path)} gave no usable answer: {trouble.Message}", OidcFailure.Unusable, trouble);
        }
    }

    // In the header both are escaped (RFC 6749, 2.3.1), which some providers do not undo; where it makes a difference and the provider takes the body, there is no doubt about that.
    bool SecretBelongsInTheBody(JsonElement metadata) =>
        metadata.TryGetProperty("token_endpoint_auth_methods_supported", out var methods) && methods.ValueKind == JsonValueKind.Array
        && methods.EnumerateArray().Select(m => m.ToString()).ToList() is var offered && offered.Contains("client_secret_post")
        && (!offered.Contains("client_secret_basic") || Escaped(settings.ClientId) != settings.ClientId || Escaped(settings.ClientSecret) != settings.ClientSecret);

    /// <summary>The code of an error (RFC 6749, 5.2) as far as it is one: whatever else an answer holds may be a secret and stays out of the logs.</summary>
    static string Error(string answer)
    {
        try
        {
            return JsonDocument.Parse(answer).RootElement is { ValueKind: JsonValueKind.Object } read && ErrorCode(IdToken.Text(read, "error")) is { } code ? $" ({code})" : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    /// <summary>The code of an error as the provider sent it, or null where it is no code but any text.</summary>
    public static string? ErrorCode(string? error) => error is { Length: > 0 and <= 60 } && error.All(c => char.IsAsciiLetterLower(c) || c is '_' or '-' or '.') ? error : null;

    // Without TLS anybody on the way could answer; a provider on this machine is not on the way.
    static Uri Trusted(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)
        ? uri
        : throw new OidcException($"{address} is not https.", OidcFailure.Unusable);

    static string Needed(JsonElement metadata, string name) => IdToken.Text(metadata, name) is { Length: <= 2000 } text ? text : throw new OidcException($"The provider does not say its {name}.", OidcFailure.Unusable);

    static string Escaped(string text) => Uri.EscapeDataString(text);

    static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}

/// <summary>Somebody the provider vouches for.</summary>
/// <param name="Subject">His lasting number there.</param>
/// <param name="Name">What he is called in log-ins there; may change hands.</param>
public sealed record OidcPerson(string Issuer, string Subject, string? Name, string? DisplayName);
