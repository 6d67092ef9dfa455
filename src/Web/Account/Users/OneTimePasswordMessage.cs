using Anlan.Platform.Language;

namespace Anlan.Web.Account;

static class OneTimePasswordMessage
{
    /// <summary>Travels in the encrypted message cookie for one redirect and is kept nowhere.</summary>
    public static Bilingual For(string name, string password) => (
        $"{name}的一次性密码：{password}（只显示这一次）。请转告本人，首次登录时须修改。",
        $"One-time password of {name}: {password} (shown only now). Pass it on; it has to be changed at the first log-in.");
}
