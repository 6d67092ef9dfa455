namespace Anlan.Platform.Identity.Oidc;

/// <summary>A provider that knows the users already, such as 统一身份认证, from the settings <c>Oidc:…</c>. Off while no authority is named.</summary>
public sealed class OidcOptions
{
    /// <summary>The address below which <c>/.well-known/openid-configuration</c> is found; equal to the issuer to the letter, a slash at the end included.</summary>
    public string Authority { get; set; } = "";

    public string ClientId { get; set; } = "";
    public string ClientSecret { get; set; } = "";
    public string Scope { get; set; } = "openid profile";

    /// <summary>The claim that holds the user name here.</summary>
    public string NameClaim { get; set; } = "preferred_username";

    public string DisplayNameClaim { get; set; } = "name";

    /// <summary>What the button on the log-in page says.</summary>
    public string TitleZh { get; set; } = "统一身份认证登录";
    public string TitleEn { get; set; } = "Log in with the common identity";

    /// <summary>Somebody whom the provider knows and the platform does not gets an account without a role.</summary>
    public bool CreateUnknown { get; set; }

    /// <summary>The division of accounts made so.</summary>
    public string Division { get; set; } = "";

    public bool IsOn => Authority.Length > 0;
}
