using Anlan.Platform.Language;
using Microsoft.AspNetCore.Identity;

namespace Anlan.Platform.Identity;

/// <summary>What Identity objects to, in the reader's language: the objections our settings can raise.</summary>
internal sealed class IdentityErrors : IdentityErrorDescriber
{
    public override IdentityError DefaultError() => Say(nameof(DefaultError), "保存失败，请重试。", "Saving failed. Please try again.");

    public override IdentityError ConcurrencyFailure() => Say(nameof(ConcurrencyFailure),
        "该用户刚被他人修改，请重新打开后再改。", "Somebody else has just changed this user. Open it again and repeat your change.");

    public override IdentityError DuplicateUserName(string userName) => Say(nameof(DuplicateUserName),
        $"用户名“{userName}”已有人使用。", $"The user name “{userName}” is taken.");

    public override IdentityError InvalidUserName(string? userName) => Say(nameof(InvalidUserName),
        "请输入用户名。", "Enter a user name.");

    public override IdentityError PasswordMismatch() => Say(nameof(PasswordMismatch),
        "当前密码不正确。", "The current password is not right.");

    public override IdentityError PasswordTooShort(int length) => Say(nameof(PasswordTooShort),
        $"密码至少 {length} 个字符。", $"A password has at least {length} characters.");

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Say(nameof(PasswordRequiresUniqueChars),
        $"密码至少含 {uniqueChars} 个不同的字符。", $"A password has at least {uniqueChars} different characters.");

    static IdentityError Say(string code, string zh, string en) => new() { Code = code, Description = new Bilingual(zh, en).ToString() };
}
