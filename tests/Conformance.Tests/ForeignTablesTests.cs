using System.Text;
using System.Text.Json;
using Anlan.Platform.Office.Reading;
using Anlan.Testing;

namespace Anlan.Conformance.Tests;

/// <summary>Tables that others made, several wrong on purpose, where they lie beside the repository; without them the tests say plainly that nothing was read.</summary>
[Trait("category", "conformance")]
public class ForeignTablesTests
{
    static async Task<List<TableRow>> Rows(string path)
    {
        await using var file = File.OpenRead(path);
        using var table = await TableFile.OpenAsync(file, cancel: TestContext.Current.CancellationToken);
        return [.. table.Rows()];
    }

    [Theory]
    [InlineData("合并行.xlsx", 1, "学号", "姓名", "性别")]
    [InlineData("学生基础数据导入存在问题.xlsx", 1, "序号", "学籍号", "姓名")]
    [InlineData("学生基础数据导入带描述头.xlsx", 2, "序号", "学籍号", "姓名")]
    [InlineData("截断数据测试.xlsx", 1, "产品名称", "产品代码", "产品型号")]
    [InlineData("数据错误.xlsx", 1, "产品名称", "产品代码", "产品型号")]
    [InlineData("产品导入模板.xlsx", 2, "产品名称", "产品代码", "产品型号")]
    [InlineData("管轴导入数据.xlsx", 2, "管轴编号", "管廊编号", "责任区域")]
    public async Task The_heading_of_a_foreign_workbook_is_found(string name, int line, params string[] columns)
    {
        if (BesideTheRepository.Folder("office", "chinese-xlsx") is not { } folder) return;
        var rows = await Rows(Path.Combine(folder, name));
        var header = TableHeader.Find(rows)!;
        header.Line.ShouldBe(line);
        columns.ShouldBeSubsetOf(header.Columns.Select(c => c.Name));
        rows.Count(r => r.Line > line).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Merged_names_stand_in_every_row_of_theirs()
    {
        if (BesideTheRepository.Folder("office", "chinese-xlsx") is not { } folder) return;
        var rows = await Rows(Path.Combine(folder, "合并行.xlsx"));
        rows.Skip(1).ShouldAllBe(r => !r[0].IsEmpty && !r[1].IsEmpty && !r[2].IsEmpty);
    }

    [Fact]
    public async Task The_csv_spectrum_is_read_as_its_authors_mean_it()
    {
        if (BesideTheRepository.Folder("office", "csv-spectrum") is not { } folder) return;
        foreach (var path in Directory.EnumerateFiles(Path.Combine(folder, "csvs")))
        {
            var rows = await Rows(path);
            var meant = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "json", Path.GetFileNameWithoutExtension(path) + ".json"))).RootElement;
            var read = rows.Skip(1).Select(r => string.Join('|', rows[0].Cells.Select((c, i) => $"{c.Text}={r[i].Text}"))).ToList();
            read.ShouldBe(meant.EnumerateArray().Select(o => string.Join('|', o.EnumerateObject().Select(p => $"{p.Name}={p.Value}"))).ToList(), path);
        }
    }

    [Fact]
    public async Task Naughty_strings_come_through_a_csv_unchanged()
    {
        if (BesideTheRepository.Folder("security", "blns") is not { } folder) return;
        var texts = JsonSerializer.Deserialize<string[]>(File.ReadAllText(Path.Combine(folder, "blns.json")))!.Where(t => t.Length > 0 && !t.Contains('\0')).ToList();
        var csv = "no,text\n" + string.Concat(texts.Select((t, i) => $"{i},\"{t.Replace("\"", "\"\"")}\"\n"));
        using var table = await TableFile.OpenAsync(new MemoryStream(Encoding.UTF8.GetBytes(csv)), cancel: TestContext.Current.CancellationToken);
        table.Rows().Skip(1).Select(r => r[1].Text).ShouldBe(texts);
    }

    [Fact]
    public async Task The_national_list_of_streets_is_read_whole()
    {
        if (BesideTheRepository.Folder("gis", "china-division-codes", "dist") is not { } folder) return;
        var rows = await Rows(Path.Combine(folder, "streets.csv"));
        rows.Count.ShouldBe(41_353);
        rows[^1].Line.ShouldBe(41_353);
    }
}
