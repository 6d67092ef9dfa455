-- 专题库: the schema, and who keeps the library.
create schema library;

-- Whether anything refers to a division is asked of every guarded table.
grant select on anlan.guarded to anlan_web;

insert into ident.roles (id, position, name, normalized_name, title_zh, title_en, concurrency_stamp)
select gen_random_uuid(), (select coalesce(max(position), 0) + 1 from ident.roles), 'records_officer', 'RECORDS_OFFICER', '数据管理员', 'Records officer', gen_random_uuid()::text
where not exists (select from ident.roles where name = 'records_officer');

insert into ident.role_claims (role_id, claim_type, claim_value)
select id, 'permission', permission
from (values
  ('administrator', 'library.read'),
  ('reader', 'library.read'),
  ('records_officer', 'library.read'), ('records_officer', 'library.edit')
) given (role, permission) join ident.roles on roles.name = given.role
where not exists (select from ident.role_claims there where there.role_id = roles.id and there.claim_value = given.permission);
