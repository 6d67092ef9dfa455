-- "安澜" is in the name of nearly every record of a district: among so many candidates, the one that is called exactly so must not depend on luck.
alter table search.entry add starts text collate "C" generated always as (left(plain, 80)) stored;
create index entry_starts on search.entry (register, starts, division);

-- What was written and removed in one transaction must not be entered at its end.
create or replace function search.feed() returns trigger language plpgsql as $$
declare
  r search.register;
  gone text[];
begin
  select * into r from search.register where register = tg_argv[0];
  if tg_op <> 'INSERT' then
    execute format(case tg_op when 'DELETE' then 'select array_agg((%s)::text) from removed'
      else 'select array_agg(key) from (select (%1$s)::text as key from removed except select (%1$s)::text from written) r' end, r.key) into gone;
    delete from search.entry where register = r.register and key = any(gone);
    delete from search.waiting where register = r.register and key = any(gone);
  end if;
  if tg_op <> 'DELETE' then
    execute format('insert into search.waiting (register, key, division, title, title_en, detail, href, changed_at)
      select $1, (%s)::text, division, (%s)::text, (%s)::text, coalesce((%s)::text, ''''), (%s)::text, (%s)::timestamptz from written s where (%1$s)::text is not null and (%2$s)::text is not null',
      r.key, r.title, r.title_en, r.detail, r.href, r.changed_at) using r.register;
  end if;
  return null;
end $$;

-- Fires for each row that waits, at the end of the transaction; the first time enters all of them and notes how far it came, and the others need not look.
-- Looking whether anything is left meant stepping over what the first had taken, once for each row.
-- Some hundreds at a time: however the planner mistakes the size of a table that is empty most of the time, it joins no more than that one by one.
create or replace function search.enter() returns trigger language plpgsql set work_mem = '64MB' as $$
declare
  entered bigint := new.id - 1;
  batch bigint;
begin
  if new.id <= coalesce(nullif(current_setting('search.entered', true), ''), '0')::bigint then
    return null;
  end if;
  perform set_config('search.entered', (select max(id) from search.waiting)::text, true);
  loop
  select max(id) into batch from (select id from search.waiting where id > entered order by id limit 500) w;
  exit when batch is null;
  with taken as (delete from search.waiting where id > entered and id <= batch returning *),
  latest as (select distinct on (register, key) * from taken order by register, key, id desc),
  fresh as materialized (
    select row_number() over () as n, r.*, p.title || ' ' || p.detail as plain, length(p.title) as titled
    from latest r
      -- One by one, however many: a plan made for many would read the whole table for a single record later on.
      left join lateral (select * from search.entry e where e.register = r.register and e.key = r.key offset 0) e on true
      cross join lateral (select search.plain(r.title) as title, search.plain(concat_ws(' ', r.title_en, r.detail)) as detail offset 0) p
    where (e.division, e.title, e.detail, e.href, e.title_en, e.changed_at) is distinct from (r.division, r.title, r.detail, r.href, r.title_en, r.changed_at)),
  spelt as materialized (
    select f.n, s.ch, lead(s.ch) over w as ch2, c.initials, lead(c.initials) over w as initials2, lead(c.initials, 2) over w as initials3
    from fresh f cross join lateral string_to_table(f.plain, null) with ordinality s (ch, i)
      left join lateral (select initials from search.character where character = s.ch and s.i <= f.titled offset 0) c on true
    window w as (partition by f.n order by s.i)),
  found (n, term) as (
    select n, 'B' || ch || ch2 from spelt where ch <> ' ' and ch2 <> ' ' and (ch > '~' collate "C" or ch2 > '~' collate "C")
    union all select n, 'P' || a || b from spelt, string_to_table(initials, null) a, string_to_table(initials2, null) b
    union all select n, 'P' || a || b || c from spelt, string_to_table(initials, null) a, string_to_table(initials2, null) b, string_to_table(initials3, null) c
    union all select n, 'W' || left(word[1], l) from fresh, regexp_matches(plain, '[a-z0-9]{2,}', 'g') word, generate_series(2, least(18, length(word[1]))) l
    union all select n, 'D' || left(division, l) from fresh, unnest(array[6, 9, 12]) l where length(division) >= l
    union all select n, 'R' || register from fresh),
  terms as materialized (select n, array_to_tsvector(array_agg(term)) as terms from found group by n)
  insert into search.entry (register, key, division, title, title_en, detail, href, changed_at, plain, titled, terms)
  select f.register, f.key, f.division, f.title, f.title_en, f.detail, f.href, f.changed_at, f.plain, f.titled, t.terms from fresh f join terms t using (n)
  on conflict (register, key) do update set division = excluded.division, title = excluded.title, title_en = excluded.title_en, detail = excluded.detail,
    href = excluded.href, changed_at = excluded.changed_at, plain = excluded.plain, titled = excluded.titled, terms = excluded.terms;
  entered := batch;
  end loop;
  return null;
end $$;

-- Most text has no traditional character, and to see that is quick: replacing looks through the whole list for every character.
do $$
declare
  whole text := btrim((select prosrc from pg_proc where oid = 'search.simplified(text)'::regprocedure), E' \n;');
begin
  execute format('create or replace function search.simplified(text) returns text language sql immutable strict parallel safe as %L',
    format('select case when $1 ~ %L then %s else $1 end', '[' || split_part(whole, '''', 2) || ']', substr(whole, length('select ') + 1)));
end $$;
