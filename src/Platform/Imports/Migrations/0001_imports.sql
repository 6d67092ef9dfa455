-- 数据导入: tables that people bring into registers. Each import keeps what it did to which record, so that it can go on after an interruption and be undone.
create schema imports;

create table imports.import (
  id bigint generated always as identity primary key,
  -- In which whoever brought it acts; the rows it writes lie in there.
  division text collate "C" not null,
  register text not null,
  file_name text not null,
  file_bytes bigint not null,
  file_sha256 bytea not null,
  -- Of a workbook; null in a csv.
  sheet text,
  heading_line int not null,
  -- Column of the file, counted from 0 → field of the register.
  mapping jsonb not null default '{}',
  -- Where the table comes from and why, in the words of whoever brought it.
  note text not null check (note <> ''),
  state text not null check (state in ('uploaded', 'trying', 'tried', 'running', 'stopping', 'stopped', 'done', 'undoing', 'undone', 'failed')),
  -- Why it failed, or what it waits for: both languages.
  trouble_zh text,
  trouble_en text,
  -- The last line dealt with in the present pass; going on begins behind it.
  position int not null default 0,
  lines int,
  added int not null default 0,
  changed int not null default 0,
  same int not null default 0,
  rejected int not null default 0,
  undone int not null default 0,
  kept int not null default 0,
  -- Who set the present pass going: it acts under this name.
  actor uuid,
  actor_name text not null,
  on_behalf_of text,
  created_by text not null,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  -- The file and what would be needed to undo are gone.
  cleared_at timestamptz
);
create index import_by_division on imports.import (division, id);
create index import_under_way on imports.import (id) where state in ('trying', 'running', 'stopping', 'undoing');

-- The file as it was uploaded, in pieces, each encrypted: it may hold what the register keeps encrypted.
create table imports.piece (
  id bigint generated always as identity primary key,
  division text collate "C" not null,
  import_id bigint not null references imports.import on delete cascade,
  number int not null,
  content text not null,
  unique (import_id, number)
);

-- What became of each line.
create table imports.line (
  division text collate "C" not null,
  import_id bigint not null references imports.import on delete cascade,
  line int not null,
  outcome text not null check (outcome in ('added', 'changed', 'same', 'rejected', 'undone', 'kept')),
  -- The record it became or changed, and its version afterwards.
  record bigint,
  version int,
  -- The record as it was, for undoing a change.
  before jsonb,
  -- Of a rejected line: [{"column": 3, "zh": …, "en": …}]. Of a changed one: [{"field": …, "before": …, "after": …}].
  told jsonb,
  primary key (import_id, line)
);
create index line_by_outcome on imports.line (import_id, outcome, line);
create index line_by_record on imports.line (record, import_id);

-- How somebody of the division has assigned a heading before.
create table imports.heading (
  division text collate "C" not null,
  register text not null,
  -- As headings are compared: without blanks and signs.
  heading text not null,
  -- Null: leave it out.
  field text,
  primary key (division, register, heading)
);

select anlan.guard('imports.import', 'own_and_below',
  ignored => array['position', 'lines', 'added', 'changed', 'same', 'rejected', 'undone', 'kept', 'trouble_zh', 'trouble_en', 'started_at', 'finished_at', 'cleared_at']);
select anlan.guard('imports.piece', 'own_and_below', audited => false);
select anlan.guard('imports.line', 'own_and_below', audited => false);
select anlan.guard('imports.heading', 'own_below_and_above', audited => false);
