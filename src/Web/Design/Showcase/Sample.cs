using Anlan.Platform.Language;
using Anlan.Web.Design.Forms;
using Anlan.Web.Design.Tables;

namespace Anlan.Web.Design.Showcase;

/// <summary>Invented figures for the page that shows the components. They belong to no bureau.</summary>
public sealed record Sample(int Number, Bilingual Project, string Kind, DateOnly Since, decimal? BudgetYuan, decimal? SpentYuan, decimal? Points)
{
    public decimal? Rate => BudgetYuan is > 0 && SpentYuan is { } spent ? spent / BudgetYuan : null;

    public Tone? Mark => Rate is null ? Tone.Neutral : Rate < 0.6m ? Tone.Attention : null;

    public static readonly IReadOnlyList<Choice> Kinds =
    [
        new("prevention", new("预防", "Prevention")),
        new("response", new("救援", "Response")),
        new("training", new("培训", "Training"))
    ];

    public static readonly IReadOnlyList<Sample> All = [.. Make()];

    public static readonly Sorting<Sample> Sorting = new Sorting<Sample>()
        .By("number", s => s.Number)
        .By("project", s => s.Project.Zh)
        .By("since", s => s.Since)
        .By("budget", s => s.BudgetYuan)
        .By("spent", s => s.SpentYuan)
        .By("rate", s => s.Rate)
        .By("points", s => s.Points);

    public static IEnumerable<Sample> Matching(TableRequest request) => All
        .Where(s => request.Value("kind") is not { } kind || s.Kind == kind)
        .Where(s => request.Value("text") is not { } text || s.Project.Zh.Contains(text, StringComparison.OrdinalIgnoreCase) || s.Project.En.Contains(text, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Sample> Make()
    {
        (Bilingual Name, string Kind)[] projects =
        [
            (new("边坡巡查", "Slope patrols"), "prevention"), (new("森林防火宣传", "Forest fire publicity"), "training"),
            (new("救援队伍装备", "Rescue team equipment"), "response"), (new("物资储备更新", "Supply renewal"), "response"),
            (new("企业安全培训", "Enterprise safety training"), "training"), (new("隐患排查服务", "Hazard survey services"), "prevention"),
            (new("避难场所维护", "Shelter upkeep"), "prevention"), (new("综合应急演练", "Joint emergency drill"), "response")
        ];
        for (var i = 0; i < 64; i++)
        {
            var (name, kind) = projects[i % projects.Length];
            var budget = 80_000m + i * 37_513.5m % 2_400_000m;
            var rate = (37 + i * 29 % 66) / 100m;
            yield return new(i + 1, new($"样例·{name.Zh} {i + 1:00}", $"Sample · {name.En} {i + 1:00}"), kind, new DateOnly(2025, 1, 6).AddDays(i * 5),
                budget, i % 11 == 7 ? null : decimal.Round(budget * Math.Min(rate, 1), 2), i % 11 == 7 ? null : decimal.Round(Math.Min(rate, 1) * 5, 4));
        }
    }
}
