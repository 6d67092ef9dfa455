namespace Anlan.Web.Design;

/// <summary>How strongly a tag is drawn, so that kinds can be told apart without colour.</summary>
public enum TagStyle
{
    Filled,
    Outline,
    Dashed
}
