using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Anlan.Web.Design.Forms;

/// <summary>
/// The model of a form that changes a record others may be changing too. It travels with the version it was made from and with what the reader saw, so that of two
/// people saving one record the second is told what the first did, and neither loses anything. Written into the form by <c>VersionFields</c>.
/// </summary>
public abstract class VersionedForm
{
    /// <summary>Of the record that was shown.</summary>
    public int Version { get; set; }

    /// <summary>The values that were shown.</summary>
    public string? Seen { get; set; }

    /// <summary>Remembers what is shown now, before the reader changes it.</summary>
    public void Remember(int version)
    {
        Version = version;
        Seen = JsonSerializer.Serialize(Fields(this).ToDictionary(f => f.Name, f => Text(f.GetValue(this))));
    }

    /// <summary>
    /// Brings this form, which was sent, together with the record as somebody else has left it. What the sender has not touched takes the present value; what both
    /// have changed keeps the sender's entry. Saving again then means: with the present values in view.
    /// </summary>
    /// <param name="present">The form as it would be shown now.</param>
    public IReadOnlyList<Difference> Meet(VersionedForm present, int version)
    {
        var seen = string.IsNullOrEmpty(Seen) ? [] : JsonSerializer.Deserialize<Dictionary<string, string?>>(Seen)!;
        var differences = new List<Difference>();
        foreach (var field in Fields(this))
        {
            var (mine, now, before) = (Text(field.GetValue(this)), Text(field.GetValue(present)), seen.GetValueOrDefault(field.Name));
            if (mine == now) continue;
            // An emptied number or date is left to the reader: the box still holds what was typed.
            var takes = mine == before && (now is not null || field.PropertyType == typeof(string));
            if (takes) field.SetValue(this, field.GetValue(present));
            else if (now == before) continue; // only the sender has changed it
            differences.Add(new(field.Name, mine, now, takes));
        }
        present.Remember(version);
        (Version, Seen) = (version, present.Seen);
        return differences;
    }

    static IEnumerable<PropertyInfo> Fields(VersionedForm form) => form.GetType().GetProperties()
        .Where(p => p is { CanRead: true, CanWrite: true } && p.Name is not (nameof(Version) or nameof(Seen)) && p.GetCustomAttribute<JsonIgnoreAttribute>() is null);

    static string? Text(object? value) => value switch
    {
        null => null,
        IEnumerable<string> list => string.Join(' ', list.Order(StringComparer.Ordinal)) is { Length: > 0 } listed ? listed : null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable figure => figure.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!.Trim().ReplaceLineEndings("\n") is { Length: > 0 } text ? text : null,
    };
}

/// <summary>A field in which the form that was sent and the record as it is now differ.</summary>
/// <param name="Field">The property.</param>
/// <param name="Mine">What was sent.</param>
/// <param name="Present">What the record holds.</param>
/// <param name="Taken">The sender had not touched it: the form has taken the present value.</param>
public sealed record Difference(string Field, string? Mine, string? Present, bool Taken);
