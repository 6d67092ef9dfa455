namespace Anlan.Platform.Log;

/// <summary>The events and tables of the platform itself, and who acts where nobody is logged in yet.</summary>
static class PlatformWords
{
    public static readonly LogWord[] All =
    [
        new("added", ("新增", "added")), new("changed", ("修改", "changed")), new("removed", ("删除", "removed")),
        new("LoggedIn", ("登录", "logged in")), new("LoggedOut", ("退出登录", "logged out")), new("LogInFailed", ("登录失败", "log-in failed")),
        new("LockedOut", ("连续输错，锁定", "locked out after failures")), new("AttemptWhileLocked", ("锁定期间尝试登录", "log-in tried while locked out")),
        new("ProofFailed", ("再次证明本人未通过", "fresh proof failed")), new("AccessRefused", ("访问被拒", "access refused")),
        new("AccountCreated", ("自动建立账号", "account made by itself")), new("AccountLinked", ("账号与统一身份认证关联", "account linked to the provider")),
        new("AccountLocked", ("停用账号", "account locked")), new("AccountUnlocked", ("解锁账号", "account unlocked")),
        new("PasswordChanged", ("修改密码", "password changed")), new("PasswordReset", ("重置密码", "password reset")),
        new("SecondFactorEnrolled", ("绑定动态口令", "second factor set up")), new("SecondFactorReset", ("重置动态口令", "second factor reset")),
        new("RecoveryCodeUsed", ("使用恢复码", "recovery code used")), new("RecoveryCodesRenewed", ("更换恢复码", "recovery codes renewed")),
        new("SessionRevoked", ("结束会话", "session ended")), new("KioskOpened", ("开启值守大屏", "screen that stays on opened")),
        new("RoleLent", ("委托角色", "role lent")), new("RoleTakenBack", ("收回委托", "role taken back")),
        new("ApiTokenIssued", ("签发接口令牌", "token issued")), new("ApiTokenRevoked", ("吊销接口令牌", "token revoked")), new("ApiTokenRefused", ("接口令牌被拒", "token refused")),
        new("ApiRead", ("接口读取", "read by a machine")), new("unmasked", ("查看完整个人信息", "personal data seen in full")), new("ImportFileTaken", ("取回含个人信息的导入文件", "import file with personal data taken back")),
        new("AttachmentAdded", ("上传附件", "attachment added")), new("AttachmentRemoved", ("删除附件", "attachment removed")), new("VirusRefused", ("拒收带病毒的文件", "file with a virus refused")),
        new("restored", ("恢复备份", "backup restored")),
        new("ident.users", ("用户", "user"), "/admin/users/"), new("ident.roles", ("角色", "role")), new("ident.role_claims", ("角色的权限", "permission of a role")),
        new("ident.user_roles", ("用户的角色", "role of a user")), new("ident.delegation", ("委托", "delegation")), new("ident.security_rules", ("安全设置", "security settings")),
        new("ident.second_factor", ("动态口令", "second factor")), new("ident.api_token", ("接口令牌", "token"), "/admin/tokens/"),
        new("anlan_accounts", ("账号程序", "accounts program")), new("anlan", ("数据库所有者", "owner of the database")),
        new("attachments.attachment", ("附件", "attachment")), new("imports.import", ("导入", "import"), "/imports/"), new("backup", ("备份", "backup")),
    ];
}
