using Anlan.Platform.Identity.Sessions;
using Anlan.Platform.Language;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Anlan.Platform.Identity.Roles;

/// <summary>What the security administrator does with roles. The database keeps the three administrators apart; what it refuses comes back as a refusal.</summary>
public sealed class RoleAdministration(UserDirectory directory, RoleManager<Role> roles, SessionStore sessions, AccountsConnection why)
{
    public async Task<IReadOnlyList<RoleRow>> ListAsync(CancellationToken stop = default)
    {
        var given = await directory.RoleClaims.AsNoTracking().Where(c => c.ClaimType == Permissions.Claim).ToListAsync(stop);
        var holders = await directory.UserRoles.GroupBy(ur => ur.RoleId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        return [.. from role in await directory.Roles.AsNoTracking().OrderBy(r => r.Position).ThenBy(r => r.Name).ToListAsync(stop)
                   select new RoleRow(role, [.. given.Where(c => c.RoleId == role.Id).Select(c => c.ClaimValue!).Order(StringComparer.Ordinal)], holders.GetValueOrDefault(role.Id))];
    }

    /// <summary>Which of the three administrators a permission is kept for, by the permission's code.</summary>
    public Task<Dictionary<string, string>> ListReservedAsync(CancellationToken stop = default) =>
        directory.Database.SqlQuery<Reserved>($"select permission, administrator from ident.reserved_permission").ToDictionaryAsync(r => r.Permission, r => r.Administrator, stop);

    /// <summary>Adds a role, or changes the one of this code.</summary>
    /// <param name="basedOn">The version that the officer had before him; null adds.</param>
    public async Task<Refusal?> SaveAsync(string code, Bilingual title, bool secondFactor, IReadOnlyCollection<string> permissions, string reason, int? basedOn, CancellationToken stop = default)
    {
        why.Reason = reason;
        await using var transaction = await directory.Database.BeginTransactionAsync(stop);
        var role = await directory.Roles.SingleOrDefaultAsync(r => r.NormalizedName == roles.NormalizeKey(code), stop);
        if (basedOn is null && role is not null) return new(("已有这个代码的角色。", "There is a role of this code already."));
        if (role is null)
        {
            if (basedOn is not null) return new(("该角色已被删除。", "The role has been deleted."));
            role = new() { Id = Guid.CreateVersion7(), Name = code, NormalizedName = roles.NormalizeKey(code), Position = 1 + await directory.Roles.MaxAsync(r => r.Position, stop) };
            directory.Roles.Add(role);
        }
        else if (role.Version++ != basedOn) return Refusal.Stale;
        (role.TitleZh, role.TitleEn, role.RequiresSecondFactor) = (title.Zh, title.En, secondFactor);
        role.ConcurrencyStamp = Guid.NewGuid().ToString(); // sessions notice
        var present = await directory.RoleClaims.Where(c => c.RoleId == role.Id && c.ClaimType == Permissions.Claim).ToListAsync(stop);
        directory.RoleClaims.RemoveRange(present.Where(c => !permissions.Contains(c.ClaimValue!)));
        directory.RoleClaims.AddRange(permissions.Except(present.Select(c => c.ClaimValue!)).Select(p => new IdentityRoleClaim<Guid> { RoleId = role.Id, ClaimType = Permissions.Claim, ClaimValue = p }));
        try
        {
            await directory.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.Stale;
        }
        return await CommitAsync(transaction, stop);
    }

    /// <summary>Removes a role that nobody has.</summary>
    public async Task<Refusal?> DeleteAsync(string code, string reason, CancellationToken stop = default)
    {
        if (Role.Administrators.Contains(code)) return new(("三员角色不能删除。", "The roles of the three administrators stay."));
        why.Reason = reason;
        await using var transaction = await directory.Database.BeginTransactionAsync(stop);
        var role = await directory.Roles.SingleAsync(r => r.Name == code, stop);
        if (await directory.UserRoles.AnyAsync(ur => ur.RoleId == role.Id, stop)) return new(("还有用户担任此角色。", "Somebody still has this role."));
        if (await directory.Delegations.AnyAsync(d => d.RoleId == role.Id && d.EndedAt == null, stop)) return new(("还有此角色的委托。", "Somebody stands in with this role."));
        directory.Roles.Remove(role);
        await directory.SaveChangesAsync(stop);
        return await CommitAsync(transaction, stop);
    }

    /// <summary>Gives a user this role instead of the one he has; null takes it away.</summary>
    /// <param name="basedOn">The version of the user that the officer had before him.</param>
    public async Task<Refusal?> GiveAsync(Guid user, int basedOn, string? code, string reason, Guid officer, CancellationToken stop = default)
    {
        if (user == officer) return new(("不能更改自己的角色。", "You cannot change your own role."));
        why.Reason = reason;
        await using var transaction = await directory.Database.BeginTransactionAsync(stop);
        // The row of the user stays locked until the end, so that nobody else gives another role in between.
        if (await directory.Users.Where(u => u.Id == user && u.Version == basedOn).ExecuteUpdateAsync(u => u.SetProperty(x => x.Version, basedOn + 1), stop) == 0) return Refusal.Stale;
        var role = code is null ? null : await directory.Roles.SingleAsync(r => r.Name == code, stop);
        var present = await directory.UserRoles.Where(ur => ur.UserId == user).ToListAsync(stop);
        if (present.Count == (role is null ? 0 : 1) && present.All(ur => ur.RoleId == role!.Id)) return null;
        directory.UserRoles.RemoveRange(present);
        await directory.SaveChangesAsync(stop);
        if (role is not null) directory.UserRoles.Add(new() { UserId = user, RoleId = role.Id });
        await directory.SaveChangesAsync(stop);
        return await CommitAsync(transaction, stop);
    }

    async Task<Refusal?> CommitAsync(Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, CancellationToken stop)
    {
        try
        {
            await transaction.CommitAsync(stop);
            sessions.Forget();
            return null;
        }
        catch (PostgresException refused) when (refused.SqlState == ThreeAdministrators.Apart)
        {
            return ThreeAdministrators.Refusal;
        }
    }

    sealed record Reserved(string Permission, string Administrator);
}

/// <summary>A role with what it may and how many have it.</summary>
public sealed record RoleRow(Role Role, IReadOnlyList<string> Permissions, int Holders);
