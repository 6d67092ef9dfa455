using System.Diagnostics;
using Anlan.Platform.Jurisdictions;
using Anlan.Platform.Search;
using Anlan.Platform.Storage;
using Anlan.Testing;

namespace Anlan.Bench;

/// <summary>
/// A question to a million records of four registers, as the role of the pages within a district, a street and a community: common words, rare ones,
/// initials, codes, several words, pieces of two hundred names. Names are invented, from words as frequent as in lists of enterprises.
/// </summary>
static class SearchBench
{
    const int Records = 1_000_000, Chunk = 20_000;

    static readonly string[] Registers = ["organisation", "person", "hazard", "document"];

    static readonly (string Kind, string[] Questions)[] Asked =
    [
        ("common", ["公司", "有限", "安澜", "企业", "有限公司", "机械", "安澜区"]),
        ("rare", ["宁远", "明和志诚", "望海仓储", "茶园食品", "松坪印刷", "云岭五金", "柳堤塑胶"]),
        ("initials", ["yxgs", "alq", "wh", "cysp", "jx", "nyjx", "yljx"]),
        ("code", ["91990101ma", "ma0012345", "9199", "ma09", "91990101ma0500001x"]),
        ("several", ["安澜 机械", "公司 望海", "有限公司 茶园 食品", "宁远 仓储", "alq 机械"]),
        ("nothing", ["饕餮", "qqzzxx", "没有这种", "鬣鹳"]),
    ];

    public static IEnumerable<Figure> Measure() => MeasureAsync().GetAwaiter().GetResult();

    static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        await using var database = new AnlanDatabase((await ThrowAwayServer.StartAsync(durable: true)).Owner);
        await PrepareAsync(database);
        // The index is made at the end, as after a restore; how fast it follows changes is measured on the last records.
        await RunAsync(database, "drop index search.entry_terms, search.entry_starts");
        await FillAsync(database, 0, Records - Chunk);
        await RunAsync(database, "create index entry_terms on search.entry using gin (terms) with (fastupdate = on, gin_pending_list_limit = 1024); create index entry_starts on search.entry (register, starts, division)");
        var feeding = Stopwatch.StartNew();
        await FillAsync(database, Records - Chunk, Records);
        var figures = new List<Figure> { new("fed", Chunk / feeding.Elapsed.TotalSeconds, "records/s") };
        await RunAsync(database, "vacuum analyze search.entry");
        var all = new List<double>();
        foreach (var (kind, questions) in ((string, string[])[])[.. Asked, ("pieces", await PiecesAsync(database))])
        {
            var took = new List<double>();
            foreach (var within in (string[])["990101", "990101003", "990101003002"])
                await AskAsync(database, within, questions, took);
            took.Sort();
            all.AddRange(took);
            figures.Add(new($"search_{kind}_p95", At(took, 0.95), "ms"));
        }
        all.Sort();
        figures.Add(new("search_p50", At(all, 0.5), "ms"));
        figures.Add(new("search_p95", At(all, 0.95), "ms"));
        figures.Add(new("search_max", all[^1], "ms"));
        return figures;
    }

    static double At(List<double> sorted, double share) => sorted[(int)((sorted.Count - 1) * share)];

    // Two to five neighbouring characters from the middle of two hundred names: what is typed by somebody who remembers a piece.
    static async Task<string[]> PiecesAsync(AnlanDatabase database)
    {
        await using var work = new Work(database);
        await work.BeginAsync(new("bench", Jurisdiction.Everything));
        await using var command = work.Command("""
            select array_agg(substr(title, 1 + (n * 5 % greatest(1, length(title) - 3))::int, (2 + n % 4)::int))
            from generate_series(1, 200) n cross join lateral (select title from search.entry where key = ((n * 4999 % 250000) * 4 + n % 4)::text and register = ($1::text[])[1 + n % 4]) e
            """, (object)Registers);
        return (string[])(await command.ExecuteScalarAsync())!;
    }

    static async Task AskAsync(AnlanDatabase database, string within, string[] questions, List<double> took)
    {
        await using var work = new Work(database);
        await work.BeginAsync(new("bench", Jurisdiction.Of(within)));
        var finder = new Finder(work);
        foreach (var question in questions) await finder.FindAsync(question, Registers, 20); // warm
        for (var asked = 0; asked < 150; asked += questions.Length)
            foreach (var question in questions)
            {
                var watch = Stopwatch.StartNew();
                await finder.FindAsync(question, Registers, 20);
                took.Add(watch.Elapsed.TotalMilliseconds);
            }
    }

    static async Task PrepareAsync(AnlanDatabase database)
    {
        var assembly = typeof(StorageModule).Assembly;
        MigrationSet[] sets =
        [
            MigrationSet.Of("jurisdiction", assembly, "Jurisdictions"),
            MigrationSet.Of("log", assembly, "Log"),
            MigrationSet.Of("search", assembly, "Search"),
            MigrationSet.Of("bench", [("0001_bench.sql", "create schema bench;\n" + string.Concat(Registers.Select(register => $"""
                create table bench.{register} (id bigint primary key, division text collate "C" not null, name text not null, code text);
                select anlan.guard('bench.{register}', 'own_and_below', audited => false);
                select search.index('bench.{register}', register => '{register}', key => 'id', title => 'name', href => $$'/{register}/' || id$$, detail => 'code');

                """)))]),
        ];
        await new Migrator(database, sets).ApplyAsync();
    }

    // A name from place, word, trade and form, each drawn by its own share; every third record is a person.
    static async Task FillAsync(AnlanDatabase database, int first, int end)
    {
        await using var work = new Work(database);
        await work.BeginAsync(new("bench", Jurisdiction.Everything));
        for (var from = first; from < end; from += Chunk)
        {
            foreach (var (position, register) in Registers.Index())
            {
                await using var add = work.Command($"""
                    insert into bench.{register}
                    select n, '990101' || lpad((1 + n % 6)::text, 3, '0') || lpad((1 + n / 6 % 4)::text, 3, '0'),
                      case when '{register}' = 'person' then substr('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨', 1 + (n * 7 % 16), 1) || substr('安宁清远明和志诚思齐文博雅静海川云山', 1 + (n * 11 % 18), 1) || substr('安宁清远明和志诚思齐文博雅静海川云山', 1 + (n / 18 % 18), 1)
                        else '安澜' || (array['区', '', '市', ''])[1 + n % 4] || (array['青衣', '石桥', '望海', '柳堤', '云岭', '松坪', '茶园', '宁远', '明和志诚', '沙洲', '东区', '荷塘'])[1 + n / 4 % 12]
                          || (array['机械', '塑胶', '五金', '食品', '仓储', '印刷', '电子', '家具', '物业', '汽修', '餐饮', '化工'])[1 + n / 48 % 12] || n % 997 || '号' || (array['有限公司', '有限公司', '有限公司', '股份有限公司', '经营部', '厂'])[1 + n / 576 % 6] end,
                      '91990101MA' || lpad(n::text, 7, '0') || 'X'
                    from generate_series($1::int, $1 + {Chunk} - 1) n where n % {Registers.Length} = {position}
                    """, from);
                add.CommandTimeout = 0;
                await add.ExecuteNonQueryAsync();
            }
            await work.CommitAsync();
        }
    }

    static async Task RunAsync(AnlanDatabase database, string sql)
    {
        await using var command = database.Owner.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
