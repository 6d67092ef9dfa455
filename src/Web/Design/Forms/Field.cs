using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Anlan.Platform.Language;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Http;

namespace Anlan.Web.Design.Forms;

/// <summary>
/// What all fields share: a label, help, the required mark, and the error beside the field. Bound with <c>@bind-Value</c> inside a <c>Form</c>,
/// or given a <see cref="Name"/> and a value in a filter.
/// </summary>
public abstract class Field<T> : ComponentBase
{
    [Parameter, EditorRequired] public Bilingual Label { get; set; }
    [Parameter] public Bilingual? Help { get; set; }

    /// <summary>Shows the required mark. Needs not be set when the property carries <c>[Required]</c>.</summary>
    [Parameter] public bool Required { get; set; }

    [Parameter] public bool Disabled { get; set; }

    /// <summary>Takes two columns of a <c>FieldGroup</c>.</summary>
    [Parameter] public bool Wide { get; set; }

    /// <summary>The label is for screen readers only; for a field whose meaning its place makes plain.</summary>
    [Parameter] public bool LabelHidden { get; set; }

    [Parameter] public T? Value { get; set; }
    [Parameter] public EventCallback<T?> ValueChanged { get; set; }
    [Parameter] public Expression<Func<T?>>? ValueExpression { get; set; }

    /// <summary>The name of the query parameter, for fields outside a <c>Form</c>.</summary>
    [Parameter] public string? Name { get; set; }

    [CascadingParameter] private EditContext? Context { get; set; }
    [CascadingParameter] private HttpContext? Request { get; set; }
    [CascadingParameter] private FormProblems? Problems { get; set; }

    protected string FieldName { get; private set; } = "";
    protected string Id { get; private set; } = "";
    protected IReadOnlyList<string> Errors { get; private set; } = [];
    protected bool IsRequired { get; private set; }
    protected bool Invalid => Errors.Count > 0;
    protected string? DescribedBy => string.Join(' ', Descriptions()) is { Length: > 0 } ids ? ids : null;

    /// <summary>The text in the box: what was typed, when that could not be read; else the value.</summary>
    protected string? Typed { get; private set; }

    /// <summary>The value as the form writes it.</summary>
    protected virtual string? Write(T? value) => BindConverter.FormatValue(value)?.ToString();

    protected override void OnParametersSet()
    {
        FieldName = Name ?? (ValueExpression is null ? throw new InvalidOperationException($"The field \"{Label.En}\" needs @bind-Value or a Name.") : Forms.FieldName.Of(ValueExpression));
        Id = Forms.FieldName.Id(FieldName);
        IsRequired = Required || Demanded();

        var unreadable = Unreadable();
        Typed = unreadable ?? Write(Value);
        if (Context is null || ValueExpression is null) return;
        var field = FieldIdentifier.Create(ValueExpression);
        if (unreadable is not null) Problems?.CannotRead(field, FieldMessages.Unreadable(typeof(T)));
        // What was not read is not also said to be missing.
        Errors = [.. Context.GetValidationMessages(field).Take(unreadable is null ? int.MaxValue : 1)];
    }

    // The framework records what it could not read under the name of the form's object, not of the field, so the field looks for itself and tells the form, before it is submitted to the page.
    private string? Unreadable()
    {
        if (typeof(T) == typeof(string) || typeof(T) == typeof(bool) || typeof(T) == typeof(IFormFile)) return null;
        if (Problems is null || Request?.Request is not { HasFormContentType: true } request || request.Form["_handler"] != Problems.FormName) return null;
        var typed = request.Form[FieldName].ToString();
        return typed.Length > 0 && (Value is null || !BindConverter.TryConvertTo<T>(typed, CultureInfo.CurrentCulture, out _)) ? typed : null;
    }

    private bool Demanded() =>
        ValueExpression is { Body: MemberExpression { Member: var member } } && member.GetCustomAttribute<RequiredAttribute>() is not null;

    private IEnumerable<string> Descriptions()
    {
        if (Help is not null) yield return Id + "-help";
        if (Invalid) yield return Id + "-error";
    }
}
