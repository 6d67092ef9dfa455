using Anlan.Platform.Language;

namespace Anlan.Platform.Codes;

/// <summary>
/// 统一社会信用代码, GB 32100-2015: who registered it (1), kind (1), division (6), code of the organisation with its own check character (9, GB 11714), check character.
/// </summary>
public static class CreditCode
{
    /// <summary>The characters of the standard, each worth its position. I, O, S, V and Z are not among them.</summary>
    const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>The code as it is stored: capital letters without blanks.</summary>
    public static string Tidy(string typed) => CodeText.Tidy(typed);

    public static bool IsValid(string code) => WhatIsWrong(code) is null;

    /// <summary>The first thing that is wrong with a tidy code; null when nothing is.</summary>
    public static Bilingual? WhatIsWrong(string code)
    {
        if (code.Length != 18)
            return new($"统一社会信用代码应为 18 位，这里是 {code.Length} 位。", $"A unified social credit code has 18 characters; this one has {code.Length}.");
        for (var i = 0; i < code.Length; i++)
            if (!Alphabet.Contains(code[i]))
                return new($"第 {i + 1} 位“{code[i]}”不能用于统一社会信用代码（只用数字和除 I、O、S、V、Z 以外的大写字母{Instead(code[i]).Zh}）。",
                    $"Character {i + 1}, “{code[i]}”, cannot stand in a credit code (digits and capital letters except I, O, S, V and Z{Instead(code[i]).En}).");
        for (var i = 2; i < 8; i++)
            if (!char.IsAsciiDigit(code[i]))
                return new($"第 {i + 1} 位“{code[i]}”应为数字：第 3 至 8 位是登记机关行政区划码。", $"Character {i + 1}, “{code[i]}”, should be a digit: characters 3 to 8 are the division of registration.");
        var check = CheckCharacter(code);
        if (code[17] != check)
            return new($"第 18 位校验码是“{code[17]}”，按前 17 位应为“{check}”：代码中至少有一位不对。",
                $"The check character (18th) is “{code[17]}”; the 17 before it ask for “{check}”, so at least one character is wrong.");
        return null;
    }

    /// <summary>
    /// Whether characters 9 to 17 carry the check character of GB 11714. Codes issued by some offices do not; this is a hint and no reason for refusal.
    /// </summary>
    public static bool HasOrganisationCheck(string code) => code.Length == 18 && OrganisationCheck(code.AsSpan(8, 8)) == code[16];

    static char CheckCharacter(string code)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++) sum += Alphabet.IndexOf(code[i]) * Weights[i];
        return Alphabet[(31 - sum % 31) % 31];
    }

    static char OrganisationCheck(ReadOnlySpan<char> code)
    {
        var sum = 0;
        for (var i = 0; i < 8; i++) sum += (char.IsAsciiDigit(code[i]) ? code[i] - '0' : code[i] - 'A' + 10) * OrganisationWeights[i];
        return (11 - sum % 11) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
    }

    static Bilingual Instead(char typed) => typed switch
    {
        'O' => ("，可能是数字 0", "; perhaps the digit 0"),
        'I' => ("，可能是数字 1", "; perhaps the digit 1"),
        'Z' => ("，可能是数字 2", "; perhaps the digit 2"),
        'S' => ("，可能是数字 5", "; perhaps the digit 5"),
        'V' => ("，可能是字母 U 或 Y", "; perhaps U or Y"),
        _ => new("", ""),
    };
}
