namespace Anlan.Affairs.SelfEvaluation.Cases;

/// <summary>The code of a case stands in addresses and file names, so it is kept to harmless characters.</summary>
static class CaseCode
{
    public const int Longest = 80;

    public static bool IsValid(string code) => code.Length is > 0 and <= Longest && code.All(IsAllowed) && code[0] != '.';

    /// <summary>A valid code made from any name.</summary>
    public static string From(string name)
    {
        var kept = new string([.. name.Where(IsAllowed).Take(Longest)]).TrimStart('.');
        return kept.Length > 0 ? kept : "case";
    }

    static bool IsAllowed(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or '.';
}
