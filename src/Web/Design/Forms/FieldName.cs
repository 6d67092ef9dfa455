using System.Collections;
using System.Linq.Expressions;

namespace Anlan.Web.Design.Forms;

/// <summary>
/// The name a bound field has in the posted form: <c>() => Input.Rows[2].Amount</c> is <c>Input.Rows[2].Amount</c>, which is how the form is read back.
/// </summary>
internal static class FieldName
{
    public static string Of(LambdaExpression field)
    {
        var parts = new Stack<string>();
        for (var node = Bare(field.Body); ; node = Bare(node))
        {
            switch (node)
            {
                case MemberExpression { Member.Name: var name, Expression: var owner }:
                    parts.Push(parts.Count > 0 && !parts.Peek().StartsWith('[') ? name + "." : name);
                    node = owner;
                    break;
                case BinaryExpression { NodeType: ExpressionType.ArrayIndex } index:
                    parts.Push(Index(index.Right, parts));
                    node = index.Left;
                    break;
                case MethodCallExpression { Method.Name: "get_Item", Object: { } list, Arguments: [var index] }:
                    parts.Push(Index(index, parts));
                    node = list;
                    break;
                default:
                    return string.Concat(parts);
            }
            if (node is null) return string.Concat(parts);
        }
    }

    /// <summary>An id for the element, made of the name.</summary>
    public static string Id(string name) => "field-" + string.Concat(name.Select(c => char.IsLetterOrDigit(c) ? c : '-')).TrimEnd('-');

    private static string Index(Expression index, IEnumerable parts) =>
        $"[{Expression.Lambda(index).Compile().DynamicInvoke()}]" + (parts.Cast<string>().FirstOrDefault() is { } next && !next.StartsWith('[') ? "." : "");

    private static Expression? Bare(Expression? node) => node is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : node;
}
