using Anlan.Library.Dictionaries;
using Anlan.Platform.Records;
using Anlan.Platform.Yaml;
using Anlan.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Library.Tests.Dictionaries;

/// <summary>The code tables that come with the platform, and how they are brought into the register.</summary>
public sealed class NationalDictionaryTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "data", "dictionaries");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.yaml").Select(f => Path.GetFileName(f))];

    [Theory, MemberData(nameof(Files))]
    public void Each_file_names_its_source_and_steward_in_both_languages(string file)
    {
        var read = NationalDictionary.Read(File.ReadAllText(Path.Combine(Folder, file)), file);
        Path.GetFileNameWithoutExtension(file).ShouldBe(read.Code);
        read.Steward.ShouldNotBeNull();
        read.Source.ShouldNotBeNull();
        foreach (var name in read.Entries.Select(e => e.Name).Append(read.Name))
        {
            name.Zh.ShouldContain(c => c > '⺀');
            name.En.ShouldNotContain(c => c > '⺀', name.Zh);
        }
        read.Entries.Select(e => (e.Parent, e.Name.Zh)).ShouldBeUnique();
    }

    // Nobody has held these against the text of their source; whoever has changes the mark, and this list.
    [Fact]
    public void What_was_not_compared_with_its_source_says_so() =>
        Files.Select(f => f.Data).Select(f => NationalDictionary.Read(File.ReadAllText(Path.Combine(Folder, f)), f)).Where(d => !d.Sure).Select(d => d.Code)
            .ShouldBe(["accident_kind", "event_kind", "hazard_grade", "identity_document", "industry", "injury_degree", "risk_grade", "warning_level"], ignoreOrder: true);

    [Theory]
    [InlineData("accident_kind", 20)] // GB 6441: twenty kinds
    [InlineData("accident_grade", 4)]
    [InlineData("industry", 20 + 97)] // GB/T 4754-2017: sections A to T, divisions 01 to 97
    public void A_standard_has_as_many_entries_as_it_has(string code, int entries)
    {
        var read = Read(code);
        read.Entries.Count.ShouldBe(entries);
        read.Entries.Select(e => e.Code).ShouldBeUnique();
    }

    [Fact]
    public void Industries_are_numbered_without_a_gap_below_their_sections()
    {
        var divisions = Read("industry").Entries.Where(e => e.Parent is not null).ToList();
        divisions.Select(d => int.Parse(d.Code)).ShouldBe(Enumerable.Range(1, 97));
        divisions.Select(d => d.Parent!).Distinct().ShouldBe("ABCDEFGHIJKLMNOPQRST".Select(c => c.ToString()));
        string Of(string code) => divisions.Single(d => d.Code == code).Parent!;
        (Of("05"), Of("06"), Of("43"), Of("44"), Of("52"), Of("53"), Of("96")).ShouldBe(("A", "B", "C", "D", "F", "G", "S"));
    }

    [Theory]
    [InlineData("code: Bad Code\nname: {zh: 甲, en: A}\nsure: yes\nentries: []", "代码应为小写字母")]
    [InlineData("code: t\nname: {zh: 甲, en: A}\nentries: []", "sure")]
    [InlineData("code: tt\nname: {zh: 甲, en: A}\nsure: yes\nentries:\n  - {code: a b, name: {zh: 甲, en: A}}", "不能作代码")]
    [InlineData("code: tt\nname: {zh: 甲, en: A}\nsure: yes\nentries:\n  - {code: a, name: {zh: 甲, en: A}}\n  - {code: a, name: {zh: 乙, en: B}}", "同时有两项")]
    [InlineData("code: tt\nname: {zh: 甲, en: A}\nsure: yes\nentries:\n  - {code: a, name: {zh: 甲, en: A}, from: 2020-13-01}", "不是日期")]
    [InlineData("code: tt\nname: {zh: 甲, en: A}\nsure: yes\nentries:\n  - {code: a, name: {zh: 甲, en: A}, from: 2020-02-01, to: 2020-01-01}", "失效日期早于生效日期")]
    [InlineData("code: tt\nname: {zh: 甲, en: A}\nsure: yes\nentrys: []\nentries: []", "entrys")]
    public void A_file_that_does_not_add_up_is_refused_with_its_line(string text, string said) =>
        Should.Throw<YamlMistakesException>(() => NationalDictionary.Read(text, "t.yaml")).Mistakes.ShouldContain(m => m.Message.Zh.Contains(said));

    [Fact]
    public async Task A_newer_file_changes_what_nobody_has_touched_and_leaves_what_somebody_has()
    {
        await using var other = await AnlanApp.Another();
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            await LoadAsync(other, folder, "{code: a, name: {zh: 甲, en: A}}", "{code: b, name: {zh: 乙, en: B}}", "{code: c, name: {zh: 丙, en: C}}");
            await using (var scope = await other.Work())
            {
                var register = scope.Services.GetRequiredService<DictionaryRegister>();
                var entry = await register.All.SingleAsync(e => e.Dictionary == "trial_kind" && e.Code == "b", Stop);
                (await register.ChangeAsync(entry.Id, entry.Version, e => e.NameZh = "乙（改）", "更正", Stop)).ShouldBe(Saved.Done);
            }
            await LoadAsync(other, folder, "{code: a, name: {zh: 甲甲, en: AA}, to: 2020-01-01}", "{code: b, name: {zh: 乙乙, en: BB}}", "{code: d, name: {zh: 丁, en: D}}");
            (await NamesAsync(other)).ShouldBe(["a 甲甲 2020-01-01", "b 乙（改） ", "c 丙 ", "d 丁 "]);
            // Nothing in it has changed: nothing is written.
            var before = await LogAsync(other);
            await using (var scope = await other.Work())
                await scope.Services.GetRequiredService<NationalDictionaries>().LoadAsync(folder.FullName, Stop);
            (await LogAsync(other)).ShouldBe(before);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    [Fact]
    public async Task All_files_lie_in_the_register_after_the_start_and_their_entries_are_found_by_day()
    {
        await using var scope = await app.Work("990101001");
        var register = scope.Services.GetRequiredService<DictionaryRegister>();
        (await register.Dictionaries.CountAsync(d => d.Division == "", Stop)).ShouldBe(Files.Count);
        (await register.AsOf(new(2026, 1, 1)).CountAsync(e => e.Dictionary == "accident_grade", Stop)).ShouldBe(4);
        (await register.AsOf(new(2006, 1, 1)).CountAsync(e => e.Dictionary == "accident_grade", Stop)).ShouldBe(0);
        (await register.ChoicesAsync("accident_grade", stop: Stop)).Select(c => c.Text.Zh).ShouldBe(["特别重大事故", "重大事故", "较大事故", "一般事故"]);
    }

    static NationalDictionary Read(string code) => NationalDictionary.Read(File.ReadAllText(Path.Combine(Folder, code + ".yaml")), code);

    static async Task LoadAsync(AnlanApp app, DirectoryInfo folder, params string[] entries)
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "trial_kind.yaml"), "code: trial_kind\nname: {zh: 试, en: Trial}\nsure: no\nentries:\n" + string.Concat(entries.Select(e => $"  - {e}\n")), Stop);
        await using var scope = await app.Work();
        await scope.Services.GetRequiredService<NationalDictionaries>().LoadAsync(folder.FullName, Stop);
    }

    static async Task<string[]> NamesAsync(AnlanApp app)
    {
        await using var scope = await app.Work();
        var entries = await scope.Services.GetRequiredService<DictionaryRegister>().All.Where(e => e.Dictionary == "trial_kind").OrderBy(e => e.Code).ToListAsync(Stop);
        return [.. entries.Select(e => $"{e.Code} {e.NameZh} {e.ValidTo:yyyy-MM-dd}")];
    }

    static async Task<long> LogAsync(AnlanApp app)
    {
        await using var scope = await app.Work();
        await using var count = scope.Work.Command("select count(*) from log.entry where subject like 'library.dictionary%'");
        return (long)(await count.ExecuteScalarAsync(Stop))!;
    }
}
