using Anlan.Platform.Language;
using Anlan.Platform.Storage;
using Anlan.Web.Design.Forms;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library.Divisions;

/// <summary>The divisions a form offers: the reader's own and those below it, today.</summary>
public sealed class DivisionChoices(DivisionRegister register, Work work, TimeProvider clock)
{
    // A city has some hundred streets and communities; a longer list helps nobody to choose.
    const int Most = 1500;

    public async Task<IReadOnlyList<Choice>> ListAsync(string? present = null, CancellationToken stop = default)
    {
        var own = work.Acting.Within.Division;
        var rows = await register.On(Beijing.Today(clock)).Where(d => d.Code.StartsWith(own)).OrderBy(d => d.Code.Length).ThenBy(d => d.Code).Take(Most).ToListAsync(stop);
        // Streets with their communities below them; what has ended stays for a record that has it.
        var choices = rows.OrderBy(d => d.Code, StringComparer.Ordinal).Select(d => new Choice(d.Code, Indented(d))).ToList();
        if (present is { Length: > 0 } && choices.All(c => c.Value != present)) choices.Insert(0, new(present, Bilingual.Same(present)));
        return choices;

        Bilingual Indented(Division d)
        {
            var indent = new string('　', d.Code.Length switch { <= 6 => 0, 9 => 1, _ => 2 });
            return new(indent + d.NameZh, indent + (d.NameEn ?? d.NameZh));
        }
    }
}
