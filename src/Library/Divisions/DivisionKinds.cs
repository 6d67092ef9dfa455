using Anlan.Platform.Language;
using Anlan.Web.Design.Forms;

namespace Anlan.Library.Divisions;

/// <summary>What a division is. The length of its code says at which level it stands; the kind says what it is called there.</summary>
public static class DivisionKinds
{
    static readonly IReadOnlyList<(string Code, int Digits, Bilingual Name)> All =
    [
        ("province", 2, ("省", "province")),
        ("autonomous_region", 2, ("自治区", "autonomous region")),
        ("municipality", 2, ("直辖市", "municipality")),
        ("special_region", 2, ("特别行政区", "special administrative region")),
        ("city", 4, ("地级市", "prefecture-level city")),
        ("prefecture", 4, ("地区、州、盟", "prefecture or league")),
        ("grouping", 4, ("市辖区、县的汇总", "grouping of districts or counties")),
        ("district", 6, ("市辖区", "district")),
        ("county_city", 6, ("县级市", "county-level city")),
        ("county", 6, ("县、旗", "county or banner")),
        ("functional_area", 6, ("功能区", "functional area")),
        ("street", 9, ("街道", "street")),
        ("town", 9, ("镇", "town")),
        ("township", 9, ("乡、苏木", "township")),
        ("community", 12, ("社区", "community")),
        ("village", 12, ("行政村", "village")),
    ];

    /// <summary>All of them; or those a code of this length may have.</summary>
    public static IEnumerable<Choice> Choices(int? digits = null) => All.Where(k => digits is null || k.Digits == digits).Select(k => new Choice(k.Code, k.Name));

    public static Bilingual Name(string kind) => All.FirstOrDefault(k => k.Code == kind) is { Code: not null } known ? known.Name : Bilingual.Same(kind);

    public static bool Fits(string kind, string code) => All.Any(k => k.Code == kind && k.Digits == code.Length);

    /// <summary>What a division of this code usually is, from its name.</summary>
    public static string Guess(string code, string name) => code.Length switch
    {
        2 => name.EndsWith("自治区", StringComparison.Ordinal) ? "autonomous_region" : name.EndsWith("特别行政区", StringComparison.Ordinal) ? "special_region" : name.EndsWith('市') ? "municipality" : "province",
        4 => name is "市辖区" or "县" || name.StartsWith("省直辖", StringComparison.Ordinal) || name.StartsWith("自治区直辖", StringComparison.Ordinal) ? "grouping" : name.EndsWith('市') ? "city" : "prefecture",
        6 => name.EndsWith('区') ? "district" : name.EndsWith('市') ? "county_city" : "county",
        9 => name.EndsWith('镇') ? "town" : name.EndsWith('乡') || name.EndsWith("苏木", StringComparison.Ordinal) ? "township" : "street",
        _ => name.EndsWith('村') || name.EndsWith("村委会", StringComparison.Ordinal) ? "village" : "community",
    };
}
