using Anlan.Rules.Figures;
using Anlan.Rules.Frameworks;

namespace Anlan.Bench;

/// <summary>
/// The nine rules of the Shenzhen 2021 edition that need nobody's judgement, as an edition of their own, so that the engine does
/// exactly the work of <see cref="HandWritten"/>. A test holds both against the edition itself.
/// </summary>
static class NineRules
{
    public static FrameworkEdition Read() => FrameworkReader.Read(Yaml, "nine-rules.yaml");

    /// <summary>The figures of a department, laid out for the edition.</summary>
    public static FigureSet LayOut(FrameworkEdition edition, in Department d)
    {
        var set = new FigureSet(edition);
        var source = new Source(("样例", "Sample"), null, 1);
        foreach (var (name, value) in d.Figures())
            set[name] = new() { Number = value, Unit = edition.Input(name).Unit, Source = source };
        return set;
    }

    const string Yaml =
        """
        framework: nine-rules
        title: {zh: 深圳 2021 年度可计算的九条规则, en: The nine computed rules of Shenzhen 2021}
        jurisdiction: "4403"
        years: {from: 2021}
        source: {document: {zh: 深圳 2021 年度评价指标体系, en: "Evaluation framework, Shenzhen 2021"}}
        total: 23
        rounding: {indicator: 1, total: 1, total_sums: unrounded}
        inputs:
          actual_procurement: {unit: yuan, name: {zh: 实际采购金额, en: Actual procurement}}
          planned_procurement: {unit: yuan, name: {zh: 采购计划金额, en: Planned procurement}}
          adjusted_amount: {unit: yuan, name: {zh: 调整、调剂资金累计, en: Money adjusted or transferred}}
          initial_budget: {unit: yuan, name: {zh: 年初部门预算, en: Initial budget}}
          assets_in_use: {unit: yuan, name: {zh: 在用固定资产, en: Fixed assets in use}}
          assets_total: {unit: yuan, name: {zh: 全部固定资产, en: All fixed assets}}
          staff_on_establishment: {unit: count, name: {zh: 在编人数, en: Staff on the establishment}}
          approved_establishment: {unit: count, name: {zh: 核定编制数, en: Approved establishment}}
          contract_staff: {unit: count, name: {zh: 编外人员数, en: Off-establishment staff}}
          all_staff: {unit: count, name: {zh: 在职人员总数, en: All staff}}
          three_publics_actual: {unit: yuan, name: {zh: “三公”经费支出, en: Three public expenses}}
          three_publics_budget: {unit: yuan, name: {zh: “三公”经费预算, en: Budget for them}}
          daily_public_final: {unit: yuan, name: {zh: 日常公用经费决算, en: Running cost}}
          daily_public_adjusted_budget: {unit: yuan, name: {zh: 日常公用经费调整预算, en: Budget for it}}
          q1_cumulative: {unit: yuan, name: {zh: 3 月末累计支出, en: Spent to the end of March}}
          q2_cumulative: {unit: yuan, name: {zh: 6 月末累计支出, en: Spent to the end of June}}
          q3_cumulative: {unit: yuan, name: {zh: 9 月末累计支出, en: Spent to the end of September}}
          q4_cumulative: {unit: yuan, name: {zh: 12 月末累计支出, en: Spent to the end of December}}
          annual_total_budget: {unit: yuan, name: {zh: 全年预算总额, en: Total budget of the year}}
          satisfaction: {unit: percent, name: {zh: 满意度, en: Satisfaction}}
        tree:
          - name: {zh: 可计算的规则, en: Computed rules}
            weight: 23
            parts:
              - {code: procurement, name: {zh: 政府采购执行率, en: Procurement}, weight: 1, rule: {kind: ratio, of: actual_procurement, base: planned_procurement, points: 1, over_base: zero}}
              - {code: transfers, name: {zh: 资金调整、调剂, en: Transfers}, weight: 1, rule: {kind: deduct_over_limit, of: adjusted_amount, base: initial_budget, points: 1, limit: 10%, per: 1%, deduct: 0.1, steps: continuous}}
              - {code: assets, name: {zh: 固定资产利用率, en: Asset use}, weight: 1, rule: {kind: bands, of: assets_in_use, base: assets_total, bands: [{at_least: 90%, points: 1}, {at_least: 75%, below: 90%, points: 0.7}, {at_least: 60%, below: 75%, points: 0.4}, {below: 60%, points: 0}]}}
              - {code: staff, name: {zh: 财政供养人员控制率, en: Staff}, weight: 1, rule: {kind: bands, of: staff_on_establishment, base: approved_establishment, bands: [{at_most: 100%, points: 1}, {over: 100%, points: 0}]}}
              - {code: contract, name: {zh: 编外人员控制率, en: Contract staff}, weight: 1, rule: {kind: bands, of: contract_staff, base: all_staff, bands: [{below: 5%, points: 1}, {at_least: 5%, at_most: 10%, points: 0.5}, {over: 10%, points: 0}]}}
              - {code: three_publics, name: {zh: “三公”经费控制率, en: Three publics}, weight: 3, rule: {kind: bands, of: three_publics_actual, base: three_publics_budget, bands: [{below: 90%, points: 3}, {at_least: 90%, at_most: 100%, points: 2}, {over: 100%, points: 0}]}}
              - {code: running_cost, name: {zh: 日常公用经费控制率, en: Running cost}, weight: 3, rule: {kind: bands, of: daily_public_final, base: daily_public_adjusted_budget, bands: [{below: 90%, points: 3}, {at_least: 90%, at_most: 100%, points: 2}, {over: 100%, points: 0}]}}
              - {code: execution, name: {zh: 预算执行率, en: Execution}, weight: 6, rule: {kind: quarterly_execution, cumulative: [q1_cumulative, q2_cumulative, q3_cumulative, q4_cumulative], base: annual_total_budget, time: [25%, 50%, 75%, 100%], points_each: [1, 1, 1, 1], average_points: 2}}
              - {code: satisfaction, name: {zh: 满意度, en: Satisfaction}, weight: 6, rule: {kind: bands, of: satisfaction, bands: [{at_least: 95%, points: 6}, {at_least: 90%, below: 95%, points: 4}, {at_least: 80%, below: 90%, points: 2}, {below: 80%, points: 1}]}}
        """;
}
