using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using System.Reflection;
using Anlan.Platform.Language;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Forms.Mapping;

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
    [CascadingParameter] private FormMappingContext? Mapping { get; set; }

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

        var unreadable = Mapping?.GetErrors(FieldName);
        Typed = unreadable is null ? Write(Value) : unreadable.AttemptedValue;
        Errors = unreadable is not null ? [FieldMessages.Unreadable(typeof(T)).ToString()]
            : Context is null || ValueExpression is null ? []
            : [.. Context.GetValidationMessages(FieldIdentifier.Create(ValueExpression))];
    }

    private bool Demanded() =>
        ValueExpression is { Body: MemberExpression { Member: var member } } && member.GetCustomAttribute<RequiredAttribute>() is not null;

    private IEnumerable<string> Descriptions()
    {
        if (Help is not null) yield return Id + "-help";
        if (Invalid) yield return Id + "-error";
    }
}
