using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Anlan.Platform.Language;
using Anlan.Web.Design.Forms;

namespace Anlan.Library.Dictionaries;

/// <summary>What one fills in about a dictionary of one's own.</summary>
public sealed class DictionaryHeadForm : VersionedForm
{
    /// <summary>Without the division with which it begins; only of a new one.</summary>
    [JsonIgnore]
    public string? Code { get; set; }

    [Required, StringLength(60)]
    public string? NameZh { get; set; }

    [StringLength(120)]
    public string? NameEn { get; set; }

    [StringLength(200)]
    public string? SourceZh { get; set; }

    [StringLength(300)]
    public string? SourceEn { get; set; }

    [StringLength(60)]
    public string? ClauseZh { get; set; }

    [StringLength(120)]
    public string? ClauseEn { get; set; }

    [Required, StringLength(60)]
    public string? StewardZh { get; set; }

    [StringLength(120)]
    public string? StewardEn { get; set; }

    public bool LocalEntries { get; set; }

    [JsonIgnore, Required, StringLength(200)]
    public string? Reason { get; set; }

    public static DictionaryHeadForm Of(CodeDictionary d) => new()
    {
        NameZh = d.NameZh,
        NameEn = d.NameEn,
        SourceZh = d.SourceZh,
        SourceEn = d.SourceEn,
        ClauseZh = d.ClauseZh,
        ClauseEn = d.ClauseEn,
        StewardZh = d.StewardZh,
        StewardEn = d.StewardEn,
        LocalEntries = d.LocalEntries,
    };

    public void WriteTo(CodeDictionary d)
    {
        (d.NameZh, d.NameEn) = (NameZh!.Trim(), Blank.ToNull(NameEn));
        (d.SourceZh, d.SourceEn, d.ClauseZh, d.ClauseEn) = (Blank.ToNull(SourceZh), Blank.ToNull(SourceEn), Blank.ToNull(ClauseZh), Blank.ToNull(ClauseEn));
        (d.StewardZh, d.StewardEn, d.LocalEntries) = (Blank.ToNull(StewardZh), Blank.ToNull(StewardEn), LocalEntries);
    }

    public CodeDictionary New(string division, string code)
    {
        var dictionary = new CodeDictionary { Division = division, Code = code, NameZh = NameZh! };
        WriteTo(dictionary);
        return dictionary;
    }

    /// <summary>What is wrong with the code that was typed.</summary>
    public void CheckCode(FormProblems problems)
    {
        Code = Blank.ToNull(Code);
        if (Code is null) problems.Add(() => Code, ("请填写代码。", "Enter the code."));
        else if (!NationalDictionary.DictionaryCode().IsMatch(Code)) problems.Add(() => Code, ("代码应为小写字母、数字和下划线，2 到 40 个，以字母开头。", "The code consists of 2 to 40 small letters, digits and underscores and begins with a letter."));
        if (ClauseZh is not null && SourceZh is null) problems.Add(() => SourceZh, ("写了条款，请写明出处。", "A clause needs its source."));
    }

    public static Bilingual? Say(string field, string value) => field == "LocalEntries" ? value == bool.TrueString ? ("可以", "yes") : ("不可以", "no") : null;
}

/// <summary>With what a dictionary was compared.</summary>
public sealed class DictionaryCheckForm
{
    [Required, StringLength(200)]
    public string? Source { get; set; }
}
