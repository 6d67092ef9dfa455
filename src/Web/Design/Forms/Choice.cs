using Anlan.Platform.Language;

namespace Anlan.Web.Design.Forms;

/// <summary>One option of a <c>SelectField</c>: what is sent and what is read.</summary>
public sealed record Choice(string Value, Bilingual Text);
