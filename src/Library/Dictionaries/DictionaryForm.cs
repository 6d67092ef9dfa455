using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Anlan.Platform.Language;
using Anlan.Web.Design.Forms;

namespace Anlan.Library.Dictionaries;

/// <summary>What one fills in about an entry.</summary>
public class DictionaryForm : VersionedForm
{
    public string? Code { get; set; }

    [Required, StringLength(100)]
    public string? NameZh { get; set; }

    [StringLength(200)]
    public string? NameEn { get; set; }

    [StringLength(40)]
    public string? Parent { get; set; }

    [Range(0, 1_000_000)]
    public int? Position { get; set; }

    [Required]
    public DateOnly? ValidFrom { get; set; }

    public DateOnly? ValidTo { get; set; }

    [StringLength(200)]
    public string? Source { get; set; }

    /// <summary>Asked on the pages; a table has the note of its import.</summary>
    [JsonIgnore, StringLength(200)]
    public string? Reason { get; set; }

    public static DictionaryForm Of(DictionaryEntry entry)
    {
        var form = new DictionaryForm();
        form.ReadFrom(entry);
        return form;
    }

    public void ReadFrom(DictionaryEntry entry)
    {
        (Code, NameZh, NameEn, Parent, Position) = (entry.Code, entry.NameZh, entry.NameEn, entry.Parent, entry.Position);
        (ValidFrom, ValidTo, Source) = (entry.ValidFrom, entry.ValidTo, entry.Source);
    }

    public void WriteTo(DictionaryEntry entry)
    {
        (entry.NameZh, entry.NameEn, entry.Parent, entry.Position) = (NameZh!.Trim(), Blank.ToNull(NameEn), Blank.ToNull(Parent), Position ?? 100);
        (entry.ValidFrom, entry.ValidTo, entry.Source) = (ValidFrom!.Value, ValidTo, Blank.ToNull(Source));
    }

    public DictionaryEntry New(string dictionary, string division)
    {
        var entry = new DictionaryEntry { Dictionary = dictionary, Division = division, Code = Code!, NameZh = NameZh! };
        WriteTo(entry);
        return entry;
    }

    /// <summary>What attributes cannot say.</summary>
    public void Check(FormProblems problems)
    {
        Code = Blank.ToNull(Code);
        Parent = Blank.ToNull(Parent);
        if (Code is null) problems.Add(() => Code, ("请填写代码。", "Enter the code."));
        else if (WhatIsWrong(Code) is { } wrong) problems.Add(() => Code, wrong);
        if (Parent is not null && Parent == Code) problems.Add(() => Parent, ("上级不能是它自己。", "It cannot stand below itself."));
        if (ValidTo < ValidFrom) problems.Add(() => ValidTo, ("停用日期不能早于生效日期；从未生效的填同一天。", "It cannot end before it begins; what never held ends on its first day."));
    }

    public void CheckReason(FormProblems problems)
    {
        if (Blank.ToNull(Reason) is null) problems.Add(() => Reason, ("请说明原因。", "Say why."));
    }

    /// <summary>What is wrong with a code; null when nothing is.</summary>
    static Bilingual? WhatIsWrong(string code)
    {
        if (code.Length > 40) return new("代码最多 40 个字符。", "A code has 40 characters at most.");
        return NationalDictionary.EntryCode().IsMatch(code) ? null : new("代码只用字母、数字、点、横线和下划线。", "A code consists of letters, digits, points, dashes and underscores.");
    }
}
