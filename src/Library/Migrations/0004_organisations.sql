-- 单位: organisations of every kind, each in the division where it stands.
create table library.organisation (
  id bigint generated always as identity primary key,
  division text collate "C" not null,
  name text not null check (name <> ''),
  short_name text check (short_name <> ''),
  credit_code text collate "C" check (credit_code <> ''),
  kind text not null,
  parent_id bigint references library.organisation,
  address text check (address <> ''),
  phone text check (phone <> ''),
  note text check (note <> ''),
  ended_on date,
  version int not null default 1
);
-- Within a division the database keeps codes apart. Across divisions the program looks at what the reader may see: an index over all would tell him of the rest.
create unique index organisation_by_code on library.organisation (division, credit_code) where ended_on is null;
create index organisation_with_code on library.organisation (credit_code);
create index organisation_by_division on library.organisation (division, id);
create index organisation_by_name on library.organisation (name, id);
create index organisation_by_kind on library.organisation (kind, division);
create index organisation_by_parent on library.organisation (parent_id);

select anlan.guard('library.organisation', 'own_and_below', ignored => array['version']);
