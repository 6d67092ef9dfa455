using Anlan.Platform.Language;
using Anlan.Web.Design;
using Anlan.Web.Shell;

namespace Anlan.Affairs.Departments;

/// <summary>Addresses and words that the pages of departments share.</summary>
static class DepartmentPages
{
    public const string Root = "/affairs/departments";

    public static readonly Bilingual Title = ("预算单位", "Departments");

    public static readonly IReadOnlyList<Crumb> Crumbs = [new(Centre.Affairs.Name), new(Title, Root)];

    /// <summary>What people call the fields.</summary>
    public static readonly IReadOnlyDictionary<string, Bilingual> Fields = new Dictionary<string, Bilingual>
    {
        ["Code"] = ("代码", "Code"),
        ["NameZh"] = ("名称", "Name (Chinese)"),
        ["NameEn"] = ("英文名称", "Name (English)"),
        ["Position"] = ("次序", "Order"),
        ["Leads"] = ("牵头", "Leads"),
        ["EndedOn"] = ("停用日期", "Ended on"),
    };

    /// <summary>The same for the columns, for the history.</summary>
    public static readonly IReadOnlyDictionary<string, Bilingual> Columns = Fields.ToDictionary(f => ColumnName.Of(f.Key), f => f.Value);

    public static string To(long id) => $"{Root}/{id}";

    public static IReadOnlyList<Crumb> CrumbsBelow(Department department) => [.. Crumbs, new(department.Name, To(department.Id))];
}
