using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;

namespace Anlan.Web.Design.Showcase;

/// <summary>What the form on the page of components sends. Nothing is kept.</summary>
public sealed class SampleForm
{
    [Required, StringLength(40)]
    public string? Name { get; set; }

    [Required]
    public string? Kind { get; set; }

    [Required, Range(typeof(decimal), "0", "1000000", ConvertValueInInvariantCulture = true)]
    public decimal? BudgetWan { get; set; }

    [Range(0, 100)]
    public decimal? RatePercent { get; set; }

    public int? Staff { get; set; }

    public DateOnly? DueOn { get; set; }

    [StringLength(200)]
    public string? Remarks { get; set; }

    public IFormFile? Evidence { get; set; }

    public bool Published { get; set; }
}
