using Anlan.Affairs.SelfEvaluation.Findings;

namespace Anlan.Affairs.Tests.SelfEvaluation.Documents;

public sealed class PrintedInEnglishTests
{
    [Theory]
    [InlineData("21.28 万元 is printed", "21.28 × 10,000 yuan is printed")]
    [InlineData("76842976.41 元", "76842976.41 yuan")]
    [InlineData("the target is 750 家, the result 567 家", "the target is 750, the result 567")]
    [InlineData("10%以上", "10% or more")]
    [InlineData("8 场以上", "8 or more")]
    [InlineData("10 分钟内", "within 10 minutes")]
    [InlineData("≥5 类", "≥5")]
    [InlineData("“完整” is printed", "“完整” is printed")]
    [InlineData("2021年度部门整体绩效评价报告", "2021年度部门整体绩效评价报告")]
    public void Units_become_English_and_quoted_texts_stay(string printed, string english) => PrintedInEnglish.Of(printed).ShouldBe(english);
}
