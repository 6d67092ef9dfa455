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

    internal FormProblems(EditContext context, string formName)
    {
        FormName = formName;
        _context = context;
        _messages = new(context);
    }

    internal string FormName { get; }

    public bool Any => _context.GetValidationMessages().Any();

    /// <summary>A problem of one field: <c>problems.Add(() => Input.Year, ("该年度已存在。", "This year exists already."))</c>.</summary>
    public void Add<T>(Expression<Func<T>> field, Bilingual message) => _messages.Add(FieldIdentifier.Create(field), message.ToString());

    /// <summary>A problem of the form as a whole, such as a refusal.</summary>
    public void Add(Bilingual message) => _messages.Add(_context.Field(""), message.ToString());

    internal void CannotRead(FieldIdentifier field, Bilingual message)
    {
        if (_unreadable.Add(field)) _messages.Add(field, message.ToString());
    }

    internal IEnumerable<string> OfTheForm => _context.GetValidationMessages(_context.Field(""));

    internal void AddFromAttributes()
    {
        var model = _context.Model;
        foreach (var property in model.GetType().GetProperties().Where(p => p.GetIndexParameters().Length == 0))
            foreach (var attribute in property.GetCustomAttributes<ValidationAttribute>())
                if (attribute.GetValidationResult(property.GetValue(model), new(model) { MemberName = property.Name, DisplayName = property.Name }) is { } wrong)
                    _messages.Add(_context.Field(property.Name), FieldMessages.For(attribute, wrong.ErrorMessage).ToString());

        if (model is not IValidatableObject whole) return;
        foreach (var wrong in whole.Validate(new(model)))
            foreach (var name in wrong.MemberNames.DefaultIfEmpty(""))
                _messages.Add(_context.Field(name), FieldMessages.Split(wrong.ErrorMessage ?? "").ToString());
    }
}
