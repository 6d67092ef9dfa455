using System.Globalization;

namespace Anlan.Library;

/// <summary>Where a list by division and number goes on: "990101001.17". In this order the indexes of the registers lie, so that a page deep within costs no more than the first.</summary>
static class RegisterCursor
{
    public const string Pattern = @"^[0-9]{0,12}\.[0-9]{1,18}$";

    public const string Example = "990101001001.1";

    public static string Of(string division, long id) => string.Create(CultureInfo.InvariantCulture, $"{division}.{id}");

    public static (string Division, long Id) Read(string cursor) => cursor.Split('.') is [var division, var id] ? (division, long.Parse(id, CultureInfo.InvariantCulture)) : throw new FormatException(cursor);
}
