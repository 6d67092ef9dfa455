-- An attachment belongs to a record of a table that may have some, and lies in the division of that record: the database sees to it, whatever the program says.
create table attachments.owner_table (target text primary key);
select anlan.open('attachments.owner_table', 'which tables have records with attachments');
insert into attachments.owner_table select distinct tgrelid::regclass::text from pg_trigger where tgname = 'attachments_keep';

create or replace function attachments.own(target regclass) returns void language plpgsql as $$
begin
  insert into attachments.owner_table values (target::text);
  execute format('create trigger attachments_keep before delete on %s for each row execute function attachments.keep_owner()', target);
  execute format('create trigger attachments_follow after update of division on %s for each row when (old.division is distinct from new.division) execute function attachments.follow_owner()', target);
end $$;

create function attachments.check_owner() returns trigger language plpgsql as $$
declare
  of_table text := regexp_replace(new.owner, '/[^/]*$', '');
  there boolean;
begin
  if not exists (select from attachments.owner_table where target = of_table) then
    raise exception '% has no attachments', of_table using errcode = 'foreign_key_violation';
  end if;
  -- Looked for as the acting role: a record that it does not see is not there.
  execute format('select exists (select from %s where id = %L and division = $1)', of_table, regexp_replace(new.owner, '^.*/', '')) into there using new.division;
  if not there then
    raise exception 'There is no record % in %', new.owner, new.division using errcode = 'foreign_key_violation';
  end if;
  return new;
end $$;
create trigger check_owner before insert or update of owner, division on attachments.attachment for each row execute function attachments.check_owner();
