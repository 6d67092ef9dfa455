using Anlan.Platform.Language;

namespace Anlan.Platform.Office.Reading;

/// <summary>A table that cannot be read, with the reason for the one who chose the file and the place: "Sheet!B7", a line, a part of the archive.</summary>
public sealed class ReadingException(Bilingual reason, string? place = null, Exception? inner = null)
    : Exception(place is null ? reason.En : $"{place}: {reason.En}", inner)
{
    public Bilingual Reason { get; } = place is null ? reason : new($"{place}：{reason.Zh}", $"{place}: {reason.En}");

    public string? Place { get; } = place;
}
