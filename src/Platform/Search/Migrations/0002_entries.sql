-- Search across registers: one entry for each record, kept in step by triggers on the registers' own tables.
alter table search.character add initials text;
update search.character set initials = (select string_agg(distinct left(r, 1), '') from unnest(readings) r);
alter table search.character alter initials set not null;

create table search.entry (
  register text collate "C" not null,
  key text collate "C" not null,
  division text collate "C" not null,
  title text not null,
  title_en text,
  detail text not null,
  href text not null,
  changed_at timestamptz,
  -- What is compared: see search.plain(). The first characters, as many as titled says, are the title's.
  plain text not null,
  titled int not null,
  terms tsvector not null,
  primary key (register, key)
);
create index entry_terms on search.entry using gin (terms) with (fastupdate = off);

-- The same text for the same words: full width, case and traditional characters are levelled, whatever is no letter or digit becomes one space.
create function search.plain(text) returns text language sql immutable strict parallel safe as $$
  select btrim(regexp_replace(search.simplified(lower(normalize($1, NFKC))),
    '[^a-z0-9\u00AA-\u1FFF\u2C00-\u2FDF\u3005-\u3007\u3021-\u3029\u3040-\uD7FF\uF900-\uFAFF\U00010000-\U0001EFFF\U00020000-\U0003FFFF]+', ' ', 'g'))
$$;

-- What an entry is found by. B two neighbouring characters of which one at least is no Latin letter or digit; W the beginnings of Latin words and
-- numbers; P the initials of two and of three neighbouring characters of the title; D the divisions it lies in; R its register.
create function search.terms(plain text, titled int, division text, register text) returns tsvector language sql stable parallel safe as $$
  with spelt as materialized (
    select s.ch, s.i, c.initials, lead(s.ch) over w as ch2, lead(c.initials) over w as initials2, lead(c.initials, 2) over w as initials3
    from string_to_table(plain, null) with ordinality s (ch, i) left join search.character c on c.character = s.ch and s.i <= titled
    window w as (order by s.i))
  select array_to_tsvector(array(
    select 'B' || ch || ch2 from spelt where ch <> ' ' and ch2 <> ' ' and (ch > '~' collate "C" or ch2 > '~' collate "C")
    union select 'P' || a || b from spelt, string_to_table(initials, null) a, string_to_table(initials2, null) b
    union select 'P' || a || b || c from spelt, string_to_table(initials, null) a, string_to_table(initials2, null) b, string_to_table(initials3, null) c
    union select 'W' || left(word[1], n) from regexp_matches(plain, '[a-z0-9]{2,}', 'g') word, generate_series(2, least(18, length(word[1]))) n
    union select 'D' || left(division, n) from unnest(array[6, 9, 12]) n where length(division) >= n
    union select 'R' || register))
$$;

-- One word of a question as a condition; null when it is too short to be looked up.
create function search.condition(word text) returns tsquery language sql stable parallel safe as $$
  select string_agg(part, ' & ')::tsquery from (
    select format('''B%s''', substr(word, i, 2)) from generate_series(1, length(word) - 1) i where substr(word, i, 2) !~ '^[a-z0-9]{2}$'
    union
    select case when word ~ '^[a-z]+$' then
        format('(''W%s'' | (%s))', left(word, 18), (select string_agg(format('''P%s''', substr(word, i, least(3, length(word)))), ' & ') from generate_series(1, greatest(1, length(word) - 2)) i))
      else format('''W%s''', left(latin[1], 18)) end
    from regexp_matches(word, '[a-z0-9]{2,}', 'g') latin
  ) parts (part)
$$;

-- Where the entries of a register come from.
create table search.register (
  register text primary key,
  source text not null,
  -- SQL expressions on a row of the source.
  key text not null, title text not null, title_en text not null, detail text not null, href text not null, changed_at text not null
);
grant usage on schema search to anlan_web;
grant select on search.register, search.character to anlan_web;

create function search.selection(wanted text, source text) returns text language sql stable as $$
  select format($q$
    select %1$L, r.key, r.division, r.title, r.title_en, r.detail, r.href, r.changed_at, p.title || ' ' || p.detail, length(p.title),
      search.terms(p.title || ' ' || p.detail, length(p.title), r.division, %1$L)
    from (select (%2$s)::text as key, division, (%3$s)::text as title, (%4$s)::text as title_en, coalesce((%5$s)::text, '') as detail, (%6$s)::timestamptz as changed_at, (%7$s)::text as href from %8$s s) r,
      lateral (select search.plain(r.title) as title, search.plain(concat_ws(' ', r.title_en, r.detail)) as detail offset 0) p
    where r.key is not null and r.title is not null and not exists (
      select from search.entry e where e.register = %1$L and e.key = r.key
        and (e.division, e.title, e.detail, e.href) = (r.division, r.title, r.detail, r.href) and (e.title_en, e.changed_at) is not distinct from (r.title_en, r.changed_at))
    on conflict (register, key) do update set division = excluded.division, title = excluded.title, title_en = excluded.title_en, detail = excluded.detail,
      href = excluded.href, changed_at = excluded.changed_at, plain = excluded.plain, titled = excluded.titled, terms = excluded.terms
    $q$, register, key, title, title_en, detail, changed_at, href, $2)
  from search.register where register = wanted
$$;

create function search.feed() returns trigger language plpgsql as $$
declare
  key text := (select key from search.register where register = tg_argv[0]);
begin
  if tg_op = 'DELETE' then
    execute format('delete from search.entry where register = $1 and key in (select (%s)::text from removed)', key) using tg_argv[0];
  else
    if tg_op = 'UPDATE' then
      execute format('delete from search.entry where register = $1 and key in (select (%1$s)::text from removed except select (%1$s)::text from written)', key) using tg_argv[0];
    end if;
    execute 'insert into search.entry ' || search.selection(tg_argv[0], 'written');
  end if;
  return null;
end $$;

-- Makes all entries of a register anew, as far as the acting jurisdiction reaches; how many there are.
create function search.rebuild(wanted text) returns bigint language plpgsql as $$
declare
  origin text := (select source from search.register where register = wanted);
begin
  delete from search.entry where register = wanted;
  execute 'insert into search.entry ' || search.selection(wanted, origin);
  return (select count(*) from search.entry where register = wanted);
end $$;

-- The last line of the migration that makes a table searchable: which of its columns are found, and where the record is shown.
create function search.index(source regclass, register text, key text, title text, href text, title_en text default 'null', detail text default 'null', changed_at text default 'null')
returns void language plpgsql as $$
begin
  insert into search.register values (register, source::text, key, title, title_en, detail, href, changed_at);
  execute format('create trigger search_insert after insert on %s referencing new table as written for each statement execute function search.feed(%L)', source, register);
  execute format('create trigger search_update after update on %s referencing old table as removed new table as written for each statement execute function search.feed(%L)', source, register);
  execute format('create trigger search_delete after delete on %s referencing old table as removed for each statement execute function search.feed(%L)', source, register);
  perform search.rebuild(register);
end $$;

-- What is written here follows from the registers, whose changes are kept already.
select anlan.guard('search.entry', 'own_and_below', audited => false);
