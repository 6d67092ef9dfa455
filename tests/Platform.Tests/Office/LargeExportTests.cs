using System.IO.Compression;
using Anlan.Platform.Office;
using Shouldly;
using Xunit;

namespace Anlan.Platform.Tests.Office;

/// <summary>Alone, because it measures the memory of the whole process.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class AloneInTheProcess;

[Collection(typeof(AloneInTheProcess))]
public sealed class LargeExportTests
{
    private const int Rows = 100_000;
    private const long MostGrowth = 4 << 20;

    private static readonly Column[] Columns = ["企业名称", "地址", Column.Group("检查", "日期", "隐患数", "整改率"), "罚款（元）"];

    [Fact]
    public async Task A_workbook_of_100_000_rows_takes_no_more_memory_than_a_short_one()
    {
        var path = Path.GetTempFileName();
        var memory = new MemoryWatch();
        await using (var file = File.Create(path))
            await new Workbook(SampleReport.Chinese).Sheet("企业", Columns, Lazily(memory)).Save(file, TestContext.Current.CancellationToken);
        memory.Growth.ShouldBeLessThan(MostGrowth);

        using (var zip = ZipFile.OpenRead(path))
        using (var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open()))
            CountOf("<row ", await sheet.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBe(Rows + 2);
        File.Delete(path);
    }

    [Fact]
    public async Task A_CSV_file_of_100_000_rows_takes_no_more_memory_than_a_short_one()
    {
        var memory = new MemoryWatch();
        await CsvWriter.Write(Stream.Null, Columns, Lazily(memory), TestContext.Current.CancellationToken);
        memory.Growth.ShouldBeLessThan(MostGrowth);
    }

    private static async IAsyncEnumerable<Row> Lazily(MemoryWatch memory)
    {
        for (var i = 1; i <= Rows; i++)
        {
            if (i % 10_000 == 0)
                memory.Look();
            if (i % 1000 == 0)
                await Task.Yield();
            yield return [$"安澜区第{i}号企业有限公司", "安澜区海潮街道工业路88号", Cell.Date(new DateOnly(2026, 1, 1).AddDays(i % 365)), Cell.Integer(i % 40), Cell.Percent(i % 100 / 100m), Cell.Money(i * 1.5m)];
        }
    }

    private static int CountOf(string part, string text) => text.Split(part).Length - 1;

    /// <summary>What is alive at the first look, and at the largest later.</summary>
    private sealed class MemoryWatch
    {
        private long? _first;
        private long _most;

        public long Growth => _most - _first!.Value;

        public void Look()
        {
            var alive = GC.GetTotalMemory(forceFullCollection: true);
            _first ??= alive;
            _most = Math.Max(_most, alive);
        }
    }
}
