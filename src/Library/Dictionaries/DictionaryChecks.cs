using Anlan.Web.Design.Forms;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Library.Dictionaries;

/// <summary>What can only be seen beside the other entries.</summary>
static class DictionaryChecks
{
    /// <param name="division">Whose entry it is: it stands beside those of this division and of the divisions above.</param>
    public static async Task AgainstOthersAsync(DictionaryRegister register, string dictionary, string division, DictionaryForm input, long? id, FormProblems problems)
    {
        var beside = (await register.All.Where(e => e.Dictionary == dictionary && e.Division.Length <= division.Length).ToListAsync())
            .Where(e => e.Id != id && division.StartsWith(e.Division, StringComparison.Ordinal)).ToList();
        if (beside.FirstOrDefault(e => e.Code == input.Code && e.Overlaps(input.ValidFrom, input.ValidTo)) is { } twin)
            problems.Add(() => input.Code, ($"“{twin.Name.Zh}”在这段时间已用这个代码。", $"“{twin.Name.En}” has this code at that time."));
        if (input.Parent is not { } parent || parent == input.Code) return;
        var parents = beside.ToLookup(e => e.Code, e => e.Parent);
        if (!parents.Contains(parent))
            problems.Add(() => input.Parent, ($"这个字典里没有代码“{parent}”。", $"This dictionary has no code “{parent}”."));
        else if (id is not null && IsBelow(parent, input.Code!, code => parents[code].FirstOrDefault()))
            problems.Add(() => input.Parent, ("上级不能是它的下级。", "It cannot stand below what stands below it."));
    }

    /// <summary>Whether one goes up from a code to another; what goes round ends too.</summary>
    public static bool IsBelow(string code, string above, Func<string, string?> parent)
    {
        var passed = new HashSet<string>();
        for (var at = code; at is not null && passed.Add(at); at = parent(at))
            if (at == above) return true;
        return false;
    }
}
