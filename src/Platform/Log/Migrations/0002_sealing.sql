-- Sealing: each entry gets a number without gaps, the digest of its text, and a hash over the hash before it, the number and the digest.
-- Whoever changes, removes, inserts or moves an entry afterwards would have to rewrite every hash that follows, and those that left the database.

drop policy sealer_seals on log.entry;
create policy sealer_seals on log.entry for update to anlan_sealer using (seq is null) with check (true);

-- Since when the content of an old entry is gone; its digest keeps its place in the chain.
alter table log.entry add forgotten_at timestamptz;

-- The text that is sealed: a JSON array, so that no content can pass for another. before and after stand in it as the text PostgreSQL gives them.
create function log.text_of(e log.entry) returns text language sql stable parallel safe as $$
  select json_build_array(e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.kind, e.name, e.division, e.subject, e.actor, e.actor_name,
    e.on_behalf_of, e.address, e.request, e.reason, e.before::text, e.after::text)::text
$$;

create function log.link(before text, seq bigint, digest bytea) returns bytea language sql immutable parallel safe as $$
  select sha256(convert_to(before || ' ' || seq || ' ' || encode(digest, 'hex'), 'UTF8'))
$$;

-- Seals at most so many entries and tells how many. One at a time; whoever comes second does nothing.
-- Entries of transactions that have all ended, in the order of transaction and id: nothing can come before them any more.
create function log.seal(most int) returns int language plpgsql as $$
declare
  e log.entry;
  sealed int := 0;
  number bigint;
  head text;
  digest_of_e bytea;
  link_of_e bytea;
begin
  if not pg_try_advisory_xact_lock(hashtext('log.seal')) then
    return 0;
  end if;
  select seq, encode(hash, 'hex') into number, head from log.entry where seq is not null order by seq desc limit 1;
  number := coalesce(number, 0);
  head := coalesce(head, repeat('0', 64));
  for e in select * from log.entry where seq is null and xid < pg_snapshot_xmin(pg_current_snapshot()) order by xid, id limit most loop
    number := number + 1;
    digest_of_e := sha256(convert_to(log.text_of(e), 'UTF8'));
    link_of_e := log.link(head, number, digest_of_e);
    update log.entry set seq = number, digest = digest_of_e, hash = link_of_e where id = e.id;
    head := encode(link_of_e, 'hex');
    sealed := sealed + 1;
  end loop;
  return sealed;
end $$;

-- Three updates are let through: sealing; giving an unsealed entry to the sealer of another server after a restore, where the numbers of transactions begin anew;
-- and emptying an entry older than the law wants it kept (网络安全法: six months). Facts are never emptied.
create or replace function log.keep_entries() returns trigger language plpgsql as $$
declare
  same boolean := tg_op = 'UPDATE' and (new.id, new.at, new.kind, new.name, new.division) = (old.id, old.at, old.kind, old.name, old.division);
  untouched boolean := same and (new.subject, new.actor, new.actor_name, new.on_behalf_of, new.address, new.request, new.reason, new.before, new.after, new.forgotten_at)
    is not distinct from (old.subject, old.actor, old.actor_name, old.on_behalf_of, old.address, old.request, old.reason, old.before, old.after, old.forgotten_at);
begin
  if untouched and old.seq is null and (new.xid = old.xid or (new.xid = '0' and new.seq is null)) then
    return new;
  end if;
  if same and old.seq is not null and (new.seq, new.digest, new.hash, new.xid) = (old.seq, old.digest, old.hash, old.xid)
    and old.kind <> 'fact' and new.forgotten_at is not null and old.at < now() - interval '183 days'
    and (new.subject, new.actor, new.address, new.request, new.on_behalf_of, new.before, new.after) is not distinct from (null::text, null::uuid, null::text, null::text, null::text, null::jsonb, null::jsonb) then
    return new;
  end if;
  raise exception 'Entries of the log are neither changed nor removed' using errcode = 'AN002';
end $$;

-- Empties what is older than so many days, but 183 at least; tells how many.
create function log.forget(days int, most int) returns int language plpgsql as $$
declare
  emptied int;
begin
  update log.entry set forgotten_at = now(), subject = null, actor = null, actor_name = '', on_behalf_of = null, address = null, request = null, reason = '', before = null, after = null
  where id in (select id from log.entry where seq is not null and kind <> 'fact' and forgotten_at is null and at < now() - make_interval(days => greatest(days, 183)) order by id limit most);
  get diagnostics emptied = row_count;
  return emptied;
end $$;
create index entry_kept on log.entry (at) where forgotten_at is null and kind <> 'fact';
create policy sealer_forgets on log.entry for update to anlan_sealer using (seq is not null and kind <> 'fact') with check (true);
grant update (forgotten_at, subject, actor, actor_name, on_behalf_of, address, request, reason, before, after) on log.entry to anlan_sealer;
