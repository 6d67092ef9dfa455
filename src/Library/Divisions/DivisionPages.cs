using Anlan.Platform.Language;
using Anlan.Platform.Storage;
using Anlan.Web.Design;
using Anlan.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Anlan.Library.Divisions;

/// <summary>Addresses and words that the pages of divisions share.</summary>
static class DivisionPages
{
    public const string Root = "/library/divisions";

    public static readonly Bilingual Title = ("行政区划", "Divisions");

    public static readonly IReadOnlyList<Crumb> Crumbs = [new(Centre.Library.Name), new(Title, Root)];

    /// <summary>What people call the columns, for the history.</summary>
    public static readonly IReadOnlyDictionary<string, Bilingual> Columns = new Dictionary<string, Bilingual>
    {
        ["division"] = ("区划代码", "Code"),
        ["name_zh"] = ("名称", "Name (Chinese)"),
        ["name_en"] = ("英文名称", "Name (English)"),
        ["kind"] = ("类型", "Kind"),
        ["valid_from"] = ("生效日期", "Valid from"),
        ["valid_to"] = ("失效日期", "Ends on"),
        ["replaced_by"] = ("由何区划接替", "Replaced by"),
        ["source"] = ("依据", "Source"),
    };

    /// <summary>The same for the fields of the form.</summary>
    public static readonly IReadOnlyDictionary<string, Bilingual> Fields = new Dictionary<string, Bilingual>
    {
        ["Code"] = Columns["division"],
        ["NameZh"] = Columns["name_zh"],
        ["NameEn"] = Columns["name_en"],
        ["Kind"] = Columns["kind"],
        ["ValidFrom"] = Columns["valid_from"],
        ["ValidTo"] = Columns["valid_to"],
        ["ReplacedBy"] = Columns["replaced_by"],
        ["Source"] = Columns["source"],
    };

    public static Bilingual? Read(string column, string value) => column is "kind" or "Kind" ? DivisionKinds.Name(value) : null;

    public static string To(string code) => $"{Root}/{code}";

    /// <summary>Where somebody goes who would change what no longer holds: another may have ended it while his form was open.</summary>
    public static async Task LeaveAsync(string code, DivisionRegister register, Work work, Flash flash, NavigationManager addresses)
    {
        if (!work.Acting.Within.Contains(code) || await register.ListVersionsAsync(code) is not { Count: > 0 })
        {
            addresses.NotFound();
            return;
        }
        flash.Say(new("这个区划已经撤销。", "This division has been ended already."), Tone.Attention);
        addresses.NavigateTo(To(code));
    }
}
