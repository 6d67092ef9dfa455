using System.Xml.Linq;

namespace Anlan.Platform.Office;

/// <summary>
/// The fontconfig file that tells LibreOffice what to take for a typeface of official documents that is not installed. The typeface itself
/// comes first, so a customer's licensed 方正小标宋简体 is used as soon as it is there.
/// </summary>
internal static class FontSubstitutes
{
    private static readonly (string Wanted, string[] Instead)[] Choices =
    [
        (OfficialType.FangSong, ["FangSong_GB2312", "仿宋", "FangSong", "STFangsong", "FZFangSong-Z02", "Noto Serif CJK SC", "Source Han Serif SC"]),
        (OfficialType.Kai, ["KaiTi_GB2312", "楷体", "KaiTi", "STKaiti", "AR PL KaitiM GB", "AR PL UKai CN", "Noto Serif CJK SC"]),
        (OfficialType.Hei, ["SimHei", "STHeiti", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Zen Hei"]),
        (OfficialType.Song, ["SimSun", "STSong", "Noto Serif CJK SC", "Source Han Serif SC", "AR PL UMing CN"]),
        (OfficialType.TitleSong, ["FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "华文中宋", "STZhongsong", "Noto Serif CJK SC", "Source Han Serif SC"]),
        (OfficialType.Latin, ["Liberation Serif", "Tinos", "TeX Gyre Termes"]),
    ];

    public static string File()
    {
        var config = new XElement("fontconfig");
        foreach (var (wanted, instead) in Choices)
            config.Add(new XElement("alias", new XAttribute("binding", "strong"),
                new XElement("family", wanted),
                new XElement("accept", instead.Select(family => new XElement("family", family)))));
        config.Add(Heavier(OfficialType.TitleSong));
        config.Add(new XElement("include", new XAttribute("ignore_missing", "yes"), "/etc/fonts/fonts.conf"));
        return new XDocument(new XDocumentType("fontconfig", null, "urn:fontconfig:fonts.dtd", null), config).ToString();
    }

    /// <summary>小标宋 is heavier than a text face. Asked for only when the typeface is not there, so it never thickens the real one.</summary>
    private static XElement Heavier(string family) => new("match", new XAttribute("target", "pattern"),
        new XElement("test", new XAttribute("name", "family"), new XElement("string", family)),
        new XElement("edit", new XAttribute("name", "weight"), new XAttribute("mode", "assign"), new XAttribute("binding", "strong"),
            new XElement("const", "demibold")));
}
