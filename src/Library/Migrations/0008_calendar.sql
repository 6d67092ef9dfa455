-- 工作日历: what a division does otherwise than the national arrangement. '' is national; the nearest division's day counts.
create table library.calendar_day (
  id bigint generated always as identity primary key,
  division text collate "C" not null,
  day date not null,
  working boolean not null,
  name_zh text not null check (name_zh <> ''),
  name_en text check (name_en <> ''),
  reason text not null check (reason <> ''),
  version int not null default 1,
  unique (division, day)
);
select anlan.guard('library.calendar_day', 'own_below_and_above', ignored => array['version']);

-- A year is known when somebody has entered or compared its arrangement; until then its working days are unknown, not Monday to Friday.
create table library.calendar_year (
  id bigint generated always as identity primary key,
  division text collate "C" not null,
  year int not null check (year between 2000 and 2100),
  source text not null check (source <> ''),
  unique (division, year)
);
select anlan.guard('library.calendar_year', 'own_below_and_above');
