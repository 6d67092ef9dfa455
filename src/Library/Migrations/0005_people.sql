-- 人员: who works where. Mobile and ID number lie encrypted; beside each a keyed digest by which it is found.
create table library.person (
  id bigint generated always as identity primary key,
  division text collate "C" not null,
  organisation_id bigint references library.organisation,
  name text not null check (name <> ''),
  position text check (position <> ''),
  office_phone text check (office_phone <> ''),
  mobile text,
  mobile_index text collate "C",
  id_number text,
  id_number_index text collate "C",
  note text check (note <> ''),
  ended_on date,
  version int not null default 1
);
create index person_by_division on library.person (division, id);
create index person_by_name on library.person (name, id);
create index person_by_organisation on library.person (organisation_id, id);
create index person_by_mobile on library.person (mobile_index);
create index person_by_id_number on library.person (id_number_index);

select anlan.guard('library.person', 'own_and_below', ignored => array['version', 'mobile_index', 'id_number_index'],
  hidden => array['mobile', 'mobile_index', 'id_number', 'id_number_index']);

insert into ident.role_claims (role_id, claim_type, claim_value)
select id, 'permission', 'people.unmask' from ident.roles where name = 'records_officer'
and not exists (select from ident.role_claims there where there.role_id = roles.id and there.claim_value = 'people.unmask');
