using Anlan.Platform.Identity;
using Anlan.Platform.Identity.Passwords;
using Anlan.Web.Design;
using Anlan.Web.Shell;

namespace Anlan.Web.Account.LogIn;

static class AfterLogIn
{
    /// <summary>Tells somebody whose password will have to be changed within the week.</summary>
    public static async Task WarnAsync(User user, SecurityRulesInForce rules, TimeProvider clock, Flash flash)
    {
        if (user.MustChangePassword || user.PasswordExpiresAt(await rules.GetAsync()) is not { } end) return;
        var days = (int)Math.Ceiling((end - clock.GetUtcNow()).TotalDays);
        if (days is > 0 and <= SecurityRules.WarningDays)
            flash.Say(new($"密码还有 {days} 天到期，请在“修改密码”中更换。", $"Your password has to be changed within {days} days: see “Change password”."), Tone.Attention);
    }
}
