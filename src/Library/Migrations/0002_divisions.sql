-- 行政区划: each row is one version of a division, valid from a day up to another; a division that was renamed or moved has several.
create table library.division (
  id bigint generated always as identity primary key,
  -- The code itself: what lies under a code is kept by whoever acts in it or above.
  division text collate "C" not null check (division ~ '^[1-9]([0-9]|[0-9]{3}|[0-9]{5}|[0-9]{8}|[0-9]{11})$'),
  parent text collate "C" generated always as (
    case length(division) when 4 then left(division, 2) when 6 then left(division, 4) when 9 then left(division, 6) when 12 then left(division, 9) end) stored,
  name_zh text not null check (name_zh <> ''),
  name_en text check (name_en <> ''),
  kind text not null,
  valid_from date not null,
  -- The first day on which it no longer holds; null while it does.
  valid_to date check (valid_to > valid_from),
  -- What took its place when it ended: a code, or several with commas.
  replaced_by text check (replaced_by <> ''),
  -- The document by which it is so.
  source text check (source <> ''),
  version int not null default 1,
  -- Of a code only one version holds on any day. Codes are compared as numbers (none begins with 0) because ranges have the operators an exclusion needs.
  constraint division_once exclude using gist (
    int8range(division::bigint, division::bigint, '[]') with &&, daterange(valid_from, valid_to) with &&)
);
create index division_by_code on library.division (division, valid_from);
create index division_by_parent on library.division (parent, division);

select anlan.guard('library.division', 'public', published => 'true', ignored => array['version']);
