using Anlan.Platform.Identity.Delegations;
using Anlan.Platform.Identity.Passwords;
using Anlan.Platform.Identity.SecondFactor;
using Anlan.Platform.Identity.Sessions;
using Anlan.Platform.Identity.Tokens;
using Anlan.Platform.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Platform.Identity;

/// <summary>Users and roles, in the schema <c>ident</c>. The tables come from <c>Migrations/0001_identity.sql</c>; a test holds the two together.</summary>
public sealed class UserDirectory(DbContextOptions<UserDirectory> options) : IdentityDbContext<User, Role, Guid>(options)
{
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<ApiToken> Tokens => Set<ApiToken>();
    public DbSet<DatedSecurityRules> SecurityRules => Set<DatedSecurityRules>();
    internal DbSet<EnrolledDevice> Devices => Set<EnrolledDevice>();
    internal DbSet<KeptRecoveryCode> RecoveryCodes => Set<KeptRecoveryCode>();
    internal DbSet<FormerPassword> FormerPasswords => Set<FormerPassword>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema("ident");
        builder.Entity<User>(user =>
        {
            user.ToTable("users");
            user.Property(u => u.Id).ValueGeneratedNever();
            user.Property(u => u.DisplayName).HasMaxLength(100);
            user.Property(u => u.Division).HasColumnType("text");
            user.Property(u => u.Version).IsConcurrencyToken();
            user.Ignore(u => u.IsLocked);
        });
        builder.Entity<Role>(role =>
        {
            role.ToTable("roles");
            role.Property(r => r.Id).ValueGeneratedNever();
            role.Property(r => r.Version).IsConcurrencyToken();
            role.Ignore(r => r.Title);
        });
        builder.Entity<IdentityUserRole<Guid>>().ToTable("user_roles");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("user_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("user_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("user_tokens");
        builder.Entity<IdentityRoleClaim<Guid>>().ToTable("role_claims");
        builder.Entity<Session>(Session.Map);
        builder.Entity<Delegation>(Delegation.Map);
        builder.Entity<ApiToken>(ApiToken.Map);
        builder.Entity<EnrolledDevice>(EnrolledDevice.Map);
        builder.Entity<KeptRecoveryCode>().ToTable("recovery_code");
        builder.Entity<FormerPassword>().ToTable("former_password");
        builder.Entity<DatedSecurityRules>().ToTable("security_rules");
        builder.UseSnakeCase();
    }
}
