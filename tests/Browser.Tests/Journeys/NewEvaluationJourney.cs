using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Anlan.Browser.Tests.Journeys;

/// <summary>An evaluation that begins with nothing, one that comes in as a file, and one that two people change at once.</summary>
public sealed class NewEvaluationJourney(Site site)
{
    [Fact]
    public async Task From_nothing_to_computed_judged_and_missing_scores()
    {
        await using var tab = await site.OpenAsAsync("finance", Screen.Desk);
        await tab.GoAsync("/affairs/evaluations");
        await tab.Link("新建自评").ClickAsync();
        await tab.Field("单位名称（中文）").FillAsync("深圳市南山区应急管理局");
        await tab.Field("区划代码").FillAsync("44030");
        await tab.Field("年度").FillAsync("2019");
        await tab.Field("指标体系").SelectOptionAsync("shenzhen-2021");
        await tab.Button("建立").ClickAsync();
        await Expect(tab.Page.Locator(".field-error")).ToHaveTextAsync(["区划代码应为 6、9 或 12 位数字。", "这套指标体系适用于 2021 年度。"]);
        await Expect(tab.Field("单位名称（中文）")).ToHaveValueAsync("深圳市南山区应急管理局");
        await tab.Field("区划代码").FillAsync("440305");
        await tab.Field("年度").FillAsync("2021");
        await tab.Button("建立").ClickAsync();
        await tab.Page.WaitForURLAsync("**/of/440305-2021/figures");
        await tab.PictureAsync("new-figures");

        string[] judged = ["budget_fits_duties", "budget_spread_by_priority", "special_funds_detailed", "few_transfers", "allocation_not_frozen"];
        await tab.Page.Locator($"#{judged[0]} a").ClickAsync();
        foreach (var input in judged)
        {
            await tab.Page.WaitForURLAsync($"**/figures/{input}*");
            await tab.Page.Locator("select[name='entry.Value']").SelectOptionAsync(input == "few_transfers" ? "no" : "yes");
            // What a choice needs opens with it, and what another needs closes.
            await tab.Page.Locator("select[name='entry.Standing']").SelectOptionAsync("printed");
            await Expect(tab.Page.Locator("input[name='entry.Judge']")).ToBeHiddenAsync();
            await tab.Page.Locator("select[name='entry.Standing']").SelectOptionAsync("judged");
            await Expect(tab.Page.Locator("input[name='entry.Document']")).ToBeHiddenAsync();
            await tab.Page.Locator("input[name='entry.Judge']").FillAsync("自评小组");
            await tab.Page.Locator("input[name='entry.Reason']").FillAsync("对照批复逐项核对");
            await tab.Page.Locator("input[name='entry.Evidence']").FillAsync("2021 年部门预算批复");
            await tab.Button(input == judged[^1] ? "保存" : "保存并填下一项").ClickAsync();
        }
        await tab.Page.WaitForURLAsync("**/figures");
        foreach (var (input, value, line) in ((string, string, string)[])[("staff_on_establishment", "41", "12"), ("approved_establishment", "46", "13")])
            await FillInAsync(tab, input, () => PrintedAsync(tab, value, line));

        await tab.Link("指标得分").ClickAsync();
        await Expect(Row(tab, "预算编制合理性").Locator("summary").First).ToContainTextAsync("评判");
        await Expect(Row(tab, "预算编制合理性").Locator(".ledger-score")).ToContainTextAsync("4.0");
        await Expect(Row(tab, "财政供养人员控制率").Locator("summary").First).ToContainTextAsync("计算");
        await Expect(Row(tab, "公用经费控制率").Locator("summary").First).ToContainTextAsync("缺失");
        await Row(tab, "预算编制合理性").Locator("summary").First.ClickAsync();
        await Expect(Row(tab, "预算编制合理性")).ToContainTextAsync("评判人：自评小组");
        await tab.PictureAsync("new-scores");

        await tab.Link("概况").ClickAsync();
        await Expect(tab.Page.Locator(".tile").First).ToContainTextAsync("缺失");
        await Expect(tab.Page.Locator(".tile").First).ToContainTextAsync("22 个指标缺得分；已有合计 5");
        await tab.PictureAsync("new-overview");
        (await tab.AccessibilityProblemsAsync()).ShouldBeEmpty();
        await tab.GoAsync("/affairs/evaluations");
        await Expect(tab.Page.Locator("tr").Filter(new() { HasText = "南山" }).Locator(".missing").First).ToBeVisibleAsync();
        tab.ShouldHaveNoComplaints();
    }

