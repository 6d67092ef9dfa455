-- Jurisdiction: who sees and changes which rows is decided here, by row policies, and not by the program's care.
-- The acting jurisdiction travels with each transaction as settings: anlan.lo and anlan.hi bound the division codes (440310 … 440310~), anlan.up lists the
-- codes above. Nothing set: null or '' in the comparison, no row. Bare current_setting() is what the planner can estimate; a sub-select would hide it.

do $$
declare
  missing text;
begin
  select string_agg(name, ', ') into missing
  from unnest(array['anlan_web', 'anlan_public', 'anlan_enterprise', 'anlan_accounts', 'anlan_intake', 'anlan_sealer']) name
  where not exists (select from pg_roles where rolname = name);
  if missing is not null then
    raise exception 'The database roles % are missing. Ask an administrator of the server to run deploy/database.sql in this database.', missing;
  end if;
end $$;

grant usage on schema anlan to anlan_web, anlan_public, anlan_enterprise, anlan_accounts, anlan_intake, anlan_sealer;

-- Which tables are guarded, and how. What is not here and not said to be open is a hole that the self-check reports.
create table anlan.guarded (
  target text primary key,
  kind text not null check (kind in ('own_and_below', 'own_below_and_above', 'public')),
  audited boolean not null
);

-- guard('library.organisation', 'own_and_below'): the last line of the migration that makes a table. The table has a column division text collate "C".
--   kind          own_and_below: rows of the acting division and below. own_below_and_above: rows of the divisions above are readable too.
--                 public: rows for which "published" (an SQL condition on the row) holds are shown to anybody by the role anlan_public.
--   organisation  a bigint column: users of an enterprise read and change the rows that carry its number, by a policy and a role of their own.
--   audited       every change of a row is kept with before and after; without a reason it is refused.
--   hidden        columns whose change is kept but not their content. ignored: columns whose change alone is not worth an entry.
create function anlan.guard(target regclass, kind text, published text default null, organisation text default null,
  audited boolean default true, hidden text[] default '{}', ignored text[] default '{}') returns void language plpgsql as $$
declare
  own constant text := 'division >= current_setting(''anlan.lo'', true) and division < current_setting(''anlan.hi'', true)';
  above constant text := 'division = any (nullif(current_setting(''anlan.up'', true), '''')::text[])';
  enterprise text := quote_ident(organisation) || ' = nullif(current_setting(''anlan.organisation'', true), '''')::bigint';
  readable text;
begin
  if (kind = 'public') <> (published is not null) then
    raise exception 'guard(%, %): a public table, and no other, says which rows are published', target, kind;
  end if;
  -- A register that is published as a whole, such as the list of divisions, is readable by everybody.
  readable := case when kind = 'own_below_and_above' then format('(%s) or %s', own, above) when published = 'true' then 'true' else own end;
  insert into anlan.guarded values (target::text, kind, audited);
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy migration on %s to anlan using (current_setting(''anlan.migrating'', true) = ''on'')', target);
  execute format('create policy web_reads on %s for select to anlan_web using (%s)', target, readable);
  execute format('create policy web_adds on %s for insert to anlan_web with check (%s)', target, own);
  execute format('create policy web_changes on %s for update to anlan_web using (%s) with check (%s)', target, own, own);
  execute format('create policy web_removes on %s for delete to anlan_web using (%s)', target, own);
  execute format('grant usage on schema %I to anlan_web, anlan_public, anlan_enterprise', (select relnamespace::regnamespace::text from pg_class where oid = target));
  execute format('grant select, insert, update, delete on %s to anlan_web', target);
  if kind = 'public' then
    execute format('create policy anybody_reads on %s for select to anlan_public using (%s)', target, published);
    execute format('grant select on %s to anlan_public', target);
  end if;
  if organisation is not null then
    execute format('create policy enterprise on %s to anlan_enterprise using (%s) with check (%s)', target, enterprise, enterprise);
    execute format('grant select, insert, update on %s to anlan_enterprise', target);
  end if;
  if audited then
    perform log.audit(target, hidden, ignored);
  end if;
end $$;
