using System.ComponentModel.DataAnnotations;
using Anlan.Web.Design.Forms;

namespace Anlan.Library;

/// <summary>Why something is ended or removed.</summary>
public sealed class ReasonForm : VersionedForm
{
    [StringLength(200)]
    public string? Reason { get; set; }
}
