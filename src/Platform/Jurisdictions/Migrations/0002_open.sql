-- Tables without rows of anybody: what holds for all, such as how characters are read. They are read by the roles of the pages and written by migrations alone.
create table anlan.opened (
  target text primary key,
  why text not null check (why <> '')
);

-- open('search.character', 'how characters are read'): instead of guard().
create function anlan.open(target regclass, why text) returns void language plpgsql as $$
begin
  insert into anlan.opened values (target::text, why);
  execute format('grant select on %s to anlan_web', target);
end $$;
