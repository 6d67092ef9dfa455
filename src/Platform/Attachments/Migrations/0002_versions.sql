-- What a file is for, which version of its name it is, and who looked for viruses in it.
alter table attachments.attachment
  add note text check (note <> '' and length(note) <= 200),
  add version integer not null default 1 check (version > 0),
  add scanned_by text;
create unique index attachment_version on attachments.attachment (owner, name, version);

-- own('library.organisation'): the records of this table, which has id and division, have attachments. A record that has some is not removed;
-- when it moves to another division they move with it, so that whoever sees the record sees its files and nobody else does.
create function attachments.own(target regclass) returns void language plpgsql as $$
begin
  execute format('create trigger attachments_keep before delete on %s for each row execute function attachments.keep_owner()', target);
  execute format('create trigger attachments_follow after update of division on %s for each row when (old.division is distinct from new.division) execute function attachments.follow_owner()', target);
end $$;

create function attachments.keep_owner() returns trigger language plpgsql as $$
begin
  if exists (select from attachments.attachment where owner = format('%s.%s/%s', tg_table_schema, tg_table_name, old.id)) then
    raise exception '%.%/% has attachments', tg_table_schema, tg_table_name, old.id using errcode = 'foreign_key_violation';
  end if;
  return old;
end $$;

create function attachments.follow_owner() returns trigger language plpgsql as $$
declare
  record_of constant text := format('%s.%s/%s', tg_table_schema, tg_table_name, new.id);
  moving bytea[];
begin
  select array_agg(distinct sha256) into moving from attachments.attachment where owner = record_of and division = old.division;
  if moving is null then return null; end if;
  insert into attachments.content (division, sha256, size)
    select new.division, sha256, size from attachments.content where division = old.division and sha256 = any (moving) on conflict do nothing;
  insert into attachments.piece (division, sha256, number, bytes)
    select new.division, sha256, number, bytes from attachments.piece where division = old.division and sha256 = any (moving) on conflict do nothing;
  update attachments.attachment set division = new.division where owner = record_of and division = old.division;
  delete from attachments.content c where division = old.division and sha256 = any (moving)
    and not exists (select from attachments.attachment a where a.division = c.division and a.sha256 = c.sha256);
  return null;
end $$;
