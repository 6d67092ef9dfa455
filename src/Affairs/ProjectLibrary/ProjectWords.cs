using Anlan.Platform.Language;
using Anlan.Web.Design;
using Anlan.Web.Design.Forms;
using Anlan.Web.Shell;

namespace Anlan.Affairs.ProjectLibrary;

/// <summary>Addresses and words that the pages of projects share.</summary>
static class ProjectWords
{
    public const string Root = "/affairs/projects";

    public static readonly Bilingual Title = ("项目库", "Project library");

    public static readonly IReadOnlyList<Crumb> Crumbs = [new(Centre.Affairs.Name), new(Title, Root)];

    public static readonly IReadOnlyList<Choice> Kinds = [new("continuing", ("延续项目", "continuing")), new("new", ("新增项目", "new")), new("special", ("专项项目", "special"))];

    public static readonly IReadOnlyList<Choice> Moneys =
        [new("basic", ("基本支出", "basic expenditure")), new("general", ("一般性经费", "general funds")), new("special", ("专项资金", "special funds")), new("investment", ("政府投资", "government investment"))];

    public static readonly IReadOnlyList<Choice> Results = [new("support", ("予以支持", "to be supported")), new("adjust", ("调整后支持", "to be supported when adjusted")), new("refuse", ("不予支持", "not to be supported"))];

    /// <summary>The five aspects of an appraisal before the budget.</summary>
    public static readonly IReadOnlyList<Choice> Aspects =
    [
        new("necessity", ("立项必要性", "Necessity")), new("economy", ("投入经济性", "Economy of the input")), new("targets", ("绩效目标合理性", "Soundness of the targets")),
        new("feasibility", ("实施方案可行性", "Feasibility of the plan")), new("funding", ("筹资合规性", "Lawfulness of the funding")),
    ];

    /// <summary>What people call the fields.</summary>
    public static readonly IReadOnlyDictionary<string, Bilingual> Fields = new Dictionary<string, Bilingual>
    {
        ["SectionId"] = ("科室", "Section"),
        ["Code"] = ("项目编码", "Code"),
        ["Name"] = ("项目名称", "Name"),
        ["Kind"] = ("类型", "Kind"),
        ["Money"] = ("资金类别", "Class of money"),
        ["FirstYear"] = ("起始年度", "First year"),
        ["LastYear"] = ("结束年度", "Last year"),
        ["Total"] = ("总投资（元）", "Total (yuan)"),
        ["Purpose"] = ("主要内容", "What it is for"),
        ["Basis"] = ("立项依据", "What it rests on"),
        ["State"] = ("状态", "State"),
        ["Why"] = ("原因", "Why"),
    };

    /// <summary>The same for the columns, for the history.</summary>
    public static readonly IReadOnlyDictionary<string, Bilingual> Columns = Fields.ToDictionary(f => ColumnName.Of(f.Key), f => f.Value);

    public static string To(long id) => $"{Root}/{id}";

    public static IReadOnlyList<Crumb> CrumbsBelow(Project project) => [.. Crumbs, new(Bilingual.Same(project.Name), To(project.Id))];

    public static Bilingual NameOf(IReadOnlyList<Choice> choices, string code) => choices.FirstOrDefault(c => c.Value == code)?.Text ?? Bilingual.Same(code);

    public static Bilingual NameOf(ProjectState state) => state switch
    {
        ProjectState.Draft => ("草稿", "draft"),
        ProjectState.Asked => ("申请入库", "asked for"),
        ProjectState.Stored => ("已入库", "in the library"),
        ProjectState.Refused => ("不予入库", "refused"),
        _ => ("已终止", "ended"),
    };

    /// <summary>How the value of a field reads in a history or beside another.</summary>
    public static Bilingual? Read(string field, string value) => field switch
    {
        "Kind" or "kind" => NameOf(Kinds, value),
        "Money" or "money" => NameOf(Moneys, value),
        "state" => Enum.TryParse<ProjectState>(value, ignoreCase: true, out var state) ? NameOf(state) : null,
        _ => null,
    };
}
