using Anlan.Platform.Language;
using Anlan.Web.Design;
using Anlan.Web.Shell;

namespace Anlan.Library.Organisations;

/// <summary>Addresses and words that the pages of organisations share.</summary>
static class OrganisationPages
{
    public const string Root = "/library/organisations";

    /// <summary>The dictionary of kinds.</summary>
    public const string Kinds = "organisation_kind";

    public static readonly Bilingual Title = ("单位", "Organisations");

    public static readonly IReadOnlyList<Crumb> Crumbs = [new(Centre.Library.Name), new(Title, Root)];

    /// <summary>What people call the fields.</summary>
    public static readonly IReadOnlyDictionary<string, Bilingual> Fields = new Dictionary<string, Bilingual>
    {
        ["Name"] = ("名称", "Name"),
        ["ShortName"] = ("简称", "Short name"),
        ["CreditCode"] = ("统一社会信用代码", "Credit code"),
        ["Kind"] = ("类型", "Kind"),
        ["Division"] = ("区划代码", "Division code"),
        ["ParentId"] = ("上级单位编号", "Number of the organisation above"),
        ["Address"] = ("地址", "Address"),
        ["Phone"] = ("电话", "Telephone"),
        ["Note"] = ("备注", "Note"),
        ["EndedOn"] = ("停用日期", "Ended on"),
    };

    /// <summary>The same for the columns, for the history.</summary>
    public static readonly IReadOnlyDictionary<string, Bilingual> Columns = Fields.ToDictionary(f => ColumnName.Of(f.Key), f => f.Value);

    public static string To(long id) => $"{Root}/{id}";
}
