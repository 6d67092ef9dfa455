-- 三员分立: whoever creates accounts gives no rights, whoever gives rights does neither of the two, and whoever reads the log changes nothing.
alter table ident.roles add requires_second_factor boolean not null default false;

create table ident.reserved_permission (
  permission text primary key,
  administrator text not null check (administrator in ('administrator', 'security_officer', 'auditor'))
);
insert into ident.reserved_permission values
  ('users.manage', 'administrator'), ('settings.manage', 'administrator'), ('backup.manage', 'administrator'),
  ('roles.manage', 'security_officer'), ('sessions.manage', 'security_officer'), ('security.manage', 'security_officer'),
  ('log.read', 'auditor'), ('log.verify', 'auditor');
grant select on ident.reserved_permission to anlan_accounts;

with role (position, name, title_zh, title_en) as (values
  (2, 'security_officer', '安全管理员', 'Security administrator'),
  (3, 'auditor', '审计管理员', 'Audit administrator')
)
insert into ident.roles (id, position, name, normalized_name, title_zh, title_en, concurrency_stamp)
select gen_random_uuid(), position, name, upper(name), title_zh, title_en, gen_random_uuid()::text from role
where not exists (select from ident.roles there where there.name = role.name);
update ident.roles set position = position + 10 where name not in ('administrator', 'security_officer', 'auditor');
update ident.roles set position = 3 where name = 'auditor';
update ident.roles set title_en = 'System administrator' where name = 'administrator';
update ident.roles set requires_second_factor = true where name in ('administrator', 'security_officer', 'auditor');

insert into ident.role_claims (role_id, claim_type, claim_value)
select id, 'permission', permission
from (values
  ('administrator', 'users.read'),
  ('security_officer', 'users.read'), ('security_officer', 'roles.manage'), ('security_officer', 'sessions.manage'), ('security_officer', 'security.manage'),
  ('auditor', 'users.read')
) given (role, permission) join ident.roles on roles.name = given.role
where not exists (select from ident.role_claims there where there.role_id = roles.id and there.claim_value = given.permission);

-- Each user has one role; he may besides stand in for somebody on leave.
create unique index ix_user_roles_one on ident.user_roles (user_id);

create table ident.delegation (
  id uuid primary key,
  from_user uuid not null references ident.users on delete cascade,
  to_user uuid not null references ident.users on delete cascade,
  role_id uuid not null references ident.roles on delete cascade,
  from_at timestamptz not null,
  until_at timestamptz not null,
  reason text not null check (reason <> ''),
  created_at timestamptz not null,
  ended_at timestamptz,
  ended_by text,
  check (until_at > from_at),
  check (from_user <> to_user)
);
create index delegation_to on ident.delegation (to_user, until_at);
create index delegation_from on ident.delegation (from_user, until_at);
grant select, insert, update on ident.delegation to anlan_accounts;
select log.audit('ident.delegation');

-- Checked at the end of each transaction, whichever way the rights came about: a role given, a delegation, another permission in a role.
create function ident.keep_administrators_apart() returns trigger language plpgsql as $$
declare
  wrong text;
begin
  select roles.name into wrong
  from ident.roles join ident.role_claims on role_id = roles.id and claim_type = 'permission' join ident.reserved_permission on permission = claim_value
  group by roles.name having count(distinct administrator) > 1 limit 1;
  if wrong is not null then
    raise exception 'The role % would unite two of the three administrators', wrong using errcode = 'AN003';
  end if;
  select user_id::text into wrong
  from (
    select user_id, role_id from ident.user_roles
    union select to_user, role_id from ident.delegation where ended_at is null and until_at > now()
  ) has join ident.role_claims using (role_id) join ident.reserved_permission on permission = claim_value
  where claim_type = 'permission'
  group by user_id having count(distinct administrator) > 1 limit 1;
  if wrong is not null then
    raise exception 'User % would hold two of the three administrators'' offices', wrong using errcode = 'AN003';
  end if;
  return null;
end $$;

create constraint trigger keep_administrators_apart after insert or update on ident.user_roles
  deferrable initially deferred for each row execute function ident.keep_administrators_apart();
create constraint trigger keep_administrators_apart after insert or update on ident.delegation
  deferrable initially deferred for each row execute function ident.keep_administrators_apart();
create constraint trigger keep_administrators_apart after insert or update on ident.role_claims
  deferrable initially deferred for each row execute function ident.keep_administrators_apart();
