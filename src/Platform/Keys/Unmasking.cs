using Anlan.Platform.Language;
using Anlan.Platform.Storage;

namespace Anlan.Platform.Keys;

/// <summary>Shows one value in full, after noting in the log who sees whose what and why. The value itself does not go there.</summary>
public sealed class Unmasking(Work work, FieldEncryption fields)
{
    /// <summary>The permission to see personal data in full.</summary>
    public const string Permission = "people.unmask";

    /// <summary>The name of the entries in the log, of kind <c>access</c>.</summary>
    public const string Entry = "unmasked";

    /// <summary>What is offered as a reason; one's own words are as good.</summary>
    public static IReadOnlyList<(string Code, Bilingual Name)> Reasons { get; } =
    [
        ("contact", ("联系本人", "to reach the person")),
        ("verify", ("核对身份", "to verify the identity")),
        ("correct", ("更正数据", "to correct the data")),
        ("duty", ("处置突发情况", "to deal with an incident")),
        ("request", ("本人或有权机关要求", "asked by the person or an authority")),
    ];

    /// <summary>Commits the note before the value is handed out: no value is seen without it.</summary>
    /// <param name="subject">Whose it is, as the log names records: library.person/12.</param>
    /// <param name="division">Of the record.</param>
    public async Task<string> ShowAsync(EncryptedColumn column, EncryptedText value, string subject, string division, string reason, CancellationToken stop = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        var text = fields.Decrypt(column, value);
        await work.RecordAsync("access", Entry, subject, new { column = column.Name }, reason, division, stop);
        await work.CommitAsync(stop);
        return text;
    }
}
