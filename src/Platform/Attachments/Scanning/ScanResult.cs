using Anlan.Platform.Language;

namespace Anlan.Platform.Attachments.Scanning;

/// <summary>What became of looking for viruses.</summary>
/// <param name="Refusal">Why the file must not be kept; null when it may.</param>
/// <param name="Virus">What was found.</param>
/// <param name="By">Who looked; null when no scanner is connected.</param>
public sealed record ScanResult(Bilingual? Refusal = null, string? Virus = null, string? By = null);
