-- The terms of many entries at once: one look at each character of all of them, instead of a query for each entry. What terms are is said in 0002.
create or replace function search.selection(wanted text, source text) returns text language sql stable as $$
  select format($q$
    with fresh as materialized (
      select row_number() over () as n, r.key, r.division, r.title, r.title_en, r.detail, r.href, r.changed_at, p.title || ' ' || p.detail as plain, length(p.title) as titled
      from (select (%2$s)::text as key, division, (%3$s)::text as title, (%4$s)::text as title_en, coalesce((%5$s)::text, '') as detail, (%6$s)::timestamptz as changed_at, (%7$s)::text as href from %8$s s) r,
        lateral (select search.plain(r.title) as title, search.plain(concat_ws(' ', r.title_en, r.detail)) as detail offset 0) p
      where r.key is not null and r.title is not null and not exists (
        select from search.entry e where e.register = %1$L and e.key = r.key
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
      union all select n, 'R' || %1$L from fresh),
    terms as (select n, array_to_tsvector(array_agg(distinct term)) as terms from found group by n)
    select %1$L, f.key, f.division, f.title, f.title_en, f.detail, f.href, f.changed_at, f.plain, f.titled, t.terms from fresh f join terms t using (n)
    on conflict (register, key) do update set division = excluded.division, title = excluded.title, title_en = excluded.title_en, detail = excluded.detail,
      href = excluded.href, changed_at = excluded.changed_at, plain = excluded.plain, titled = excluded.titled, terms = excluded.terms
    $q$, register, key, title, title_en, detail, changed_at, href, $2)
  from search.register where register = wanted
$$;
drop function search.terms(text, int, text, text);
