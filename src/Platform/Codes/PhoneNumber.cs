using System.Text.RegularExpressions;
using Anlan.Platform.Language;

namespace Anlan.Platform.Codes;

/// <summary>
/// Telephone numbers of the mainland: mobile (11 digits), fixed line with area code and perhaps extension, 400 and 800 numbers, and short numbers such as 119 or 12345.
/// </summary>
public static partial class PhoneNumber
{
    /// <summary>
    /// The number as it is stored and compared: 13812345678, 0755-12345678, 010-12345678-801, 400-810-0000, 119.
    /// Blanks, brackets, the country code and dashes are tidied away; what is no number stays as it was typed.
    /// </summary>
    public static string Tidy(string typed)
    {
        var text = Extension().Replace(typed.Normalize(System.Text.NormalizationForm.FormKC).Trim(), "#");
        var digits = Filler().Replace(text, "");
        digits = digits.StartsWith("+86", StringComparison.Ordinal) ? WithoutCountry(digits[3..]) : digits.StartsWith("0086", StringComparison.Ordinal) ? WithoutCountry(digits[4..]) : digits;
        // 0755-12345678-801 is typed as often as with a word for the extension.
        if (!digits.Contains('#') && Dashed().Match(text) is { Success: true } dashed && digits.StartsWith('0'))
            digits = digits[..^dashed.Groups[1].Length] + "#" + dashed.Groups[1].Value;
        if (Mobile().IsMatch(digits)) return digits;
        if (FixedLine().Match(digits) is { Success: true } line)
            return $"{line.Groups[1]}-{line.Groups[2]}" + (line.Groups[3].Success ? "-" + line.Groups[3] : "");
        if (Service().Match(digits) is { Success: true } service) return $"{service.Groups[1]}-{service.Groups[2]}-{service.Groups[3]}";
        return digits;
    }

    public static bool IsMobile(string number) => Mobile().IsMatch(number);

    public static bool IsValid(string number) => WhatIsWrong(number) is null;

    /// <summary>What is wrong with a tidy number; null when nothing is.</summary>
    public static Bilingual? WhatIsWrong(string number)
    {
        var digits = number.Replace("-", "");
        if (Mobile().IsMatch(digits) || TidyFixedLine().IsMatch(number) || Service().IsMatch(digits) || Short().IsMatch(digits)) return null;
        for (var i = 0; i < number.Length; i++)
            if (!char.IsAsciiDigit(number[i]) && number[i] is not ('-' or '#'))
                return new($"第 {i + 1} 位“{number[i]}”不是数字。", $"Character {i + 1}, “{number[i]}”, is not a digit.");
        return digits switch
        {
            "" => new("没有号码。", "There is no number."),
            ['1', ..] when digits.Length != 11 => new($"手机号码应为 11 位，这里是 {digits.Length} 位。", $"A mobile number has 11 digits; this one has {digits.Length}."),
            ['1', ..] => new($"手机号码第 2 位应为 3 至 9，这里是 {digits[1]}。", $"The second digit of a mobile number is 3 to 9; here it is {digits[1]}."),
            ['0', '0', ..] => new("只接受中国大陆号码（+86）。", "Only numbers of the Chinese mainland (+86) are accepted."),
            ['0', ..] => new("固定电话应为区号（010、02X 或 4 位）加 7 至 8 位号码。", "A fixed line is an area code (010, 02X or four digits) and 7 or 8 digits."),
            _ when digits.Length is 7 or 8 => new("固定电话缺少区号，例如 0755-12345678。", "The area code of the fixed line is missing, as in 0755-12345678."),
            _ => new("不是手机号码、带区号的固定电话、400/800 号码或短号码。", "This is no mobile number, fixed line with area code, 400/800 number or short number."),
        };
    }

    /// <summary>The same of a number that must be a mobile's: short numbers and fixed lines are none.</summary>
    public static Bilingual? WhatIsWrongWithMobile(string number) =>
        Mobile().IsMatch(number) ? null
        : number.StartsWith('1') && WhatIsWrong(number) is { } wrong ? wrong
        : new($"手机号应为 1 开头的 11 位数字，这里是“{Keys.Masked.Phone(number)}”。", $"A mobile number has 11 digits and begins with 1; this one reads “{Keys.Masked.Phone(number)}”.");

    static string WithoutCountry(string digits) => digits is ['1', ..] or ['0', ..] or ['4' or '8', '0', '0', ..] ? digits : "0" + digits;

    [GeneratedRegex(@"^1[3-9]\d{9}$")]
    private static partial Regex Mobile();

    [GeneratedRegex(@"^(010|02\d|0[3-9]\d\d)([2-9]\d{6,7})(?:#(\d{1,6}))?$")]
    private static partial Regex FixedLine();

    [GeneratedRegex(@"^(010|02\d|0[3-9]\d\d)-[2-9]\d{6,7}(-\d{1,6})?$")]
    private static partial Regex TidyFixedLine();

    [GeneratedRegex(@"^([48]00)(\d{3})(\d{4})$")]
    private static partial Regex Service();

    // 110, 119, 120, 12345, 12350, 95588: three digits from 11 or 12, five from 12, 95 or 96.
    [GeneratedRegex(@"^(1[12]\d|12\d{3}|9[56]\d{3})$")]
    private static partial Regex Short();

    [GeneratedRegex(@"\s*(转|分机|ext\.?|x|#)\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Extension();

    [GeneratedRegex(@"[\s()\-‐‑–—.·\u200B\uFEFF]+")]
    private static partial Regex Filler();

    [GeneratedRegex(@"\d{7,8}-(\d{1,6})$")]
    private static partial Regex Dashed();
}
