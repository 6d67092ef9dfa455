using Anlan.Platform.Storage;

namespace Anlan.Platform.Attachments.Scanning;

static class VirusNotes
{
    /// <summary>Tells the auditor who sent a file with a virus, and where to. Commits.</summary>
    public static async Task NoteVirusAsync(this Work work, string subject, string division, string fileName, string virus, CancellationToken stop)
    {
        await work.RecordAsync("security", "VirusRefused", subject, new { name = FileName.Tidy(fileName), virus }, "上传的文件带病毒 / virus in an uploaded file", division, stop);
        await work.CommitAsync(stop);
    }
}
