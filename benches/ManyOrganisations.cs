using Npgsql;

namespace Anlan.Bench;

/// <summary>Fills the register of organisations of a program's database, as its owner.</summary>
static class ManyOrganisations
{
    /// <summary>The owner sees and writes everything on this connection.</summary>
    public static Task PrepareAsync(NpgsqlConnection connection) =>
        RunAsync(connection, "set anlan.migrating = 'on'; set anlan.lo = ''; set anlan.hi = '~'; set anlan.reason = 'bench'; set work_mem = '256MB'");

    /// <summary>They are found by the search. A million entries in the log would only wait to be sealed meanwhile, so there are none.</summary>
    public static async Task AddAsync(NpgsqlConnection connection, int count)
    {
        await RunAsync(connection, "alter table library.organisation disable trigger record_change");
        for (var from = 0; from < count; from += 10_000)
            await RunAsync(connection, $"""
                insert into library.organisation (division, kind, name)
                select '990101' || lpad((1 + n % 6)::text, 3, '0') || lpad((1 + n / 6 % 4)::text, 3, '0'), (array['enterprise', 'enterprise', 'enterprise', 'institution'])[1 + n % 4],
                  (array['青衣', '石桥', '望海', '柳堤', '云岭', '松坪', '茶园', '宁远', '明和', '沙洲', '东区', '荷塘'])[1 + n / 4 % 12]
                  || (array['机械', '塑胶', '五金', '食品', '仓储', '印刷', '电子', '家具', '物业', '汽修', '餐饮', '化工'])[1 + n / 48 % 12] || n % 9973 || '号' || (array['有限公司', '股份公司', '经营部', '厂'])[1 + n / 576 % 4]
                from generate_series({from}, {from + 9_999}) n
                """);
        await RunAsync(connection, "alter table library.organisation enable trigger record_change; analyze");
        await RunAsync(connection, "vacuum analyze library.organisation");
        await RunAsync(connection, "vacuum analyze search.entry");
    }

    public static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
