-- 数据字典: the entries of code tables. '' is national; what a district defines is seen by its streets.
create table library.dictionary_entry (
  id bigint generated always as identity primary key,
  dictionary text not null,
  division text collate "C" not null,
  code text not null check (code ~ '^[A-Za-z0-9_.-]{1,40}$'),
  name_zh text not null check (name_zh <> ''),
  name_en text check (name_en <> ''),
  position int not null default 100,
  valid_from date not null default '1949-10-01',
  valid_to date check (valid_to > valid_from),
  source text check (source <> ''),
  version int not null default 1,
  unique (dictionary, division, code, valid_from)
);
select anlan.guard('library.dictionary_entry', 'own_below_and_above', ignored => array['version']);

insert into library.dictionary_entry (dictionary, division, code, name_zh, name_en, position)
select dictionary, '', code, name_zh, name_en, row_number() over (partition by dictionary order by place)
from (values
  (1, 'organisation_kind', 'agency', '机关', 'Government agency'),
  (2, 'organisation_kind', 'institution', '事业单位', 'Public institution'),
  (3, 'organisation_kind', 'enterprise', '企业', 'Enterprise'),
  (4, 'organisation_kind', 'self_employed', '个体工商户', 'Self-employed business'),
  (5, 'organisation_kind', 'association', '社会团体', 'Association'),
  (6, 'organisation_kind', 'private_non_enterprise', '民办非企业单位', 'Private non-enterprise unit'),
  (7, 'organisation_kind', 'grassroots', '基层群众性自治组织', 'Residents'' or villagers'' committee'),
  (8, 'organisation_kind', 'other', '其他', 'Other')
) entry (place, dictionary, code, name_zh, name_en);
