using Anlan.Web.Design.Forms;

namespace Anlan.Library.Organisations;

/// <summary>What can only be seen beside the other organisations.</summary>
static class OrganisationChecks
{
    public static async Task AgainstOthersAsync(OrganisationRegister register, OrganisationForm input, long? id, FormProblems problems)
    {
        if (input.CreditCode is { } code && await register.FindTwinAsync(code, id) is { } twin)
            problems.Add(() => input.CreditCode, ($"“{twin.Name}”（编号 {twin.Id}）已用这个代码。", $"“{twin.Name}” (number {twin.Id}) has this code already."));
        if (input.ParentId is not { } parent) return;
        if (await register.FindAsync(parent) is null)
            problems.Add(() => input.ParentId, ($"没有编号为 {parent} 的单位。", $"There is no organisation with the number {parent}."));
        else if (id is { } own && await register.IsBelowAsync(parent, own))
            problems.Add(() => input.ParentId, ("上级不能是本单位或它的下级。", "It cannot stand below itself."));
    }
}
