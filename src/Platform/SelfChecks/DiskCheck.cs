namespace Anlan.Platform.SelfChecks;

/// <summary>Room on the disk the platform writes to.</summary>
static class DiskCheck
{
    const long Gigabyte = 1L << 30;

    public static CheckResult Run(string folder)
    {
        var drive = new DriveInfo(folder);
        var free = drive.AvailableFreeSpace;
        var state = free < Gigabyte ? CheckState.Failed : free < 10 * Gigabyte && free < drive.TotalSize / 10 ? CheckState.Attention : CheckState.Good;
        return new(state, ($"剩余 {free / (decimal)Gigabyte:0.0} GB，共 {drive.TotalSize / (decimal)Gigabyte:0} GB。", $"{free / (decimal)Gigabyte:0.0} GB free of {drive.TotalSize / (decimal)Gigabyte:0} GB."));
    }
}
