using System.Text.RegularExpressions;

namespace Anlan.Platform.Records;

/// <summary>The column of a property: CreditCode is credit_code.</summary>
public static partial class ColumnName
{
    public static string Of(string property) => Capital().Replace(property, "_$0").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex Capital();
}
