using Anlan.Platform.Language;

namespace Anlan.Web.Account.LogIn;

/// <summary>What the door says: never whether a name exists.</summary>
static class DoorMessages
{
    public static readonly Bilingual WrongPassword = new("用户名或密码不正确。连续错 5 次将锁定 30 分钟。", "The user name or the password is wrong. Five failures lock the account for 30 minutes.");
    public static readonly Bilingual WrongCode = new("口令不正确或已经用过。请等下一个再试。", "The code is wrong or has been used. Wait for the next one and try again.");
    public static readonly Bilingual TooManyFailures = new("连续输错次数过多，账号锁定 30 分钟。可稍后再试，或请管理员解锁。", "Too many failures: the account is locked for 30 minutes. Try again later, or ask an administrator to unlock it.");
    public static readonly Bilingual TooOld = new("这个一次性密码已过期（7 天内有效）。请管理员重置。", "This one-time password has expired: it holds for 7 days. Ask the administrator for another.");
    public static readonly Bilingual Locked = new("该账号已被管理员锁定。", "An administrator has locked this account.");
}
