using Anlan.Platform.Language;

namespace Anlan.Web.Shell;

/// <summary>A part of the bureau's frame 一库四中心: the library, the four centres, and the system behind them. Navigation is ordered by it.</summary>
public sealed record Centre(string Code, Bilingual Name, string Icon, int Order)
{
    public static readonly Centre Library = new("library", new("专题库", "Topical library"), "books", 1);
    public static readonly Centre Monitoring = new("monitoring", new("监测预警中心", "Monitoring and early warning"), "radar-2", 2);
    public static readonly Centre Supervision = new("supervision", new("监督管理中心", "Supervision"), "shield-check", 3);
    public static readonly Centre Command = new("command", new("指挥救援中心", "Command and rescue"), "urgent", 4);
    public static readonly Centre Affairs = new("affairs", new("政务管理中心", "Government affairs"), "building-bank", 5);
    public static readonly Centre System = new("system", new("系统管理", "System administration"), "settings", 6);
}
