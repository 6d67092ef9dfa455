using System.Text.Json;
using Anlan.Platform.Language;
using Anlan.Web.Design;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Anlan.Web.Shell;

/// <summary>
/// A message that outlives one redirect: said by the page that has saved something, shown by the page that comes next, in the language of that page.
/// </summary>
public sealed class Flash(IHttpContextAccessor accessor, IDataProtectionProvider protection)
{
    private const string CookieName = "anlan-flash";
    private readonly IDataProtector _protector = protection.CreateProtector("Anlan.Flash");

    public sealed record Message(string Zh, string En, Tone Tone)
    {
        public Bilingual Text => new(Zh, En);
    }

    /// <summary>To be called before the redirect; several messages are shown in the order they were said.</summary>
    public void Say(Bilingual text, Tone tone = Tone.Good)
    {
        _said.Add(new(text.Zh, text.En, tone));
        var value = _protector.Protect(JsonSerializer.Serialize(_said));
        Context.Response.Cookies.Append(CookieName, value, Cookie(Context));
    }

    /// <summary>The messages said before; they are then forgotten.</summary>
    public IReadOnlyList<Message> Take()
    {
        if (Context.Request.Cookies[CookieName] is not { } value) return [];
        if (!Context.Response.HasStarted) Context.Response.Cookies.Delete(CookieName, Cookie(Context));
        try
        {
            return JsonSerializer.Deserialize<Message[]>(_protector.Unprotect(value)) ?? [];
        }
        catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or JsonException)
        {
            return []; // written under keys that are gone: a lost courtesy, not an error
        }
    }

    private readonly List<Message> _said = [];

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("A flash message needs a request.");

    private static CookieOptions Cookie(HttpContext context) =>
        new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = "/" };
}
