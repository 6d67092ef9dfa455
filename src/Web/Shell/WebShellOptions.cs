using Anlan.Platform.Language;

namespace Anlan.Web.Shell;

/// <summary>What a district sets for the frame around its pages.</summary>
public sealed class WebShellOptions
{
    /// <summary>The bureau whose platform this is; shown beside the product's name and on every printed page.</summary>
    public Bilingual? Bureau { get; set; }

    /// <summary>A remark shown on every page, such as 演示数据 / demonstration data.</summary>
    public Bilingual? Notice { get; set; }

    public string LogInPath { get; set; } = "/account/log-in";

    /// <summary>Receives a POST with an antiforgery token.</summary>
    public string LogOutPath { get; set; } = "/account/log-out";

    /// <summary>The claim that holds the reader's name as people say it. Without it the account name is shown.</summary>
    public string NameClaim { get; set; } = "name";
}
