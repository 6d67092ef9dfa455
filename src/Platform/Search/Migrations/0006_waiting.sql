-- Many records are written one statement at a time, and to work out the terms of each by itself takes longer than writing it. What is written waits until the end of
-- the transaction and is entered into the index as one: still in the transaction of the change, and never seen waiting by anybody else.
create table search.waiting (
  id bigint generated always as identity primary key,
  register text collate "C" not null,
  key text collate "C" not null,
  division text collate "C" not null,
  title text not null,
  title_en text,
  detail text not null,
  href text not null,
  changed_at timestamptz
);
select anlan.guard('search.waiting', 'own_and_below', audited => false);

create or replace function search.feed() returns trigger language plpgsql as $$
declare
  r search.register;
begin
  select * into r from search.register where register = tg_argv[0];
  if tg_op = 'DELETE' then
    execute format('delete from search.entry where register = $1 and key in (select (%s)::text from removed)', r.key) using r.register;
  else
    if tg_op = 'UPDATE' then
      execute format('delete from search.entry where register = $1 and key in (select (%1$s)::text from removed except select (%1$s)::text from written)', r.key) using r.register;
    end if;
    execute format('insert into search.waiting (register, key, division, title, title_en, detail, href, changed_at)
      select $1, (%s)::text, division, (%s)::text, (%s)::text, coalesce((%s)::text, ''''), (%s)::text, (%s)::timestamptz from written s where (%1$s)::text is not null and (%2$s)::text is not null',
      r.key, r.title, r.title_en, r.detail, r.href, r.changed_at) using r.register;
  end if;
  return null;
end $$;

-- Fires for each row that waits, at the end of the transaction; the first time enters all of them, and the others find nothing left.
create function search.enter() returns trigger language plpgsql as $$
begin
  if not exists (select from search.waiting) then
    return null;
  end if;
  with taken as (delete from search.waiting returning *),
  latest as (select distinct on (register, key) * from taken order by register, key, id desc),
  fresh as materialized (
    select row_number() over () as n, r.*, p.title || ' ' || p.detail as plain, length(p.title) as titled
    from latest r, lateral (select search.plain(r.title) as title, search.plain(concat_ws(' ', r.title_en, r.detail)) as detail offset 0) p
    where not exists (
      select from search.entry e where e.register = r.register and e.key = r.key
        and (e.division, e.title, e.detail, e.href) = (r.division, r.title, r.detail, r.href) and (e.title_en, e.changed_at) is not distinct from (r.title_en, r.changed_at))),
  spelt as materialized (
    select f.n, s.ch, lead(s.ch) over w as ch2, c.initials, lead(c.initials) over w as initials2, lead(c.initials, 2) over w as initials3
    from fresh f cross join lateral string_to_table(f.plain, null) with ordinality s (ch, i) left join search.character c on c.character = s.ch and s.i <= f.titled
    window w as (partition by f.n order by s.i)),
  found (n, term) as (
    select n, 'B' || ch || ch2 from spelt where ch <> ' ' and ch2 <> ' ' and (ch > '~' collate "C" or ch2 > '~' collate "C")
    union all select n, 'P' || a || b from spelt, string_to_table(initials, null) a, string_to_table(initials2, null) b
    union all select n, 'P' || a || b || c from spelt, string_to_table(initials, null) a, string_to_table(initials2, null) b, string_to_table(initials3, null) c
    union all select n, 'W' || left(word[1], l) from fresh, regexp_matches(plain, '[a-z0-9]{2,}', 'g') word, generate_series(2, least(18, length(word[1]))) l
    union all select n, 'D' || left(division, l) from fresh, unnest(array[6, 9, 12]) l where length(division) >= l
    union all select n, 'R' || register from fresh),
  terms as (select n, array_to_tsvector(array_agg(distinct term)) as terms from found group by n)
  insert into search.entry (register, key, division, title, title_en, detail, href, changed_at, plain, titled, terms)
  select f.register, f.key, f.division, f.title, f.title_en, f.detail, f.href, f.changed_at, f.plain, f.titled, t.terms from fresh f join terms t using (n)
  on conflict (register, key) do update set division = excluded.division, title = excluded.title, title_en = excluded.title_en, detail = excluded.detail,
    href = excluded.href, changed_at = excluded.changed_at, plain = excluded.plain, titled = excluded.titled, terms = excluded.terms;
  return null;
end $$;
create constraint trigger enter after insert on search.waiting deferrable initially deferred for each row execute function search.enter();
