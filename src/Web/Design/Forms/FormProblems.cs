using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using System.Reflection;
using Anlan.Platform.Language;
using Microsoft.AspNetCore.Components.Forms;

namespace Anlan.Web.Design.Forms;

/// <summary>What is wrong with a submitted form. A page adds to it; each problem is shown beside its field, or above the form when it has none.</summary>
public sealed class FormProblems
{
    private readonly EditContext _context;
    private readonly ValidationMessageStore _messages;

    private readonly HashSet<FieldIdentifier> _unreadable = [];
    private readonly List<(string Field, Bilingual Message)> _told = [];

    internal FormProblems(EditContext context, string formName)
    {
        FormName = formName;
        _context = context;
        _messages = new(context);
    }

    /// <summary>For a form that is filled in from elsewhere than a page, such as the line of a table.</summary>
    public static FormProblems Of(object model) => new(new(model), "");

    internal string FormName { get; }

    /// <summary>What was told so far, by the name of the property; empty for the form as a whole.</summary>
    public IReadOnlyList<(string Field, Bilingual Message)> Told => _told;

    public bool Any => _context.GetValidationMessages().Any();

    /// <summary>A problem of one field: <c>problems.Add(() => Input.Year, ("该年度已存在。", "This year exists already."))</c>.</summary>
    public void Add<T>(Expression<Func<T>> field, Bilingual message) => Add(FieldIdentifier.Create(field), message);

    /// <summary>A problem of the form as a whole, such as a refusal.</summary>
    public void Add(Bilingual message) => Add(_context.Field(""), message);

    /// <summary>A problem of the field of this name.</summary>
    public void Add(string field, Bilingual message) => Add(_context.Field(field), message);

    private void Add(FieldIdentifier field, Bilingual message)
    {
        _told.Add((field.FieldName, message));
        _messages.Add(field, message.ToString());
    }

    internal void CannotRead(FieldIdentifier field, Bilingual message)
    {
        if (_unreadable.Add(field)) Add(field, message);
    }

    internal IEnumerable<string> OfTheForm => _context.GetValidationMessages(_context.Field(""));

    /// <summary>What the attributes of the model demand.</summary>
    public void AddFromAttributes()
    {
        var model = _context.Model;
        foreach (var property in model.GetType().GetProperties().Where(p => p.GetIndexParameters().Length == 0))
            foreach (var attribute in property.GetCustomAttributes<ValidationAttribute>())
                if (attribute.GetValidationResult(property.GetValue(model), new(model) { MemberName = property.Name, DisplayName = property.Name }) is { } wrong)
                    Add(property.Name, FieldMessages.For(attribute, wrong.ErrorMessage));

        if (model is not IValidatableObject whole) return;
        foreach (var wrong in whole.Validate(new(model)))
            foreach (var name in wrong.MemberNames.DefaultIfEmpty(""))
                Add(name, FieldMessages.Split(wrong.ErrorMessage ?? ""));
    }
}
