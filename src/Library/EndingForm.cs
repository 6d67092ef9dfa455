using System.ComponentModel.DataAnnotations;
using Anlan.Web.Design.Forms;

namespace Anlan.Library;

/// <summary>From which day on something is no longer in use, and why.</summary>
public sealed class EndingForm : VersionedForm
{
    [Required]
    public DateOnly? Day { get; set; }

    [Required, StringLength(200)]
    public string? Reason { get; set; }
}
