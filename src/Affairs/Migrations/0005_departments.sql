-- 预算单位 and its 科室: who has a budget, who in it works on what.
create table affairs.department (
  id bigint generated always as identity primary key,
  division text collate "C" not null,
  -- The code under which the fiscal system knows it.
  code text collate "C" not null check (code ~ '^[0-9A-Za-z-]{1,20}$'),
  name_zh text not null check (name_zh <> ''),
  name_en text check (name_en <> ''),
  ended_on date,
  version int not null default 1,
  unique (division, code)
);
select anlan.guard('affairs.department', 'own_and_below', ignored => array['version']);

create table affairs.section (
  id bigint generated always as identity primary key,
  division text collate "C" not null,
  department_id bigint not null references affairs.department,
  code text collate "C" not null check (code ~ '^[0-9A-Za-z-]{1,20}$'),
  name_zh text not null check (name_zh <> ''),
  name_en text check (name_en <> ''),
  position int not null default 100,
  -- The office leads: it sees and collects what all sections enter.
  leads boolean not null default false,
  ended_on date,
  version int not null default 1,
  unique (department_id, code)
);
select anlan.guard('affairs.section', 'own_and_below', ignored => array['version']);

-- Whose account works for which section.
create table affairs.section_member (
  id bigint generated always as identity primary key,
  division text collate "C" not null,
  section_id bigint not null references affairs.section,
  user_id uuid not null,
  user_name text not null,
  unique (section_id, user_id)
);
create index section_member_by_user on affairs.section_member (user_id);
select anlan.guard('affairs.section_member', 'own_and_below');

-- Who deals with the budget: a section its own part, the leader approves.
insert into ident.roles (id, position, name, normalized_name, title_zh, title_en, concurrency_stamp)
select gen_random_uuid(), (select coalesce(max(position), 0) from ident.roles) + given.n, given.name, upper(given.name), given.zh, given.en, gen_random_uuid()::text
from (values (1, 'section_officer', '科室填报人员', 'Section officer'), (2, 'leader', '分管领导', 'Leader')) given (n, name, zh, en)
where not exists (select from ident.roles r where r.name = given.name);

insert into ident.role_claims (role_id, claim_type, claim_value)
select id, 'permission', permission
from (values
  ('finance_officer', 'budget.read'), ('finance_officer', 'budget.fill'), ('finance_officer', 'budget.manage'),
  ('section_officer', 'budget.read'), ('section_officer', 'budget.fill'), ('section_officer', 'evaluations.read'),
  ('leader', 'budget.read'), ('leader', 'budget.approve'), ('leader', 'evaluations.read'),
  ('reviewer', 'budget.read'), ('reader', 'budget.read')
) given (role, permission) join ident.roles on roles.name = given.role
where not exists (select from ident.role_claims there where there.role_id = roles.id and there.claim_value = given.permission);
