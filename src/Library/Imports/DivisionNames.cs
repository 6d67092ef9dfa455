using Anlan.Library.Divisions;
using Anlan.Platform.Codes;
using Anlan.Platform.Language;
using Anlan.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library.Imports;

/// <summary>Divisions by name, for tables in which people wrote 青衣街道 and not its code. Only names that one division within the jurisdiction bears.</summary>
sealed class DivisionNames(DivisionRegister divisions, Work work, TimeProvider clock)
{
    IReadOnlyDictionary<string, string>? codes;

    public async Task LoadAsync(CancellationToken stop)
    {
        // Above a city a name tells little, and there are too many of them.
        if (codes is not null || work.Acting.Within.Division.Length < 4) return;
        var (low, high) = (work.Acting.Within.Low, work.Acting.Within.High);
        var there = await divisions.On(Beijing.Today(clock)).Where(d => string.Compare(d.Code, low) >= 0 && string.Compare(d.Code, high) < 0).Select(d => new { d.NameZh, d.Code }).ToListAsync(stop);
        var names = there.ToDictionary(d => d.Code, d => d.NameZh);
        // 青衣街道青衣社区 as well, which tells namesakes apart.
        var below = there.Where(d => DivisionCode.Parent(d.Code) is { } parent && names.ContainsKey(parent)).Select(d => new { NameZh = names[DivisionCode.Parent(d.Code)!] + d.NameZh, d.Code });
        codes = there.Concat(below).GroupBy(d => d.NameZh).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single().Code);
    }

    /// <summary>The code for a name; a code, or what is neither, as it is.</summary>
    public string Code(string text) => codes?.GetValueOrDefault(text) ?? codes?.GetValueOrDefault(text.Replace(" ", "")) ?? DivisionCode.Tidy(text);

    /// <summary>What to say of a name that stayed a name: it is of another place, of several, or of none. Null for what looks like a code.</summary>
    public static Bilingual? WhatIsUnknown(string written) => written.All(c => char.IsAsciiDigit(c)) ? null
        : new($"您的管理范围内没有“{written}”，或不止一个；请填写区划代码，或“街道+社区”的全名。", $"There is no “{written}” within the division you keep, or more than one. Give the code, or the name with that of the street before it.");
}
