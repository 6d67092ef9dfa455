using System.Globalization;
using System.Security.Claims;
using Anlan.Platform.Identity.Passwords;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Platform.Identity;

/// <summary>What a reader is and may at this moment, read from the rows.</summary>
internal sealed class ReaderClaimsFactory(UserDirectory directory, SecurityRulesInForce rules, TimeProvider clock)
{
    /// <summary>Null when the account is gone.</summary>
    /// <param name="delegation">Acts with the role of somebody on leave instead of his own, in that colleague's division.</param>
    /// <param name="kiosk">Only what may be read.</param>
    public async Task<ClaimsPrincipal?> CreateAsync(Guid id, Guid session, Guid? delegation, bool kiosk, DateTimeOffset confirmed, CancellationToken stop = default)
    {
        if (await directory.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, stop) is not { } user) return null;
        var (role, absent) = (await RoleOf(id, stop), (User?)null);
        var mustEnrol = role is { RequiresSecondFactor: true } && !user.IsDemonstration && !kiosk && !await directory.Devices.AnyAsync(d => d.UserId == id && d.ConfirmedAt != null, stop);
        if (delegation is not null && await DelegatedAsync(delegation.Value, stop) is var (lent, from)) (role, absent) = (lent, from);

        var claims = new ClaimsIdentity(IdentityConstants.ApplicationScheme, ClaimTypes.Name, ClaimTypes.Role);
        Add(ClaimTypes.NameIdentifier, id.ToString());
        Add(ClaimTypes.Name, user.UserName!);
        Add(ReaderClaims.DisplayNameClaim, user.DisplayName);
        Add(ReaderClaims.DivisionClaim, (absent ?? user).Division);
        Add(ReaderClaims.SessionClaim, session.ToString());
        Add(ReaderClaims.ConfirmedClaim, confirmed.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        if (absent is not null) Add(ReaderClaims.OnBehalfOfClaim, absent.DisplayName);
        if (kiosk) Add(ReaderClaims.KioskClaim, "true");
        if (user.MustChangePassword || IsOld(user, await rules.GetAsync(stop))) Add(ReaderClaims.MustChangePasswordClaim, "true");
        if (mustEnrol) Add(ReaderClaims.MustEnrolClaim, "true");
        if (role is not null)
        {
            Add(ClaimTypes.Role, role.Name!);
            foreach (var permission in await PermissionsOf(role.Id).ToListAsync(stop))
                if (!kiosk || permission.EndsWith(Permissions.ReadingSuffix, StringComparison.Ordinal)) Add(Permissions.Claim, permission);
        }
        return new(claims);

        void Add(string type, string value) => claims.AddClaim(new(type, value));
    }

    // A password of the directory or the provider is not ours to age; a published one is not worth it.
    bool IsOld(User user, SecurityRules inForce) =>
        !user.IsDemonstration && user.PasswordHash is not null && user.PasswordExpiresAt(inForce) is { } end && end <= clock.GetUtcNow();

    // It ends with the absence, but also when the absent colleague has lost the role or his account.
    async Task<(Role, User)?> DelegatedAsync(Guid id, CancellationToken stop)
    {
        var found = await (
            from d in directory.Delegations
            from user in directory.Users.Where(u => u.Id == d.FromUser)
            from role in directory.Roles.Where(r => r.Id == d.RoleId && directory.UserRoles.Any(ur => ur.UserId == d.FromUser && ur.RoleId == r.Id))
            where d.Id == id
            select new { d, user, role }).AsNoTracking().SingleOrDefaultAsync(stop);
        return found is not null && found.d.HoldsAt(clock.GetUtcNow()) && !found.user.IsLocked ? (found.role, found.user) : null;
    }

    Task<Role?> RoleOf(Guid user, CancellationToken stop) =>
        directory.Roles.AsNoTracking().SingleOrDefaultAsync(r => directory.UserRoles.Any(ur => ur.UserId == user && ur.RoleId == r.Id), stop);

    IQueryable<string> PermissionsOf(Guid role) =>
        directory.RoleClaims.Where(c => c.RoleId == role && c.ClaimType == Permissions.Claim).Select(c => c.ClaimValue!);
}
