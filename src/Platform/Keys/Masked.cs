namespace Anlan.Platform.Keys;

/// <summary>What of a personal datum everybody may see who may see the record: enough to recognise it, too little to use it.</summary>
public static class Masked
{
    /// <summary>138****1234; 0755-****5678; of a number too short for both ends the last four at most, of a short one nothing; 119 as it is.</summary>
    public static string Phone(string number)
    {
        var parts = number.Split('-');
        if (parts.Length > 1) return $"{parts[0]}-{Middle(parts[1], 0, 4)}" + (parts.Length > 2 ? "-***" : "");
        return number.Length <= 3 ? number : number.Length <= 6 ? Whole(number) : Middle(number, 3, 4);
    }

    /// <summary>110105********002X: where it was registered, and the end.</summary>
    public static string IdCard(string number) => Middle(number, 6, 4);

    /// <summary>张*, 欧阳**, 阿*·*: the family name, or the first letter of each part.</summary>
    public static string Name(string name)
    {
        var text = new System.Globalization.StringInfo(name.Trim());
        if (text.LengthInTextElements == 0) return "";
        if (name.Contains('·') || name.Contains(' ')) return string.Concat(Elements(name.Trim()).Select((part, i) => i == 0 || part is "·" or " " ? part : "*"));
        var family = text.LengthInTextElements > 2 && DoubleFamilyNames.Contains(text.SubstringByTextElements(0, 2)) ? 2 : 1;
        return text.SubstringByTextElements(0, family) + new string('*', Math.Max(1, text.LengthInTextElements - family));
    }

    /// <summary>Nothing but that there is something.</summary>
    public static string Whole(string text) => text.Length == 0 ? "" : "******";

    static readonly HashSet<string> DoubleFamilyNames =
        ["欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "长孙", "宇文", "夏侯", "轩辕", "端木", "百里", "南宫", "独孤", "澹台"];

    // A value too short for both ends shows its last character at most.
    static string Middle(string text, int first, int last) =>
        text.Length > first + last + 2 ? text[..first] + new string('*', text.Length - first - last) + text[^last..]
        : text.Length > last ? new string('*', text.Length - last) + text[^last..]
        : new string('*', text.Length);

    static IEnumerable<string> Elements(string text)
    {
        var elements = System.Globalization.StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext()) yield return elements.GetTextElement();
    }
}
