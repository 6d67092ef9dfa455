using Anlan.Affairs.SelfEvaluation.ProjectTables;

namespace Anlan.Affairs.Tests.SelfEvaluation.ProjectTables;

public class StatedQuantityTests
{
    [Theory]
    [InlineData("值守重点水库12座", "值守重点水库 12 座")]
    [InlineData("完成演练5场，发放宣传手册3,000份", "完成演练 5 场;发放宣传手册 3000 份")]
    [InlineData("储备救生衣300件配备冲锋舟4台", "储备救生衣 300 件;配备冲锋舟 4 台")]
    [InlineData("值守记录完整率1险情上报备案30起", "险情上报备案 30 起")]
    [InlineData("险情报告及时率≥98%", "险情报告及时率 98 %")]
    [InlineData("森林火灾同比下降10%以上", "森林火灾同比下降 10 %")]
    [InlineData("对200家企业开展检查", "对家企业开展检查 200 家")]
    [InlineData("1.培训网格员40名；2.组织宣传活动6次", "培训网格员 40 名;组织宣传活动 6 次")]
    [InlineData("2023年汛期值守", "")]
    [InlineData("1-3月专家坐班", "")]
    [InlineData("已完成", "")]
    [InlineData("100%", "")]
    public void Quantities_are_found_with_what_they_count(string text, string expected) =>
        string.Join(';', StatedQuantity.In(text).Select(q => $"{q.Phrase} {q.Number:0.##} {q.Unit}")).ShouldBe(expected.Replace("对家企业", "对企业"));

    [Theory]
    [InlineData("事故起数不超过3起", true)]
    [InlineData("险情到场时间10分钟以内", true)]
    [InlineData("值守水库12座以上", false)]
    public void The_sign_says_whether_less_is_better(string text, bool atMost) => StatedQuantity.In(text).ShouldHaveSingleItem().AtMost.ShouldBe(atMost);
}
