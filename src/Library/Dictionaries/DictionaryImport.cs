using Anlan.Library.Imports;
using Anlan.Platform.Imports;
using Anlan.Platform.Language;
using Anlan.Platform.Storage;
using Anlan.Web.Design.Forms;
using Anlan.Web.Imports;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library.Dictionaries;

/// <summary>A line of a table of entries: the form, with the dictionary by code or name.</summary>
sealed class DictionaryLineForm : DictionaryForm
{
    public string? Dictionary { get; set; }
}

/// <summary>Tables of dictionary entries. What is added belongs to the division in which the reader acts.</summary>
sealed class DictionaryImport(LibraryDb db, DictionaryRegister register, DictionaryReferences references, TimeProvider clock) : FormImport<DictionaryLineForm, DictionaryEntry>
{
    // What stands above what, in each dictionary that the lines name: those that are there and those that earlier lines add.
    readonly Dictionary<string, Dictionary<string, string?>> above = [];
    readonly Dictionary<(string Dictionary, string Code), DictionaryEntry[]> there = [];

    IReadOnlyList<CodeDictionary> dictionaries = [];

    public override string Code => "dictionaries";

    public override Bilingual Name => DictionaryPages.Title;

    public override string Permission => LibraryPermissions.EditDictionaries;

    public override string Table => "library.dictionary_entry";

    public override string Page => DictionaryPages.Root;

    public override DbContext Records => db;

