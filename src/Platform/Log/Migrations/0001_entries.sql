-- The log: what was changed, seen and done, by whom, from where and why. Entries are only ever added. They are committed with the change they tell of and
-- sealed a moment later into a chain of hashes, in an order that has no gaps and never changes.
create schema log;

create table log.entry (
  id bigint generated always as identity primary key,
  -- Once no transaction at or below this number is under way, nothing can come before the entry any more: it may be sealed.
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null default clock_timestamp(),
  -- change: a row was added, changed or removed. fact: something others need to know. access: somebody saw what is masked. security: log-ins and rights.
  kind text not null check (kind in ('change', 'fact', 'access', 'security')),
  name text not null,
  division text collate "C" not null,
  -- What it is about: schema.table/key for a change.
  subject text,
  actor uuid,
  actor_name text not null,
  on_behalf_of text,
  address text,
  request text,
  reason text not null,
  before jsonb,
  after jsonb,
  -- Written by the sealer, once. digest: SHA-256 of the entry's text; hash: SHA-256 over the hash before it, the number and the digest.
  seq bigint unique,
  digest bytea,
  hash bytea,
  check ((seq is null) = (hash is null) and (seq is null) = (digest is null))
);

create index entry_unsealed on log.entry (xid, id) where seq is null;
create index entry_of_subject on log.entry (subject, id desc);
create index entry_of_division on log.entry (division, id desc);
create index entry_of_actor on log.entry (actor, id desc);
create index entry_of_fact on log.entry (name, seq) where kind = 'fact';

alter table log.entry enable row level security;
alter table log.entry force row level security;
create policy migration on log.entry to anlan using (current_setting('anlan.migrating', true) = 'on');
create policy anybody_adds on log.entry for insert to anlan_web, anlan_accounts, anlan_enterprise with check (true);
create policy web_reads on log.entry for select to anlan_web
  using (division >= current_setting('anlan.lo', true) and division < current_setting('anlan.hi', true));
create policy sealer_reads on log.entry for select to anlan_sealer using (true);
create policy sealer_seals on log.entry for update to anlan_sealer using (seq is null);
grant usage on schema log to anlan_web, anlan_accounts, anlan_enterprise, anlan_sealer;
grant select on log.entry to anlan_web, anlan_sealer;
grant insert (kind, name, division, subject, actor, actor_name, on_behalf_of, address, request, reason, before, after) on log.entry to anlan_web, anlan_accounts, anlan_enterprise;
grant update (seq, digest, hash) on log.entry to anlan_sealer;

-- Grants keep the program from it; this keeps everybody else from doing it unawares. An owner who takes the trigger away is found out by the chain.
create function log.keep_entries() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.seq is null and (new.id, new.xid, new.at, new.kind, new.name, new.division, new.actor_name, new.reason) = (old.id, old.xid, old.at, old.kind, old.name, old.division, old.actor_name, old.reason)
    and (new.subject, new.actor, new.on_behalf_of, new.address, new.request, new.before, new.after) is not distinct from (old.subject, old.actor, old.on_behalf_of, old.address, old.request, old.before, old.after) then
    return new;
  end if;
  raise exception 'Entries of the log are neither changed nor removed' using errcode = 'AN002';
end $$;
create trigger keep_entries before update or delete on log.entry for each row execute function log.keep_entries();
create trigger keep_all_entries before truncate on log.entry for each statement execute function log.keep_entries();

-- Writes one entry with who acts as the transaction says.
create function log.write(kind text, name text, division text, subject text, before jsonb, after jsonb, reason text default null) returns void language sql as $$
  insert into log.entry (kind, name, division, subject, actor, actor_name, on_behalf_of, address, request, reason, before, after)
  values (kind, name, coalesce(division, current_setting('anlan.lo', true), ''), subject,
    nullif(current_setting('anlan.user', true), '')::uuid, coalesce(nullif(current_setting('anlan.user_name', true), ''), current_user),
    nullif(current_setting('anlan.on_behalf_of', true), ''), nullif(current_setting('anlan.address', true), ''), nullif(current_setting('anlan.request', true), ''),
    coalesce(reason, nullif(current_setting('anlan.reason', true), ''), ''), before, after)
$$;

-- Of an update only what differs is kept. Arguments of the trigger: the key's columns, the hidden ones and the ignored ones, each a list with commas.
create function log.record_change() returns trigger language plpgsql as $$
declare
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  becomes jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  whole jsonb := coalesce(becomes, was);
  hidden text;
  subject text;
begin
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(key, was -> key), jsonb_object_agg(key, value) into was, becomes
    from jsonb_each(becomes) where value is distinct from was -> key;
    if becomes is null or string_to_array(tg_argv[2], ',') @> array(select jsonb_object_keys(becomes)) then
      return null;
    end if;
  end if;
  if coalesce(current_setting('anlan.reason', true), '') = '' then
    raise exception 'A change of %.% needs a reason', tg_table_schema, tg_table_name using errcode = 'AN001';
  end if;
  foreach hidden in array string_to_array(tg_argv[1], ',') loop
    if was ->> hidden is not null then was := was || jsonb_build_object(hidden, '***'); end if;
    if becomes ->> hidden is not null then becomes := becomes || jsonb_build_object(hidden, '***'); end if;
  end loop;
  select string_agg(whole ->> column_name, '/') into subject from unnest(string_to_array(tg_argv[0], ',')) column_name;
  perform log.write('change', case tg_op when 'INSERT' then 'added' when 'UPDATE' then 'changed' else 'removed' end,
    whole ->> 'division', format('%s.%s/%s', tg_table_schema, tg_table_name, subject), was, becomes);
  return null;
end $$;

-- From now on every change of the table is kept.
create function log.audit(target regclass, hidden text[] default '{}', ignored text[] default '{}') returns void language plpgsql as $$
declare
  key text;
begin
  select string_agg(attname, ',' order by array_position(indkey::int2[], attnum)) into key
  from pg_index join pg_attribute on attrelid = indrelid and attnum = any (indkey::int2[]) where indrelid = target and indisprimary;
  if key is null then
    raise exception '% has no primary key', target;
  end if;
  execute format('create trigger record_change after insert or update or delete on %s for each row execute function log.record_change(%L, %L, %L)',
    target, key, array_to_string(hidden, ','), array_to_string(ignored, ','));
end $$;

