using System.Text;

namespace Anlan.Platform.Codes;

/// <summary>A code as people type it: full-width characters, blanks and dashes between groups, small letters.</summary>
static class CodeText
{
    public static string Tidy(string typed)
    {
        var kept = new StringBuilder(typed.Length);
        foreach (var c in typed.Normalize(NormalizationForm.FormKC))
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && c is not ('-' or '‐' or '‑' or '–' or '—' or '－' or '\u200B' or '\uFEFF'))
                kept.Append(char.ToUpperInvariant(c));
        return kept.ToString();
    }
}
