namespace Anlan.Affairs.ReportCheck;

/// <summary>Small numbers as words: 七, 十二, 三十七, 两.</summary>
static class ChineseNumber
{
    const string Digits = "零一二三四五六七八九";

    public static int? Read(string text)
    {
        if (int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var plain)) return plain;
        if (text == "两") return 2;
        var ten = text.IndexOf('十');
        if (ten < 0) return text.Length == 1 && Digits.IndexOf(text[0]) is >= 0 and var digit ? digit : null;
        var (tens, ones) = (text[..ten], text[(ten + 1)..]);
        if (tens.Length > 1 || ones.Length > 1 || (tens.Length == 1 && Digits.IndexOf(tens[0]) < 1) || (ones.Length == 1 && Digits.IndexOf(ones[0]) < 1)) return null;
        return (tens.Length == 0 ? 1 : Digits.IndexOf(tens[0])) * 10 + (ones.Length == 0 ? 0 : Digits.IndexOf(ones[0]));
    }
}
