using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Anlan.Web.Design.Tables;

/// <summary>Renders its content after its elder siblings: a table must know its columns before it can be drawn.</summary>
public sealed class Later : ComponentBase
{
    [Parameter] public RenderFragment? ChildContent { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
}
