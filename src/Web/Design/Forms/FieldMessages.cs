using System.ComponentModel.DataAnnotations;
using Anlan.Platform.Language;

namespace Anlan.Web.Design.Forms;

/// <summary>What a field says when its value is refused, in the reader's language.</summary>
internal static class FieldMessages
{
    /// <summary>For an attribute of the model. Its own message, where it has one, is written <c>"中文|English"</c>.</summary>
    public static Bilingual For(ValidationAttribute attribute, string? message) => attribute.ErrorMessage is { } own ? Split(own) : attribute switch
    {
        RequiredAttribute => new("请填写此项。", "Please fill this in."),
        StringLengthAttribute { MinimumLength: > 0 and var least, MaximumLength: var most } => new($"长度应为 {least} 至 {most} 个字。", $"Between {least} and {most} characters."),
        StringLengthAttribute { MaximumLength: var most } => new($"最多 {most} 个字。", $"At most {most} characters."),
        MaxLengthAttribute { Length: var most } => new($"最多 {most} 个字。", $"At most {most} characters."),
        MinLengthAttribute { Length: var least } => new($"至少 {least} 个字。", $"At least {least} characters."),
        RangeAttribute { Minimum: var low, Maximum: var high } => new($"应在 {low} 至 {high} 之间。", $"Between {low} and {high}."),
        EmailAddressAttribute => new("请填写有效的电子邮箱。", "Enter a valid e-mail address."),
        CompareAttribute => new("两次填写不一致。", "The two entries differ."),
        _ => Split(message ?? "此项有误。|This is not valid.")
    };

    /// <summary>For text that could not be read as the type of the field.</summary>
    public static Bilingual Unreadable(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(decimal)) return new("请填写数字，如 1234.56。", "Enter a number, such as 1234.56.");
        if (type == typeof(int) || type == typeof(long) || type == typeof(short)) return new("请填写整数，如 12。", "Enter a whole number, such as 12.");
        if (type == typeof(DateOnly) || type == typeof(DateTime) || type == typeof(DateTimeOffset)) return new("请填写日期，如 2026-01-31。", "Enter a date, such as 2026-01-31.");
        return new("请从所列选项中选择。", "Choose one of the options.");
    }

    /// <summary>A message in both languages written as one string, for places that take only a string.</summary>
    public static Bilingual Split(string text) => text.Split('|', 2) is [var zh, var en] ? new(zh, en) : Bilingual.Same(text);
}
