namespace Anlan.Web.Design.Showcase;

/// <summary>Registered where the page of samples is to be seen.</summary>
sealed class ComponentSamples;
