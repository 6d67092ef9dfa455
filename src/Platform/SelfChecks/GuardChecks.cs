using Anlan.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Platform.SelfChecks;

/// <summary>Looks in the database itself for ways past the jurisdiction: what somebody forgot, or opened on purpose.</summary>
public static class GuardChecks
{
    // One row for each hole. Roles that pages use are asked one by one, because each may have been granted something else.
    const string Holes = """
        with app(role) as (values ('anlan_web'), ('anlan_public'), ('anlan_enterprise')),
        ours as (
          select c.oid, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.relispartition, c.reloptions, format('%I.%I', n.nspname, c.relname) as name
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname not in ('pg_catalog', 'information_schema', 'anlan') and n.nspname not like 'pg\_%' and c.relkind in ('r', 'p', 'v', 'm', 'f')
        ),
        seen as (
          select distinct ours.* from ours, app where has_table_privilege(app.role, ours.oid, 'insert, update, delete')
            or has_table_privilege(app.role, ours.oid, 'select') and oid not in (select target::regclass from anlan.opened)
        )
        select 'table without row policies: ' || name from seen where relkind in ('r', 'p', 'f') and not relispartition and not relrowsecurity
        union all select 'table whose owner is not held by its policies: ' || name from seen where relkind in ('r', 'p') and relrowsecurity and not relforcerowsecurity
        union all select 'table without any policy: ' || name from seen where relkind in ('r', 'p') and relrowsecurity and not exists (select from pg_policy where polrelid = seen.oid)
        union all select 'partition granted directly: ' || name from seen where relispartition
        union all select 'view that reads as its owner: ' || name from seen where relkind = 'v' and not coalesce(reloptions::text like '%security_invoker=true%' or reloptions::text like '%security_invoker=on%', false)
        union all select 'materialised view, which knows no policies: ' || name from seen where relkind = 'm'
        union all select 'function that runs as its owner: ' || p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
          where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema') and exists (select from app where has_function_privilege(role, p.oid, 'execute'))
        union all select 'role that passes by every policy: ' || rolname from pg_roles
          where rolname in ('anlan', 'anlan_web', 'anlan_public', 'anlan_enterprise', 'anlan_accounts', 'anlan_sealer') and (rolsuper or rolbypassrls)
        union all select 'intake that may do more than insert: ' || name from ours where has_table_privilege('anlan_intake', oid, 'select, update, delete, truncate')
        union all select 'policy that lets everybody see every row: ' || polname || ' on ' || polrelid::regclass from pg_policy, app
          where (select oid from pg_roles where rolname = app.role) = any (polroles) and pg_get_expr(polqual, polrelid) = 'true' and polcmd in ('w', 'd', '*')
        union all select 'guarded table that is not in its list: ' || name from seen where relkind in ('r', 'p') and not relispartition
          and name not in (select target from anlan.guarded) and name <> 'log.entry'
        order by 1
        """;

    const string Unmarked = """
        select p.oid::regprocedure::text from pg_proc p
        where p.oid in ('ts_match_vq(tsvector, tsquery)'::regprocedure, 'textlike(text, text)'::regprocedure, 'texticlike(text, text)'::regprocedure,
          'jsonb_contains(jsonb, jsonb)'::regprocedure, 'arraycontains(anyarray, anyarray)'::regprocedure) and not p.proleakproof
        """;

    /// <summary>Each hole in a few words; none when the jurisdiction holds.</summary>
    public static Task<List<string>> FindHolesAsync(IServiceProvider services, CancellationToken stop) => ListAsync(services, Holes, stop);

    public static async Task<CheckResult> RunAsync(IServiceProvider services, CancellationToken stop)
    {
        var holes = await FindHolesAsync(services, stop);
        return holes.Count == 0
            ? new(CheckState.Good, ("所有表都受辖区策略保护。", "Every table is held by the jurisdiction's policies."))
            : new(CheckState.Failed, ($"有 {holes.Count} 处可能绕过辖区：{string.Join("；", holes)}", $"{holes.Count} ways past the jurisdiction: {string.Join("; ", holes)}"));
    }

    internal static async Task<CheckResult> LeakproofAsync(IServiceProvider services, CancellationToken stop)
    {
        var unmarked = await ListAsync(services, Unmarked, stop);
        return unmarked.Count == 0
            ? new(CheckState.Good, ("已标记，检索可用索引。", "Marked: searches use their indexes."))
            : new(CheckState.Attention, ("文本检索会变慢：请数据库管理员执行 deploy/database.sql。", "Text search will be slow: have an administrator of the server run deploy/database.sql."));
    }

    static async Task<List<string>> ListAsync(IServiceProvider services, string sql, CancellationToken stop)
    {
        await using var command = services.GetRequiredService<AnlanDatabase>().Owner.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync(stop);
        var found = new List<string>();
        while (await rows.ReadAsync(stop)) found.Add(rows.GetString(0));
        return found;
    }
}
