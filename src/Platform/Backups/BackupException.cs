using Anlan.Platform.Language;

namespace Anlan.Platform.Backups;

/// <summary>A backup or restore that was refused or did not succeed, for a reason an operator can put right.</summary>
public sealed class BackupException(Bilingual reason, Exception? cause = null) : Exception(reason.En, cause)
{
    public Bilingual Reason { get; } = reason;
}
