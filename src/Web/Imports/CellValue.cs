using System.Globalization;

namespace Anlan.Web.Imports;

/// <summary>What people write in cells as values: dates in the usual ways, numbers with commas, yes and no.</summary>
static class CellValue
{
    static readonly string[] Days = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日", "yyyy-MM-dd HH:mm:ss"];

    public static bool Parse(string text, Type type, out object? value)
    {
        value = null;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) value = text;
        else if (type == typeof(DateOnly) && DateTime.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && time.TimeOfDay == TimeSpan.Zero) value = DateOnly.FromDateTime(time);
        else if (type == typeof(decimal) && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var figure)) value = figure;
        else if (type == typeof(int) && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) value = whole;
        else if (type == typeof(long) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large)) value = large;
        else if (type == typeof(bool)) value = text.ToUpperInvariant() switch { "是" or "TRUE" or "YES" or "Y" or "1" => true, "否" or "FALSE" or "NO" or "N" or "0" => false, _ => null };
        return value is not null;
    }
}
