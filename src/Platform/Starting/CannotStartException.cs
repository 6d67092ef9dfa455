using Anlan.Platform.Language;

namespace Anlan.Platform.Starting;

/// <summary>The platform cannot start and an operator can put it right: shown as one message in both languages, without a stack trace.</summary>
public sealed class CannotStartException(Bilingual reason, Exception? cause = null) : Exception(reason.En, cause)
{
    public Bilingual Reason { get; } = reason;
}
