-- A register that divisions below read too (own_below_and_above), such as national code tables, is found by them as well. Its entries lie beside the others once more, under
-- a policy of their own: the others keep the one range of divisions that their indexes know.
alter table search.register add shared boolean not null default false;

create table search.shared (
  register text collate "C" not null,
  key text collate "C" not null,
  division text collate "C" not null,
  title text not null,
  title_en text,
  detail text not null,
  href text not null,
  changed_at timestamptz,
  plain text not null,
  titled int not null,
  terms tsvector not null,
  primary key (register, key)
);
create index shared_terms on search.shared using gin (terms);
select anlan.guard('search.shared', 'own_below_and_above', audited => false);

create function search.copy() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    delete from search.shared where register = old.register and key = old.key;
  end if;
  if tg_op <> 'DELETE' then
    insert into search.shared (register, key, division, title, title_en, detail, href, changed_at, plain, titled, terms)
    values (new.register, new.key, new.division, new.title, new.title_en, new.detail, new.href, new.changed_at, new.plain, new.titled, new.terms);
  end if;
  return null;
end $$;

-- After search.index(), for a register whose table is guarded as own_below_and_above.
create function search.share(wanted text) returns void language plpgsql as $$
begin
  if not exists (select from search.register join anlan.guarded on target = source where register = wanted and kind = 'own_below_and_above') then
    raise exception '% is not read from below: guard its table as own_below_and_above', wanted;
  end if;
  update search.register set shared = true where register = wanted;
  execute format('create trigger %I after insert on search.entry for each row when (new.register = %L) execute function search.copy()', 'share_added_' || wanted, wanted);
  execute format('create trigger %I after update on search.entry for each row when (new.register = %L) execute function search.copy()', 'share_changed_' || wanted, wanted);
  execute format('create trigger %I after delete on search.entry for each row when (old.register = %L) execute function search.copy()', 'share_removed_' || wanted, wanted);
  insert into search.shared (register, key, division, title, title_en, detail, href, changed_at, plain, titled, terms)
  select register, key, division, title, title_en, detail, href, changed_at, plain, titled, terms from search.entry where register = wanted;
end $$;
