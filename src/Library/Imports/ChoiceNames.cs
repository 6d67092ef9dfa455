using Anlan.Web.Design.Forms;

namespace Anlan.Library.Imports;

/// <summary>What people write for a choice: its code or its name in either language.</summary>
static class ChoiceNames
{
    /// <summary>The code; null when no choice is called so, or several are.</summary>
    public static string? Find(IEnumerable<Choice> choices, string text)
    {
        var found = choices.Where(c => c.Value == text || c.Text.Zh == text || c.Text.En.Equals(text, StringComparison.OrdinalIgnoreCase)).Select(c => c.Value).Distinct().Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }
}
