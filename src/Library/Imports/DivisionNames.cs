using Anlan.Library.Divisions;
using Anlan.Platform.Codes;
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
        codes = there.GroupBy(d => d.NameZh).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single().Code);
    }

    /// <summary>The code for a name; a code, or what is neither, as it is.</summary>
    public string Code(string text) => codes?.GetValueOrDefault(text) ?? DivisionCode.Tidy(text);
}
