-- 部门整体绩效自评: a department's year as a case, every version of it kept.
create schema affairs;

create table affairs.evaluation (
  id bigint generated always as identity primary key,
  code text not null unique,
  division text collate "C" not null,
  bureau_zh text not null,
  bureau_en text not null,
  year int not null,
  framework text not null,
  version int not null,

  -- What the rules make of the current version, kept so that lists need not score anything. Scored anew when the rules change.
  scored_with text not null,
  total numeric,
  total_unrounded numeric,
  published_total numeric,
  grade_zh text,
  grade_en text,
  computed int not null,
  judged int not null,
  declared int not null,
  missing int not null,
  errors int not null,
  warnings int not null,
  notes int not null,

  changed_at timestamptz not null,
  check ((grade_zh is null) = (grade_en is null))
);

-- A department evaluates a year once by an edition.
create unique index evaluation_once on affairs.evaluation (division, year, framework, bureau_zh);
create index evaluation_by_year on affairs.evaluation (year desc, code);
create index evaluation_by_division on affairs.evaluation (division, year);

create table affairs.evaluation_version (
  evaluation_id bigint not null references affairs.evaluation,
  version int not null,
  -- The case in the documented format (docs/handbook/cases.md).
  text text not null,
  -- What was changed, from what to what; null for the case as a whole.
  subject_zh text,
  subject_en text,
  changed_by text not null,
  changed_at timestamptz not null,
  reason text not null check (reason <> ''),
  primary key (evaluation_id, version)
);
