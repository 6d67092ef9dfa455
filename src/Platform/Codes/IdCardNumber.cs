using System.Globalization;
using Anlan.Platform.Language;

namespace Anlan.Platform.Codes;

/// <summary>
/// 公民身份号码, GB 11643-1999: division of registration (6), date of birth (8), sequence (3, odd for men), check character.
/// Of the division only the province is looked at: numbers keep the codes of counties long abolished.
/// </summary>
public static class IdCardNumber
{
    const string CheckCharacters = "10X98765432";

    // 83 stands on residence permits of people from Taiwan, 9 begins the number of a foreigner's permanent residence card.
    static readonly HashSet<string> Provinces =
    [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46",
        "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83",
    ];

    static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>The number as it is stored: a capital X, no blanks.</summary>
    public static string Tidy(string typed) => CodeText.Tidy(typed);

    public static bool IsValid(string number, DateOnly today) => WhatIsWrong(number, today) is null;

    /// <summary>The first thing that is wrong with a tidy number; null when nothing is.</summary>
    public static Bilingual? WhatIsWrong(string number, DateOnly today)
    {
        if (number.Length == 15 && number.All(char.IsAsciiDigit))
            return OfFirstGeneration(number);
        if (number.Length != 18)
            return new($"公民身份号码应为 18 位，这里是 {number.Length} 位。", $"An ID number has 18 characters; this one has {number.Length}.");
        for (var i = 0; i < 17; i++)
            if (!char.IsAsciiDigit(number[i]))
                return new($"第 {i + 1} 位“{number[i]}”应为数字。", $"Character {i + 1}, “{number[i]}”, should be a digit.");
        if (!char.IsAsciiDigit(number[17]) && number[17] != 'X')
            return new($"第 18 位“{number[17]}”应为数字或 X。", $"Character 18, “{number[17]}”, should be a digit or X.");
        if (number[0] != '9' && !Provinces.Contains(number[..2]))
            return new($"第 1、2 位“{number[..2]}”不是省级代码。", $"Characters 1 and 2, “{number[..2]}”, are not the code of a province.");
        if (DateIn(number) is not { } birth)
            return new($"第 7 至 14 位“{number[6..14]}”不是日期。", $"Characters 7 to 14, “{number[6..14]}”, are not a date.");
        if (birth > today)
            return new($"第 7 至 14 位的出生日期 {birth:yyyy-MM-dd} 还没有到。", $"The date of birth in characters 7 to 14, {birth:yyyy-MM-dd}, is in the future.");
        if (birth.Year < 1800)
            return new($"第 7 至 14 位的出生日期 {birth:yyyy-MM-dd} 过早。", $"The date of birth in characters 7 to 14, {birth:yyyy-MM-dd}, is too long ago.");
        var check = CheckCharacter(number);
        if (number[17] != check)
            return new($"第 18 位校验码是“{number[17]}”，按前 17 位应为“{check}”：号码中至少有一位不对。",
                $"The check character (18th) is “{number[17]}”; the 17 before it ask for “{check}”, so at least one character is wrong.");
        return null;
    }

    /// <summary>The date of birth in a valid number.</summary>
    public static DateOnly BirthDate(string number) => DateIn(number) ?? throw new FormatException("No date stands in this ID number.");

    /// <summary>Whether a valid number is a man's: the 17th digit is odd.</summary>
    public static bool IsMale(string number) => (number[16] - '0') % 2 == 1;

    static Bilingual? OfFirstGeneration(string number)
    {
        var renewed = number[..6] + "19" + number[6..] + "0";
        renewed = renewed[..17] + CheckCharacter(renewed);
        return DateIn(renewed) is null
            ? new("公民身份号码应为 18 位，这里是 15 位，且其中的日期不对。", "An ID number has 18 characters; this one has 15, and the date in it is wrong.")
            : new($"这是 15 位旧号码，已停止使用；升为 18 位应为 {renewed}，请核对证件。", $"This is a number of 15 digits, no longer in use. With 18 it would be {renewed}; compare it with the card.");
    }

    static DateOnly? DateIn(string number) =>
        number.Length == 18 && DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    static char CheckCharacter(string number)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++) sum += (number[i] - '0') * Weights[i];
        return CheckCharacters[sum % 11];
    }
}
