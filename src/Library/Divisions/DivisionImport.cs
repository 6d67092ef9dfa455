using Anlan.Library.Imports;
using Anlan.Platform.Codes;
using Anlan.Platform.Imports;
using Anlan.Platform.Language;
using Anlan.Platform.Storage;
using Anlan.Web.Design.Forms;
using Anlan.Web.Imports;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library.Divisions;

/// <summary>Tables of divisions, such as the national list: a code, a name, and whatever else is known.</summary>
sealed class DivisionImport(LibraryDb db, Work work, TimeProvider clock) : FormImport<DivisionForm, Division>
{
    readonly Dictionary<string, Division[]> versions = [];

    public override string Code => "divisions";

    public override Bilingual Name => DivisionPages.Title;

    public override string Permission => LibraryPermissions.Edit;

    public override string Table => "library.division";

    public override string Page => DivisionPages.Root;

    public override DbContext Records => db;

    public override Bilingual Matching =>
        ("代码和生效日期相同的是同一条；没有生效日期时，是今天有效的那一条，没有则从今天起新增。更名、改类型自某日起生效的，请在页面上办理。",
         "A line with the code and first day of a version means that version; without a day, the one that holds today, or a new one from today. What changes from a day on is entered on the page.");

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("Code", ("区划代码", "Code"), "990101107") { Required = true, Aliases = ["代码", "统计用区划代码", "行政区划代码", "编码"], Help = ("2、4、6、9 或 12 位数字", "2, 4, 6, 9 or 12 digits") },
        new("NameZh", ("名称", "Name (Chinese)"), "示例街道") { Required = true, Aliases = ["区划名称", "行政区划名称", "name", "地名"] },
        new("NameEn", ("英文名称", "Name (English)"), "Example Street"),
        new("Kind", ("类型", "Kind"), "街道") { Aliases = ["区划类型"], Help = ("空着时按代码位数和名称判断", "Told from the code and the name when left empty") },
        new("ValidFrom", ("生效日期", "Valid from"), "2026-01-01") { Aliases = ["启用日期"] },
        new("ValidTo", ("失效日期", "Ends on"), "") { Aliases = ["停用日期"], Help = ("不再有效的第一天", "the first day on which it no longer holds") },
        new("ReplacedBy", ("由何区划接替", "Replaced by"), "") { Help = ("代码，多个用英文逗号分开", "codes, parted by commas") },
        new("Source", ("依据", "Source"), "民政部公告"),
    ];

    public override Task<IReadOnlyList<Bilingual>> ListAllowedAsync(ImportColumn column, CancellationToken stop = default) =>
        Task.FromResult<IReadOnlyList<Bilingual>>(column.Field == "Kind" ? [.. DivisionKinds.Choices().Select(c => c.Text)] : []);

    protected override string? Translate(string field, string text) => field switch
    {
        "Kind" => ChoiceNames.Find(DivisionKinds.Choices(), text),
        "Code" => DivisionCode.Tidy(text),
        _ => text,
    };

    protected override IEnumerable<string> KeysOf(DivisionForm form) => form.Code is { } code ? [$"{code}/{form.ValidFrom:yyyy-MM-dd}"] : [];

    protected override async Task<Division?[]> MatchAsync(IReadOnlyList<DivisionForm> forms, IReadOnlyList<FormProblems> problems, CancellationToken stop)
    {
        var codes = forms.Select(f => f.Code).OfType<string>().Distinct().ToArray();
        var found = await db.Divisions.Where(d => codes.Contains(d.Code)).ToListAsync(stop);
        versions.Clear();
        foreach (var code in found.GroupBy(d => d.Code)) versions[code.Key] = [.. code];
        return [.. forms.Select(Find)];
    }

    Division? Find(DivisionForm form) => versions.GetValueOrDefault(form.Code ?? "") is not { } there ? null
        : form.ValidFrom is { } day ? Array.Find(there, d => d.ValidFrom == day)
        : Array.Find(there, d => d.HoldsOn(Beijing.Today(clock)));

    protected override void Check(DivisionForm form, Division? record, FormProblems problems)
    {
        if (string.IsNullOrEmpty(form.Code)) problems.Add("Code", ("请填写区划代码。", "Enter the code."));
        else if (DivisionCode.WhatIsWrong(form.Code) is { } wrong) problems.Add("Code", wrong);
        else if (!work.Acting.Within.Contains(form.Code)) problems.Add("Code", ($"您只能维护 {work.Acting.Within.Division} 及其下级的区划。", $"You keep {work.Acting.Within.Division} and what lies below it."));
        form.Check(problems);
        if (record is null && form.ValidFrom is { } from && versions.GetValueOrDefault(form.Code ?? "")?.FirstOrDefault(d => (form.ValidTo is null || d.ValidFrom < form.ValidTo) && (d.ValidTo is null || d.ValidTo > from)) is { } other)
            problems.Add("ValidFrom", ($"这个代码在所填时间内已有区划（自 {other.ValidFrom:yyyy-MM-dd} 起）。", $"This code is held at that time already, since {other.ValidFrom:yyyy-MM-dd}."));
    }

    protected override void Complete(DivisionForm form)
    {
        form.ValidFrom ??= Beijing.Today(clock);
        if (form is { Kind: null, Code: { } code, NameZh: { } name } && DivisionCode.IsValid(code)) form.Kind = DivisionKinds.Guess(code, name);
    }

    protected override DivisionForm FormOf(Division record) => DivisionForm.Of(record);

    protected override Division New(DivisionForm form) => form.New();

    protected override void Write(DivisionForm form, Division record) => form.WriteTo(record);

    /// <summary>Those in or below which anything lies, be it other divisions. The last line comes first: what was added below is gone by then.</summary>
    public override async Task<IReadOnlySet<long>> ListReferredAsync(Work work, IReadOnlyList<long> records, CancellationToken stop)
    {
        var referred = new HashSet<long>();
        var ids = records.ToArray();
        foreach (var table in await GuardedTables.ListAsync(work, stop))
        {
            // The names come from the catalogue of guarded tables, never from a request.
            var others = table == "library.division" ? "and not (there.id = any ($1))" : "";
            await using var command = work.Command($"""
                select own.id from library.division own where own.id = any ($1)
                and exists (select from {table} there where there.division >= own.division and there.division < own.division || '~' {others})
                """, ids);
            await using var rows = await command.ExecuteReaderAsync(stop);
            while (await rows.ReadAsync(stop)) referred.Add(rows.GetInt64(0));
        }
        return referred;
    }
}
