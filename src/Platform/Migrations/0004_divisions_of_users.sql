-- Each user acts in a division; '' is everything. Only the role anlan_accounts sees this schema, so that nothing that pages do can read a password hash.
alter table ident.users add division text collate "C" not null default '';
create index ix_users_division on ident.users (division);

grant usage on schema ident to anlan_accounts;
grant select, insert, update, delete on all tables in schema ident to anlan_accounts;

alter table ident.users enable row level security;
alter table ident.users force row level security;
create policy migration on ident.users to anlan using (current_setting('anlan.migrating', true) = 'on');
create policy own_and_below on ident.users to anlan_accounts
  using (division >= current_setting('anlan.lo', true) and division < current_setting('anlan.hi', true));

select log.audit('ident.users', hidden => array['password_hash'],
  ignored => array['security_stamp', 'concurrency_stamp', 'last_login_at', 'access_failed_count']);
select log.audit('ident.roles', ignored => array['concurrency_stamp']);
select log.audit('ident.role_claims');
select log.audit('ident.user_roles');