    [Fact]
    public async Task A_file_with_mistakes_is_shown_with_its_lines_and_a_valid_one_comes_in()
    {
        await using var tab = await site.OpenAsAsync("finance", Screen.Desk);
        await tab.GoAsync("/affairs/evaluations/import");
        await tab.Content.GetByLabel("说明").FillAsync("上年存档");
        const string wrong = "case: luohu-2021\nbureau: 深圳市罗湖区应急管理局\ndivision: \"440303\"\nyear: 2021\nframework: shenzhen-2012\nmoney: 亿元\nfigure: {}\n";
        await ChooseAsync(tab, "luohu-2021.yaml", wrong);
        await tab.Button("导入").ClickAsync();
        await Expect(tab.Content).ToContainTextAsync("没有写入任何内容");
        await Expect(tab.Page.Locator("table tbody tr td:first-child")).ToHaveTextAsync(["5", "6", "7"]);
        await Expect(tab.Content).ToContainTextAsync("shenzhen-2021");
        await Expect(tab.Content.GetByLabel("说明")).ToHaveValueAsync("上年存档");
        await tab.PictureAsync("import-mistakes");
        (await tab.AccessibilityProblemsAsync()).ShouldBeEmpty();

        await ChooseAsync(tab, "luohu-2021.yaml", wrong.Replace("shenzhen-2012", "shenzhen-2021").Replace("亿元", "万元").Replace("figure: {}\n", ""));
        await tab.Button("导入").ClickAsync();
        await tab.Page.WaitForURLAsync("**/of/luohu-2021");
        await Expect(tab.Page.Locator(".flash-messages")).ToContainTextAsync("已导入");
        await Expect(tab.Page.Locator("h1")).ToContainTextAsync("罗湖");

        await tab.GoAsync("/affairs/evaluations/import");
        await tab.Content.GetByLabel("说明").FillAsync("再来一次");
        await ChooseAsync(tab, "luohu-2021.yaml", wrong.Replace("shenzhen-2012", "shenzhen-2021").Replace("亿元", "万元").Replace("figure: {}\n", ""));
        await tab.Button("导入").ClickAsync();
        await Expect(tab.Content).ToContainTextAsync("已经存在，没有写入");
        tab.ShouldHaveNoComplaints();
    }

    [Fact]
    public async Task When_two_people_save_one_evaluation_the_second_is_told_and_keeps_what_he_typed()
    {
        const string address = "/affairs/evaluations/of/zengcheng-2022/figures/";
        await using var first = await site.OpenAsAsync("finance", Screen.Desk);
        await using var second = await site.OpenAsAsync("finance", Screen.Desk, "en-GB");
        await first.GoAsync("/affairs/evaluations/of/zengcheng-2022/figures");
        var input = (await first.Page.Locator("a[href*='/figures/']").First.GetAttributeAsync("href"))!.Split('/')[^1];
        await first.GoAsync(address + input);
        await second.GoAsync(address + input);
        await SaveAsync(first, "97%", "核对决算");
        await first.Page.WaitForURLAsync("**/figures");

        await SaveAsync(second, "96.5%", "from the quarterly report");
        await Expect(second.Page.Locator(".notice.tone-serious")).ToContainTextAsync("Somebody else saved a newer version");
        await Expect(second.Page.Locator("input[name='entry.Value']")).ToHaveValueAsync("96.5%");
        await Expect(second.Page.Locator("input[name='entry.Why']")).ToHaveValueAsync("from the quarterly report");
        await second.PictureAsync("second-is-told");
        await second.Button("Save").ClickAsync();
        await second.Page.WaitForURLAsync("**/figures");
        await second.Link("Versions").ClickAsync();
        await Expect(second.Page.Locator(".timeline-entry")).ToHaveCountAsync(3);
        first.ShouldHaveNoComplaints();
        second.ShouldHaveNoComplaints();

        static async Task SaveAsync(BrowserTab tab, string value, string why)
        {
            await tab.Page.Locator("input[name='entry.Value']").FillAsync(value);
            await tab.Page.Locator("select[name='entry.Standing']").SelectOptionAsync("printed");
            await tab.Page.Locator("input[name='entry.Document']").FillAsync("决算报表");
            await tab.Page.Locator("input[name='entry.Why']").FillAsync(why);
            await tab.Page.Locator("main form .btn-primary").ClickAsync();
        }
    }

    static ILocator Row(BrowserTab tab, string indicator) => tab.Page.Locator("details.ledger-row").Filter(new() { Has = tab.Page.Locator("summary .ledger-name").GetByText(indicator, new() { Exact = true }) });

    static async Task FillInAsync(BrowserTab tab, string input, Func<Task> fill)
    {
        await tab.Page.Locator($"#{input} a").ClickAsync();
        await tab.Page.WaitForURLAsync("**/figures/" + input);
        await fill();
        await tab.Button("保存").ClickAsync();
        await tab.Page.WaitForURLAsync("**/figures");
    }

    static async Task PrintedAsync(BrowserTab tab, string value, string line)
    {
        await tab.Page.Locator("input[name='entry.Value']").FillAsync(value);
        await tab.Page.Locator("input[name='entry.Document']").FillAsync("2021 年度部门决算报表");
        await tab.Page.Locator("input[name='entry.Line']").FillAsync(line);
    }

    static Task ChooseAsync(BrowserTab tab, string name, string text) =>
        tab.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/yaml", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });
}
