-- 数据字典: which code tables there are, and entries that stand below each other and end. A national one bears a plain name; one that a division has made begins with
-- the division's code, so that two divisions cannot take the same name without being told of each other: 990101.patrol_kind.
create table library.dictionary (
  id bigint generated always as identity primary key,
  division text collate "C" not null,
  code text collate "C" not null unique check (code ~ '^([0-9]+[.])?[a-z][a-z0-9_]{1,39}$'),
  name_zh text not null check (name_zh <> ''),
  name_en text check (name_en <> ''),
  -- The standard or document, and the place in it.
  source_zh text check (source_zh <> ''),
  source_en text check (source_en <> ''),
  clause_zh text check (clause_zh <> ''),
  clause_en text check (clause_en <> ''),
  -- Who answers for its content.
  steward_zh text check (steward_zh <> ''),
  steward_en text check (steward_en <> ''),
  -- Whether somebody has compared it with its source.
  sure boolean not null default true,
  -- Whether divisions below add entries of their own.
  local_entries boolean not null default false,
  -- Of the file that it came with.
  digest text,
  version int not null default 1,
  check (case when division = '' then code !~ '[.]' else starts_with(code, division || '.') end)
);
select anlan.guard('library.dictionary', 'own_below_and_above', ignored => array['version', 'digest']);

insert into library.dictionary (division, code, name_zh, name_en, local_entries) values ('', 'organisation_kind', '单位类型', 'Kinds of organisations', true);

-- Of one code in one dictionary of one division only one entry holds on any day. Ranges of text have the operators that an exclusion needs.
create type library.code_range as range (subtype = text, collation = "C");
alter table library.dictionary_entry
  add foreign key (dictionary) references library.dictionary (code),
  -- The code of the entry above, in the same dictionary.
  add parent text check (parent <> code),
  -- What the platform has delivered, as a digest: an entry that somebody has changed since is left alone.
  add delivered text,
  drop constraint dictionary_entry_dictionary_division_code_valid_from_key,
  -- An entry that ends on its first day has never held: it was a mistake.
  drop constraint dictionary_entry_check,
  add constraint dictionary_entry_ends check (valid_to >= valid_from),
  add constraint dictionary_entry_once exclude using gist (
    library.code_range(dictionary collate "C" || ' ' || division || ' ' || code collate "C", dictionary collate "C" || ' ' || division || ' ' || code collate "C", '[]') with &&,
    daterange(valid_from, valid_to) with &&);
create index dictionary_entry_by_code on library.dictionary_entry (dictionary, code);
create index dictionary_entry_by_parent on library.dictionary_entry (dictionary, parent);

insert into ident.role_claims (role_id, claim_type, claim_value)
select id, 'permission', 'dictionaries.edit' from ident.roles where name = 'records_officer'
and not exists (select from ident.role_claims there where there.role_id = roles.id and there.claim_value = 'dictionaries.edit');

select search.index('library.dictionary_entry', register => 'dictionary_entry', key => 'id', title => 'name_zh', title_en => 'name_en',
  href => $$'/library/dictionaries/' || dictionary || '/' || id$$,
  detail => $$concat_ws(' ', (select d.name_zh from library.dictionary d where d.code = s.dictionary), code, '停用 ' || valid_to)$$);
