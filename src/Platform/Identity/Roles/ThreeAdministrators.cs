namespace Anlan.Platform.Identity.Roles;

/// <summary>三员分立: nobody holds two of the system, security and audit administrator's offices, neither by role nor by delegation nor by a role that unites them.</summary>
public static class ThreeAdministrators
{
    /// <summary>How the database says so (<c>ident.keep_administrators_apart</c>).</summary>
    internal const string Apart = "AN003";

    public static readonly Refusal Refusal = new((
        "三员分立：系统管理员、安全管理员、审计管理员的权限不能集中于一人（包括受托的角色），也不能并入同一角色。",
        "The offices of system, security and audit administrator are held by different people, delegations included, and are not united in one role."));
}