    public override Bilingual Matching =>
        ("同一字典里代码和生效日期相同的是同一项；没有生效日期时，是今天有效的那一项，没有则从今天起新增。新增的项属于本区划。",
         "A line with the dictionary, code and first day of an entry means that entry; without a day, the one that holds today, or a new one from today. What is new belongs to your division.");

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("Dictionary", ("字典", "Dictionary"), "organisation_kind") { Required = true, Aliases = ["字典代码", "字典名称", "代码表"], Help = ("代码或名称", "its code or name") },
        new("Code", ("代码", "Code"), "example") { Required = true, Aliases = ["字典项代码", "编码"], Help = ("字母、数字、点、横线和下划线；设为文本格式", "letters, digits, points, dashes and underscores, as text") },
        new("NameZh", ("名称", "Name (Chinese)"), "示例类型") { Required = true, Aliases = ["字典项名称", "中文名称", "类别名称"] },
        new("NameEn", ("英文名称", "Name (English)"), "Example kind"),
        new("Parent", ("上级代码", "Code above"), "") { Aliases = ["上级", "父级代码"], Help = ("写在下级之前", "it comes before those below it") },
        new("Position", ("次序", "Order"), "100") { Aliases = ["排序", "序号"] },
        new("ValidFrom", ("生效日期", "Valid from"), "2026-01-01") { Aliases = ["启用日期"] },
        new("ValidTo", ("停用日期", "Ends on"), "") { Aliases = ["失效日期"], Help = ("不再可选的第一天", "the first day on which it is no longer offered") },
        new("Source", ("依据", "Source"), "") { Aliases = ["出处"] },
    ];

    public override async Task<IReadOnlyList<Bilingual>> ListAllowedAsync(ImportColumn column, CancellationToken stop = default) =>
        column.Field == "Dictionary" ? [.. (await register.Dictionaries.OrderBy(d => d.Code).ToListAsync(stop)).Where(register.MayAdd).Select(d => new Bilingual($"{d.Code}（{d.NameZh}）", $"{d.Code} ({d.NameEn ?? d.NameZh})"))] : [];

    protected override async Task BeginAsync(CancellationToken stop) => dictionaries = await register.Dictionaries.ToListAsync(stop);

    protected override string? Translate(string field, string text) => field == "Dictionary" ? ChoiceNames.Find(dictionaries.Select(d => new Choice(d.Code, d.Name)), text) : text;

    protected override async Task PrepareAsync(IReadOnlyList<DictionaryLineForm> forms, CancellationToken stop)
    {
        foreach (var dictionary in forms.Select(f => f.Dictionary).OfType<string>().Distinct().Where(d => !above.ContainsKey(d)))
        {
            var own = register.Division;
            var rows = await register.All.Where(e => e.Dictionary == dictionary && e.Division.Length <= own.Length).Select(e => new { e.Division, e.Code, e.Parent }).ToListAsync(stop);
            above[dictionary] = rows.OrderBy(e => e.Division.Length).GroupBy(e => e.Code).ToDictionary(g => g.Key, g => g.Last().Parent);
        }
    }

    protected override IEnumerable<string> KeysOf(DictionaryLineForm form) => form is { Dictionary: { } dictionary, Code: { } code } ? [$"{dictionary}/{code}/{form.ValidFrom:yyyy-MM-dd}"] : [];

    protected override async Task<DictionaryEntry?[]> MatchAsync(IReadOnlyList<DictionaryLineForm> forms, IReadOnlyList<FormProblems> problems, CancellationToken stop)
    {
        var (named, codes, own) = (forms.Select(f => f.Dictionary).OfType<string>().Distinct().ToArray(), forms.Select(f => f.Code).OfType<string>().Distinct().ToArray(), register.Division);
        var found = await db.Entries.Where(e => named.Contains(e.Dictionary) && codes.Contains(e.Code) && e.Division.Length <= own.Length).ToListAsync(stop);
        there.Clear();
        foreach (var code in found.GroupBy(e => (e.Dictionary, e.Code))) there[code.Key] = [.. code];
        return [.. forms.Select(Find)];
    }

    DictionaryEntry? Find(DictionaryLineForm form)
    {
        var own = Others(form).Where(e => e.Division == register.Division);
        return form.ValidFrom is { } day ? own.FirstOrDefault(e => e.ValidFrom == day) : own.FirstOrDefault(e => e.HoldsOn(Beijing.Today(clock)));
    }

    DictionaryEntry[] Others(DictionaryLineForm form) => there.GetValueOrDefault((form.Dictionary ?? "", form.Code ?? "")) ?? [];

    protected override void Check(DictionaryLineForm form, DictionaryEntry? record, FormProblems problems)
    {
        form.Check(problems);
        if (dictionaries.FirstOrDefault(d => d.Code == form.Dictionary) is not { } dictionary)
        {
            problems.Add("Dictionary", ("请填写字典的代码或名称。", "Enter the code or name of a dictionary."));
            return;
        }
        if (record is null && !register.MayAdd(dictionary)) problems.Add("Dictionary", ("这个字典不接受本级新增。", "This dictionary takes no entries of your division."));
        if (Others(form).FirstOrDefault(e => e.Id != record?.Id && e.Overlaps(form.ValidFrom ?? Beijing.Today(clock), form.ValidTo)) is { } twin)
            problems.Add("Code", ($"“{twin.Name.Zh}”在这段时间已用这个代码。", $"“{twin.Name.En}” has this code at that time."));
        if (form is { Parent: { } parent, Code: { } code } && parent != code) CheckParent(above[dictionary.Code], code, parent, problems);
    }

    static void CheckParent(Dictionary<string, string?> codes, string code, string parent, FormProblems problems)
    {
        if (!codes.ContainsKey(parent)) problems.Add("Parent", ($"这个字典里没有代码“{parent}”；上级应写在下级之前。", $"This dictionary has no code “{parent}”; the one above comes before those below it."));
        else if (DictionaryChecks.IsBelow(parent, code, at => codes.GetValueOrDefault(at))) problems.Add("Parent", ("上级不能是它的下级。", "It cannot stand below what stands below it."));
    }

    protected override void Complete(DictionaryLineForm form) => form.ValidFrom ??= Beijing.Today(clock);

    protected override DictionaryLineForm FormOf(DictionaryEntry record)
    {
        var line = new DictionaryLineForm { Dictionary = record.Dictionary };
        line.ReadFrom(record);
        return line;
    }

    protected override DictionaryEntry New(DictionaryLineForm form)
    {
        above[form.Dictionary!][form.Code!] = form.Parent;
        return form.New(form.Dictionary!, register.Division);
    }

    protected override void Write(DictionaryLineForm form, DictionaryEntry record)
    {
        above[form.Dictionary!][form.Code!] = form.Parent;
        form.WriteTo(record);
    }

    /// <summary>Those that records hold, and those below which others stand that stay. The last line comes first: what was added below is gone by then.</summary>
    public override Task<IReadOnlySet<long>> ListReferredAsync(Work work, IReadOnlyList<long> records, CancellationToken stop) => references.AmongAsync(work, records, stop);
}
