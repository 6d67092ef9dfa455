using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Anlan.Testing;

namespace Anlan.Library.Tests;

/// <summary>Two people have the same form open and both save: the second is told, what he typed is still there, and he can save on top of the first.</summary>
public sealed class SavingTogetherTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    const string Organisations = "/library/organisations", People = "/library/people", Divisions = "/library/divisions";

    [Fact]
    public async Task Two_people_saving_one_person_the_second_is_told_and_loses_nothing()
    {
        var (first, second) = (await app.District(), await app.Street());
        var address = await Added(first, People, "person", ("Input.Name", "同改人"), ("Input.Division", "990101001"));
        var (hers, his) = (await first.Page(address + "/edit"), await second.Page(address + "/edit"));
        (await first.Submit(hers, "person", ("Input.Position", "科长"))).Location.ShouldBe(address);
        var told = await second.Submit(his, "person", ("Input.Note", "兼任"));
        Told(told).Text.ShouldContain("科长");
        (await second.Submit(told.Document, "person")).Location.ShouldBe(address);
        var text = (await first.Page(address)).Body!.TextContent;
        text.ShouldContain("科长");
        text.ShouldContain("兼任");
    }

    [Theory]
    [InlineData(Organisations, "organisation", "Input.Kind", "Input.Address", "新址")]
    [InlineData(People, "person", "Input.Note", "Input.Position", "新职")]
    public async Task Who_ends_a_record_that_somebody_has_just_changed_is_told_first(string register, string form, string needed, string field, string value)
    {
        var (first, second) = (await app.District(), await app.Street());
        var address = await Added(first, register, form, ("Input.Name", $"将停用{form}"), ("Input.Division", "990101001"), (needed, "enterprise"));
        var (hers, his) = (await first.Page(address + "/edit"), await second.Page(address + "/end"));
        (await first.Submit(hers, form, (field, value))).Location.ShouldBe(address);
        var told = Told(await second.Submit(his, "end", ("Input.Reason", "不再使用")));
        told.Document.QuerySelector<IHtmlInputElement>("[name='Input.Reason']")!.Value.ShouldBe("不再使用");
        (await second.Submit(told.Document, "end")).Location.ShouldBe(address);

        // A third, who had the form open all the while, comes to the record and reads that it has ended.
        var late = await second.Submit(his, "end", ("Input.Reason", "晚了"));
        late.Location.ShouldBe(address);
        (await second.Follow(late)).Text.ShouldContain("已经停用");
    }

    [Fact]
    public async Task Two_people_changing_one_division_from_a_day_on_the_second_is_told_and_keeps_what_he_typed()
    {
        var (first, second) = (await app.District(), await app.District());
        var address = await Division(first, "990101901", "甲街道");
        var (hers, his) = (await first.Page(address + "/change"), await second.Page(address + "/change"));
        (await first.Submit(hers, "division", ("Input.NameZh", "乙街道"), ("Input.Reason", "更名"))).Location.ShouldBe(address);
        var told = Told(await second.Submit(his, "division", ("Input.NameZh", "丙街道"), ("Input.Source", "批复2号"), ("Input.Reason", "也更名")));
        told.Text.ShouldContain("乙街道");
        (told.Document.QuerySelector<IHtmlInputElement>("[name='Input.NameZh']")!.Value, told.Document.QuerySelector<IHtmlInputElement>("[name='Input.Source']")!.Value).ShouldBe(("丙街道", "批复2号"));
        (await first.Page(address)).Body!.TextContent.ShouldNotContain("丙街道");
    }

    [Fact]
    public async Task Who_ends_or_changes_a_division_that_has_been_ended_reads_so()
    {
        var (first, second) = (await app.District(), await app.District());
        var address = await Division(first, "990101902", "丁街道");
        var (ending, changing) = (await second.Page(address + "/end"), await second.Page(address + "/change"));
        (await first.Submit(await first.Page(address + "/end"), "division", ("Input.ValidTo", Tomorrow()), ("Input.Reason", "撤并"))).Location.ShouldBe(address);
        foreach (var form in (IHtmlDocument[])[ending, changing])
        {
            var late = await second.Submit(form, "division", ("Input.Reason", "也撤并"));
            late.Location.ShouldBe(address);
            (await second.Follow(late)).Text.ShouldContain("已经撤销");
        }
    }

    string Tomorrow() => DateOnly.FromDateTime(app.Clock.GetUtcNow().AddHours(8).Date).AddDays(1).ToString("yyyy-MM-dd");

    static async Task<string> Added(Visitor visitor, string register, string form, params (string Field, string Value)[] values)
    {
        (await visitor.Submit(await visitor.Page(register + "/new"), form, values)).Status.ShouldBe(HttpStatusCode.Redirect);
        return (await visitor.Page($"{register}?text={values[0].Value}")).QuerySelector("tbody a")!.GetAttribute("href")!;
    }

    static async Task<string> Division(Visitor visitor, string code, string name)
    {
        var added = await visitor.Submit(await visitor.Page(Divisions + "/new"), "division", ("Input.Code", code), ("Input.NameZh", name), ("Input.Kind", "street"), ("Input.ValidFrom", "2020-01-01"));
        added.Status.ShouldBe(HttpStatusCode.Redirect);
        return $"{Divisions}/{code}";
    }

    static Answer Told(Answer answer)
    {
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Text.ShouldContain("已被他人修改");
        return answer;
    }
}
