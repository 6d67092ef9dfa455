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
        var address = Needed(metadata, "authorization_endpoint");
        return address + (address.Contains('?') ? '&' : '?') + string.Join('&', query.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"));
    }

    /// <summary>Exchanges the code for an ID token and checks it.</summary>
    /// <exception cref="OidcException">The provider refuses, cannot be reached, or its answer will not do.</exception>
    public async Task<OidcPerson> RedeemAsync(Request request, string code, string redirect, CancellationToken stop = default)
    {
        var metadata = await MetadataAsync(stop);
        using var message = new HttpRequestMessage(HttpMethod.Post, Needed(metadata, "token_endpoint"))
        {
            Content = new FormUrlEncodedContent(
            [
                new("grant_type", "authorization_code"), new("code", code), new("redirect_uri", redirect), new("client_id", settings.ClientId), new("code_verifier", request.Verifier),
            ]),
        };
        message.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(
            Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(settings.ClientId)}:{Uri.EscapeDataString(settings.ClientSecret)}")));
        var answer = await SendAsync(message, stop);
        var token = IdToken.Text(answer, "id_token") ?? throw new OidcException("The provider sent no ID token.");
        using var keysAsked = new HttpRequestMessage(HttpMethod.Get, Needed(metadata, "jwks_uri"));
        var claims = IdToken.Check(token, await SendAsync(keysAsked, stop), Needed(metadata, "issuer"), settings.ClientId, request.Nonce, clock.GetUtcNow());
        // Some providers keep names out of the ID token: they are asked for, and must be of the same person.
        if (IdToken.Text(claims, settings.NameClaim) is null && IdToken.Text(metadata, "userinfo_endpoint") is { } endpoint && IdToken.Text(answer, "access_token") is { } access)
        {
            using var userInfo = new HttpRequestMessage(HttpMethod.Get, endpoint) { Headers = { Authorization = new("Bearer", access) } };
            var more = await SendAsync(userInfo, stop);
            if (IdToken.Text(more, "sub") == IdToken.Text(claims, "sub"))
                return new(Needed(metadata, "issuer"), IdToken.Text(claims, "sub")!, IdToken.Text(more, settings.NameClaim), IdToken.Text(more, settings.DisplayNameClaim));
        }
        return new(Needed(metadata, "issuer"), IdToken.Text(claims, "sub")!, IdToken.Text(claims, settings.NameClaim), IdToken.Text(claims, settings.DisplayNameClaim));
    }

    async Task<JsonElement> MetadataAsync(CancellationToken stop)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, settings.Authority.TrimEnd('/') + "/.well-known/openid-configuration");
        var metadata = await SendAsync(message, stop);
        return Needed(metadata, "issuer").TrimEnd('/') == settings.Authority.TrimEnd('/')
            ? metadata
            : throw new OidcException($"The provider calls itself {Needed(metadata, "issuer")}, not {settings.Authority}.");
    }

    async Task<JsonElement> SendAsync(HttpRequestMessage message, CancellationToken stop)
    {
        // Without TLS anybody on the way could answer; a provider on this machine is not on the way.
        if (message.RequestUri is not { } address || address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback) throw new OidcException($"{message.RequestUri} is not https.");
        try
        {
            using var answer = await http.SendAsync(message, stop);
            var text = await answer.Content.ReadAsStringAsync(stop);
            if (!answer.IsSuccessStatusCode) throw new OidcException($"{address.GetLeftPart(UriPartial.Path)} answered {(int)answer.StatusCode}: {text[..Math.Min(text.Length, 200)]}");
            return JsonDocument.Parse(text).RootElement;
        }
        catch (Exception trouble) when (trouble is HttpRequestException or JsonException || trouble is TaskCanceledException && !stop.IsCancellationRequested)
        {
            throw new OidcException($"{address.GetLeftPart(UriPartial.Path)} gave no usable answer: {trouble.Message}", trouble);
        }
    }

    static string Needed(JsonElement metadata, string name) => IdToken.Text(metadata, name) ?? throw new OidcException($"The provider does not say its {name}.");

    static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}

/// <summary>Somebody the provider vouches for.</summary>
/// <param name="Subject">His lasting number there.</param>
/// <param name="Name">What he is called in log-ins there; may change hands.</param>
public sealed record OidcPerson(string Issuer, string Subject, string? Name, string? DisplayName);
