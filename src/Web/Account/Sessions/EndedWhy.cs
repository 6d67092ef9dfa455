using Anlan.Platform.Language;

namespace Anlan.Web.Account.Sessions;

/// <summary>The reasons the store gives, in both languages; an administrator's own words stay as they are.</summary>
static class EndedWhy
{
    static readonly Dictionary<string, Bilingual> Known = new()
    {
        ["logged out"] = new("退出登录", "logged out"),
        ["idle"] = new("长时间未使用", "idle"),
        ["its time was over"] = new("超过最长时限", "its time was over"),
        ["another log-in"] = new("在别处登录", "log-in elsewhere"),
        ["another log-in on the same device"] = new("同一设备重新登录", "log-in on the same device"),
        ["used on another device"] = new("换了设备", "used on another device"),
        ["password changed"] = new("密码已修改", "password changed"),
        ["password reset"] = new("密码已重置", "password reset"),
        ["account locked"] = new("账号被锁定", "account locked"),
        ["by its owner"] = new("本人结束", "by its owner"),
    };

    public static Bilingual Of(string? why) => why is null ? new("未知", "unknown") : Known.TryGetValue(why, out var text) ? text : Bilingual.Same(why);
}
