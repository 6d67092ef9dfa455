using Anlan.Platform.Language;

namespace Anlan.Affairs.SelfEvaluation.Storage;

/// <summary>Reasons for a version that the platform gives itself. Kept in Chinese, shown in the reader's language; what people wrote stays as they wrote it.</summary>
static class OwnReasons
{
    public static readonly Bilingual PublicCase = ("随平台提供的公开案例", "Public case that comes with the platform");
    public static readonly Bilingual Created = ("新建", "Created");
    public static readonly Bilingual FilledIn = ("首次填写", "Filled in");
    public static readonly Bilingual ScoredAnew = ("按现行规则重新计分", "Scored anew by the rules in force");

    static readonly Bilingual[] All = [PublicCase, Created, FilledIn, ScoredAnew];

    public static string Show(string kept) => Find(kept) is { } own ? own.ToString() : kept;

    /// <summary>As the log keeps reasons of the platform: in both languages.</summary>
    public static string ForLog(string kept) => Find(kept) is { } own ? $"{own.Zh} / {own.En}" : kept;

    static Bilingual? Find(string kept) => Array.Find(All, r => r.Zh == kept) is { Zh: not null } own ? own : null;
}
