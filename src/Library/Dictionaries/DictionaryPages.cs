using Anlan.Library.Divisions;
using Anlan.Platform.Language;
using Anlan.Web.Design;
using Anlan.Web.Shell;

namespace Anlan.Library.Dictionaries;

/// <summary>Addresses and words that the pages of dictionaries share.</summary>
static class DictionaryPages
{
    public const string Root = "/library/dictionaries";

    public static readonly Bilingual Title = ("数据字典", "Dictionaries");

    public static readonly Bilingual National = ("全国", "national");

    public static readonly IReadOnlyList<Crumb> Crumbs = [new(Centre.Library.Name), new(Title, Root)];

    /// <summary>What people call the fields.</summary>
    public static readonly IReadOnlyDictionary<string, Bilingual> Fields = new Dictionary<string, Bilingual>
    {
        ["Code"] = ("代码", "Code"),
        ["NameZh"] = ("名称", "Name (Chinese)"),
        ["NameEn"] = ("英文名称", "Name (English)"),
        ["Parent"] = ("上级代码", "Code above"),
        ["Position"] = ("次序", "Order"),
        ["ValidFrom"] = ("生效日期", "Valid from"),
        ["ValidTo"] = ("停用日期", "Ends on"),
        ["Source"] = ("依据", "Source"),
    };

    /// <summary>The same of a dictionary itself.</summary>
    public static readonly IReadOnlyDictionary<string, Bilingual> HeadFields = new Dictionary<string, Bilingual>
    {
        ["NameZh"] = ("名称", "Name (Chinese)"),
        ["NameEn"] = ("英文名称", "Name (English)"),
        ["StewardZh"] = ("负责单位", "Steward (Chinese)"),
        ["StewardEn"] = ("负责单位英文名称", "Steward (English)"),
        ["SourceZh"] = ("出处", "Source (Chinese)"),
        ["SourceEn"] = ("出处英文", "Source (English)"),
        ["ClauseZh"] = ("条款", "Clause (Chinese)"),
        ["ClauseEn"] = ("条款英文", "Clause (English)"),
        ["LocalEntries"] = ("下级区划可以增加自己的项", "Divisions below may add entries"),
    };

    /// <summary>The same for the columns, for the history.</summary>
    public static readonly IReadOnlyDictionary<string, Bilingual> Columns = Fields.ToDictionary(f => ColumnName.Of(f.Key), f => f.Value);

    /// <summary>Who has made a dictionary or an entry.</summary>
    public static Bilingual NameOf(string division, IReadOnlyDictionary<string, Division> names) =>
        division.Length == 0 ? National : names.TryGetValue(division, out var known) ? known.Name : Bilingual.Same(division);

    public static string To(string dictionary) => $"{Root}/{dictionary}";

    public static string To(DictionaryEntry entry) => $"{Root}/{entry.Dictionary}/{entry.Id}";

    public static IReadOnlyList<Crumb> CrumbsBelow(CodeDictionary dictionary) => [.. Crumbs, new(dictionary.Name, To(dictionary.Code))];

    public static IReadOnlyList<Crumb> CrumbsBelow(CodeDictionary dictionary, DictionaryEntry entry) => [.. CrumbsBelow(dictionary), new(entry.Name, To(entry))];
}
