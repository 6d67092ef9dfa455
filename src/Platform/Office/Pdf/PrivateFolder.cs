namespace Anlan.Platform.Office;

/// <summary>Working folders that only the user of this process can enter.</summary>
internal static class PrivateFolder
{
    private const int Attempts = 10;

    public static string Create(string? within)
    {
        if (within is null)
            return Directory.CreateTempSubdirectory("anlan-office-").FullName; // 0700 on Unix
        var folder = Path.Combine(within, "anlan-office-" + Guid.NewGuid().ToString("N"));
        if (OperatingSystem.IsWindows())
            return Directory.CreateDirectory(folder).FullName;
        return Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
    }

    /// <summary>A killed process may still be writing for a moment; what then cannot be deleted goes with the folder around it.</summary>
    public static void Remove(string folder)
    {
        for (var attempt = 1; Directory.Exists(folder) && attempt <= Attempts; attempt++)
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
                Thread.Sleep(20 * attempt);
            }
    }
}
