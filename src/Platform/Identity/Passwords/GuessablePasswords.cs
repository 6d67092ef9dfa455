using System.Globalization;
using System.Text;
using Anlan.Platform.Language;

namespace Anlan.Platform.Identity.Passwords;

/// <summary>
/// Passwords that fulfil every rule on length and kinds and are tried first all the same: a common word, a run of keys, the year or the user's own name,
/// with little else around it. A short list of patterns of our own, not a list of leaked passwords.
/// </summary>
internal static class GuessablePasswords
{
    // Lower case; capitals, and signs that stand for letters, are taken back before comparing.
    static readonly string[] Words =
    [
        "password", "passw", "admin", "administrator", "root", "user", "guest", "test", "demo", "login", "welcome", "letmein", "iloveyou", "woaini", "abc", "aaa",
        "anlan", "安澜", "mima", "密码", "口令", "guanli", "管理员", "system", "xitong", "系统", "manager", "secret", "changeme", "default", "master", "dragon", "monkey",
        "anquan", "安全", "政府", "zhengfu", "gongan", "china", "zhongguo", "中国",
    ];

    static readonly string[] Runs = ["01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn", "1q2w3e4r5t6y7u8i9o0p", "qazwsxedcrfvtgb", "!@#$%^&*()"];

    /// <summary>What is left after taking away what everybody tries must still be a password.</summary>
    const int LeastLeft = 6;

    public static Bilingual? Why(string password, IEnumerable<string> about, IEnumerable<string> local)
    {
        var plain = Plain(password);
        var own = about.Where(word => word.Length >= 2).Select(Plain).ToList();
        if (own.Exists(word => Left(plain, [word]) < LeastLeft && plain.Contains(word, StringComparison.Ordinal)))
            return new("密码不能由用户名或姓名加几个字符组成。", "A password is not the user name or one's own name with a few characters added.");
        if (Left(plain, [.. own, .. local, .. Words]) < LeastLeft)
            return new("这个密码太容易猜到：除去常见词、年份、连续字符后所剩无几。", "This password is easily guessed: little is left without common words, years and runs of characters.");
        return null;
    }

    // Each removal leaves a gap, so that what stood around it does not become a new word.
    static int Left(string plain, IReadOnlyList<string> words)
    {
        foreach (var word in words.OrderByDescending(word => word.Length)) plain = plain.Replace(word, " ", StringComparison.Ordinal);
        for (var year = 1950; year <= 2049; year++) plain = plain.Replace(year.ToString(CultureInfo.InvariantCulture), " ", StringComparison.Ordinal);
        foreach (var run in Runs)
            foreach (var direction in (string[])[run, string.Concat(run.Reverse())])
                for (var length = direction.Length; length >= 3; length--)
                    for (var start = 0; start + length <= direction.Length; start++)
                        plain = plain.Replace(direction.Substring(start, length), " ", StringComparison.Ordinal);
        return plain.Where(c => c != ' ').Distinct().Count() is var kinds and <= 4 ? kinds : plain.Count(c => c != ' ');
    }

    // p@ssw0rd is no other word than password. Digits stay digits, for the sake of years and runs.
    static string Plain(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().ToCharArray();
        for (var i = 0; i < plain.Length; i++)
            plain[i] = plain[i] switch
            {
                '@' when Beside(i) => 'a',
                '$' when Beside(i) => 's',
                '0' when Beside(i) => 'o',
                _ => plain[i],
            };
        return new(plain);

        bool Beside(int i) => i > 0 && char.IsLetter(plain[i - 1]) && i + 1 < plain.Length && char.IsLetter(plain[i + 1]);
    }
}
