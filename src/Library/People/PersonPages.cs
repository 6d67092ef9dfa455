using Anlan.Platform.Language;
using Anlan.Web.Design;
using Anlan.Web.Shell;

namespace Anlan.Library.People;

/// <summary>Addresses and words that the pages of people share.</summary>
static class PersonPages
{
    public const string Root = "/library/people";

    public static readonly Bilingual Title = ("人员", "People");

    public static readonly Bilingual Mobile = ("手机", "Mobile");

    public static readonly Bilingual IdNumber = ("身份证号", "ID number");

    public static readonly IReadOnlyList<Crumb> Crumbs = [new(Centre.Library.Name), new(Title, Root)];

    /// <summary>What people call the fields.</summary>
    public static readonly IReadOnlyDictionary<string, Bilingual> Fields = new Dictionary<string, Bilingual>
    {
        ["Name"] = ("姓名", "Name"),
        ["OrganisationId"] = ("单位编号", "Number of the organisation"),
        ["Position"] = ("职务", "Position"),
        ["Division"] = ("区划代码", "Division code"),
        ["OfficePhone"] = ("办公电话", "Office telephone"),
        ["Mobile"] = Mobile,
        ["IdNumber"] = IdNumber,
        ["Note"] = ("备注", "Note"),
        ["EndedOn"] = ("停用日期", "Ended on"),
    };

    /// <summary>The same for the columns, for the history.</summary>
    public static readonly IReadOnlyDictionary<string, Bilingual> Columns = Fields.ToDictionary(f => ColumnName.Of(f.Key), f => f.Value);

    public static string To(long id) => $"{Root}/{id}";
}
