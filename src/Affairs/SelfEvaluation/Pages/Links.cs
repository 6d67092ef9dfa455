namespace Anlan.Affairs.SelfEvaluation.Pages;

/// <summary>Addresses of the pages of an evaluation.</summary>
public static class Links
{
    public const string List = "/affairs/evaluations";

    public static string To(string code, string? page = null) => $"{List}/of/{Uri.EscapeDataString(code)}{(page is null ? "" : "/" + page)}";

    public static string ToFramework(string code) => "/affairs/frameworks/" + Uri.EscapeDataString(code);

    public static string Compare(string a, string? b) => $"{List}/compare?a={Uri.EscapeDataString(a)}{(b is null ? "" : "&b=" + Uri.EscapeDataString(b))}";
}
