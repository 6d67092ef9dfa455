using Anlan.Platform.Language;

namespace Anlan.Platform.Codes;

/// <summary>
/// The code of a division, GB/T 2260 and its extensions: province (2 digits), city (4), county (6), township (9), community (12). Shape only; whether a division
/// exists is the register's affair, for codes have gaps and change.
/// </summary>
public static class DivisionCode
{
    static readonly int[] Lengths = [2, 4, 6, 9, 12];

    /// <summary>The shortest form, which is the one stored: 440300 and 440300000000 are 4403.</summary>
    public static string Tidy(string typed)
    {
        var code = CodeText.Tidy(typed);
        if (code.Length is not (6 or 9 or 12) || !code.All(char.IsAsciiDigit)) return code;
        if (code.Length == 12 && code.EndsWith("000", StringComparison.Ordinal)) code = code[..9];
        if (code.Length == 9 && code.EndsWith("000", StringComparison.Ordinal)) code = code[..6];
        while (code.Length is 6 or 4 && code.EndsWith("00", StringComparison.Ordinal)) code = code[..^2];
        return code;
    }

    public static bool IsValid(string code) => WhatIsWrong(code) is null;

    /// <summary>What is wrong with the shape of a tidy code; null when nothing is.</summary>
    public static Bilingual? WhatIsWrong(string code)
    {
        for (var i = 0; i < code.Length; i++)
            if (!char.IsAsciiDigit(code[i]))
                return new($"第 {i + 1} 位“{code[i]}”不是数字。", $"Character {i + 1}, “{code[i]}”, is not a digit.");
        if (!Lengths.Contains(code.Length))
            return new($"行政区划代码应为 2、4、6、9 或 12 位，这里是 {code.Length} 位。", $"A division code has 2, 4, 6, 9 or 12 digits; this one has {code.Length}.");
        if (code[0] == '0')
            return new("行政区划代码不以 0 开头。", "A division code does not begin with 0.");
        return null;
    }

    /// <summary>The code of the division directly above; null for a province.</summary>
    public static string? Parent(string code) => Array.IndexOf(Lengths, code.Length) is > 0 and var level ? code[..Lengths[level - 1]] : null;
}
