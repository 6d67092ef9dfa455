using Anlan.Affairs.SelfEvaluation;
using Anlan.Affairs.SelfEvaluation.Cases;
using Anlan.Affairs.SelfEvaluation.Documents;
using Anlan.Rules.Figures;

namespace Anlan.Affairs.Tests.SelfEvaluation.Documents;

public sealed class WorkbookTests
{
    [Theory, MemberData(nameof(Samples.EveryCase), MemberType = typeof(Samples))]
    public async Task The_validator_of_Office_2019_finds_nothing_and_no_text_is_a_formula(string name, string language)
    {
        foreach (var (_, book) in Samples.Workbooks(Samples.Of(name), Samples.Language(language)))
        {
            using var read = await ReadExcel.Of(book);
            read.Faults.ShouldBeEmpty();
            read.HasFormulas.ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("pingshan-2021")]
    [InlineData("futian-2020")]
    [InlineData("shangjie-2021")]
    public async Task The_score_table_holds_each_score_as_the_total_adds_it_its_weight_its_basis_and_what_was_published(string name)
    {
        var evaluation = Samples.Of(name);
        var sumsUnrounded = evaluation.Edition.Rounding.SumsUnrounded;
        using var read = await ReadExcel.Of(ScoreTable.Book(evaluation, Samples.Chinese));
        foreach (var score in evaluation.Result.Scores)
        {
            var row = read.Rows.Single(r => r.Values.Contains(score.Indicator.Name.Zh) && ReadExcel.Number(r["D"]) == score.Indicator.Weight);
            ReadExcel.Number(row["G"]).ShouldBe((sumsUnrounded ? score.Unrounded : score.Shown)!.Value);
            row["F"].ShouldBe(Affairs.SelfEvaluation.Names.Of(score.Basis).Zh);
            if (score.Published is { } published) ReadExcel.Number(row["H"]).ShouldBe(published.Points);
        }
        var total = read.RowWith("总分");
        ReadExcel.Number(total["D"]).ShouldBe(100);
        ReadExcel.Number(total["G"]).ShouldBe((sumsUnrounded ? evaluation.Result.Total.Unrounded : evaluation.Result.Total.Shown)!.Value);
        ReadExcel.Number(total["H"]).ShouldBe(evaluation.Case.Published.Total!.Points);
    }

    [Fact]
    public async Task Categories_are_merged_over_their_indicators()
    {
        using var read = await ReadExcel.Of(ScoreTable.Book(Samples.Of("pingshan-2021"), Samples.Chinese));
        read.SheetNames.ShouldBe(["评分表", "输入数据与来源"]);
        // Title, unit and headings stand above: 4 + 10 + 10 indicators follow.
        read.Merges.ShouldBe(
            ["A1:H1", "A2:H2", "A4:A7", "B4:B5", "B6:B7", "A8:A17", "B8:B10", "B11:B12", "B13:B14", "B15:B16", "A18:A27", "B19:B21", "B22:B25", "B26:B27", "A28:C28", "A29:H29"],
            ignoreOrder: true);
    }

    [Fact]
    public async Task The_form_of_Henan_has_46_scores_that_add_to_99_5()
    {
        var evaluation = Samples.Of("shangjie-2021");
        using var read = await ReadExcel.Of(HenanForm.Book(evaluation, Samples.Chinese)!);
        var rows = read.Rows.ToList();
        var budget = read.RowWith("部门预算总额");
        var from = rows.FindIndex(row => row.GetValueOrDefault("A") == "一级指标") + 1;
        var to = rows.FindIndex(row => row.GetValueOrDefault("A") == "合计");
        var scored = rows[from..to];
        scored.Count.ShouldBe(45); // budget execution is scored in the budget part
        var scores = scored.Append(budget).Select(row => ReadExcel.Number(row[row == budget ? "I" : "H"])).ToList();
        scores.Count.ShouldBe(46);
        scores.Sum().ShouldBe(99.5m);
        ReadExcel.Number(rows[to]["H"]).ShouldBe(99.5m);
        rows.ShouldContain(row => row.GetValueOrDefault("F") == "自评结果" && row["G"] == "优");
        rows[from - 1].Values.ShouldBe(["一级指标", "二级指标", "三级指标", "指标值", "度量单位", "实际完成值", "分值", "得分", "未完成原因分析"]);
        rows.Single(row => row.GetValueOrDefault("A") == "年度主要任务").Values.Skip(1).ShouldBe(["任务名称", "主要内容", "预算资金", "其中：财政资金", "任务完成情况", "预算执行数", "其中：财政资金", "预算执行率"]);
        rows.Single(row => row.GetValueOrDefault("A") == "预算情况").Values.Skip(2).ShouldBe(["年初预算数", "全年预算数", "预算执行数", "预算执行率", "分值", "得分"]);
    }

    [Fact]
    public async Task The_form_of_Henan_tells_target_unit_and_result_and_why_a_target_was_missed()
    {
        using var read = await ReadExcel.Of(HenanForm.Book(Samples.Of("shangjie-2021"), Samples.Chinese)!);
        var missed = read.RowWith("离退休人员经费变动率");
        (missed["D"], missed["E"], missed["F"], missed["I"]).ShouldBe(("≤20%", "%", "30%", "新增一名退休人员，离退休经费变动率超标"));
        var judged = read.RowWith("工作任务科学性");
        (judged["D"], judged["E"], judged["F"]).ShouldBe(("达成预期", "定性指标", "达成预期 100%（推定）"));
        var unreadable = read.RowWith("政府采购执行率");
        (unreadable["D"], unreadable["F"]).ShouldBe(("≥100%", "完整（不可读）"));
        read.RowWith("基本工资福利支出")["D"].ShouldBe("429.52");
    }

    [Fact]
    public void Only_an_edition_that_names_a_form_has_one()
    {
        HenanForm.Book(Samples.Of("pingshan-2021"), Samples.Chinese).ShouldBeNull();
        HenanForm.Book(Samples.Of("longgang-2020"), Samples.Chinese).ShouldBeNull();
    }

    [Fact]
    public async Task The_project_table_has_26_columns_under_three_levels_of_headings()
    {
        using var read = await ReadExcel.Of(ProjectTable.Book(Samples.Of("longgang-2020"), Samples.Chinese));
        var rows = read.Rows.ToList();
        // Title and unit stand above.
        rows[2].Values.ShouldBe(["序号", "单位名称", "项目名称", "项目年度预算金额", "实际支出金额", "预算支出执行率", "年初绩效目标", "绩效目标整体完成情况", "产出目标", "效益目标", "项目执行中存在的问题", "整改情况"]);
        rows[3].Values.ShouldBe(["合计", "财政拨款", "非财政资金", "数量指标", "质量指标", "时效指标", "经济效益指标", "社会效益指标", "生态效益指标", "服务对象满意度指标"]);
        rows[4].Count.ShouldBe(14); // indicator and result for each of the seven kinds
        rows[4].Keys.Last().ShouldBe("X");
        read.Merges.ShouldBe(
            ["A1:Z1", "A2:Z2", "A3:A5", "B3:B5", "C3:C5", "D3:D5", "E3:G3", "E4:E5", "F4:F5", "G4:G5", "H3:H5", "I3:I5", "J3:J5", "K3:P3", "Q3:X3", "K4:L4", "M4:N4", "O4:P4", "Q4:R4", "S4:T4", "U4:V4", "W4:X4", "Y3:Y5", "Z3:Z5",
             "A20:C20", "I20:Z20", "A21:Z21"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_rates_of_the_projects_are_computed_and_the_totals_are_marked_as_ours()
    {
        var evaluation = Samples.Of("longgang-2020");
        using var read = await ReadExcel.Of(ProjectTable.Book(evaluation, Samples.Chinese));
        foreach (var project in evaluation.Case.Projects)
        {
            var row = read.RowWith(project.Name.Zh);
            ReadExcel.Number(row["D"]).ShouldBe(project.Budget!.Number!.Value / 10_000);
            ReadExcel.Number(row["E"]).ShouldBe(project.Spent!.Number!.Value / 10_000);
            ReadExcel.Number(row["H"]).ShouldBe(project.ComputedRate!.Value, 0.0000000001m);
            row.ContainsKey("G").ShouldBeFalse(); // other funds: missing in the original, not zero
        }
        var total = read.RowWith("合计（平台计算，原表无此行）");
        ReadExcel.Number(total["D"]).ShouldBe(4893.52m);
        ReadExcel.Number(total["E"]).ShouldBe(4675.99m);
        ReadExcel.Number(total["H"]).ShouldBe(4675.99m / 4893.52m, 0.0000000001m);
        total.ContainsKey("G").ShouldBeFalse();
    }

    [Theory]
    [InlineData("zh", "不适用")]
    [InlineData("en", "not applicable")]
    public async Task Texts_that_the_case_holds_stand_in_their_cells_and_what_does_not_apply_in_the_official_word(string language, string notApplicable)
    {
        const string text = """
            case: one
            bureau: {zh: 安澜区应急管理局, en: Anlan Bureau}
            division: "440307"
            year: 2020
            framework: shenzhen-project-table-2020
            money: 万元
            projects:
              - {no: 1, name: {zh: 培训, en: Training}, budget: 10 万元, spent: 5 万元, texts: {goal: 完成全部培训, economic_target: 不适用, quantity_result: =1+1}}
              - {no: 2, name: {zh: 宣传, en: Publicity}, budget: 10 万元}
            """;
        var evaluation = CaseEvaluation.Of(CaseReader.Read(text, "one.yaml", Samples.Frameworks), Samples.Frameworks);
        using var read = await ReadExcel.Of(ProjectTable.Book(evaluation, Samples.Language(language)));
        read.HasFormulas.ShouldBeFalse();
        var row = read.RowWith(language == "en" ? "Training" : "培训");
        (row["I"], row["L"], row["Q"]).ShouldBe(("完成全部培训", "=1+1", notApplicable));
        // One spending is missing, so spending is not added up and there is no rate.
        var total = read.Rows.Single(r => r.GetValueOrDefault("A") is { } first && (first.StartsWith("合计", StringComparison.Ordinal) || first.StartsWith("Total", StringComparison.Ordinal)));
        ReadExcel.Number(total["D"]).ShouldBe(20);
        total.ContainsKey("E").ShouldBeFalse();
        total.ContainsKey("H").ShouldBeFalse();
    }

    [Fact]
    public async Task English_workbooks_are_English()
    {
        using var scores = await ReadExcel.Of(ScoreTable.Book(Samples.Of("pingshan-2021"), Samples.English));
        scores.SheetNames.ShouldBe(["Scores", "Inputs and sources"]);
        ReadExcel.Number(scores.RowWith("Total")["G"]).ShouldBe(93.7327m, 0.00005m);
        using var form = await ReadExcel.Of(HenanForm.Book(Samples.Of("shangjie-2021"), Samples.English)!);
        form.RowWith("Change rate of retired staff funds")["I"].ShouldBe("One more retired person, change rate of retired staff funds above its limit");
        using var projects = await ReadExcel.Of(ProjectTable.Book(Samples.Of("longgang-2020"), Samples.English));
        projects.RowWith("Safety training")["K"].ShouldStartWith("Live online courses: 8 or more\nGrid workers trained: 380\n");
    }
}
