-- 项目库: 先有项目后有预算. What a project is, what it costs year by year, and what was said of a new one before it was let in.
create table affairs.project (
  id bigint generated always as identity primary key,
  division text collate "C" not null,
  department_id bigint not null references affairs.department,
  section_id bigint not null references affairs.section,
  code text collate "C" not null check (code ~ '^[0-9A-Za-z.-]{1,40}$'),
  name text not null check (name <> ''),
  -- 延续, 新增, 专项.
  kind text not null check (kind in ('continuing', 'new', 'special')),
  -- 基本支出, 一般性经费, 专项资金, 政府投资.
  money text not null check (money in ('basic', 'general', 'special', 'investment')),
  first_year int not null check (first_year between 2000 and 2100),
  last_year int not null check (last_year between first_year and 2100),
  total numeric(18, 2) not null check (total >= 0),
  -- What it is for, and on which document it rests.
  purpose text not null default '',
  basis text not null default '',
  state text not null default 'draft' check (state in ('draft', 'asked', 'stored', 'refused', 'ended')),
  -- Why it was not let in, or was ended.
  why text,
  version int not null default 1,
  unique (department_id, code),
  check (state not in ('refused', 'ended') or why is not null)
);
create index project_by_section on affairs.project (section_id);
create index project_by_division on affairs.project (division, department_id);
select anlan.guard('affairs.project', 'own_and_below', ignored => array['version']);

-- 事前绩效评估: one for each time somebody looked.
create table affairs.appraisal (
  id bigint generated always as identity primary key,
  division text collate "C" not null,
  project_id bigint not null references affairs.project,
  result text not null check (result in ('support', 'adjust', 'refuse')),
  opinion text not null check (opinion <> ''),
  -- What is proposed instead, where the result is to adjust.
  proposed numeric(18, 2) check (proposed >= 0),
  judge text not null check (judge <> ''),
  day date not null,
  check (result = 'adjust' or proposed is null)
);
create index appraisal_by_project on affairs.appraisal (project_id, day);
select anlan.guard('affairs.appraisal', 'own_and_below');

create table affairs.appraisal_aspect (
  id bigint generated always as identity primary key,
  division text collate "C" not null,
  appraisal_id bigint not null references affairs.appraisal on delete cascade,
  -- 立项必要性, 投入经济性, 绩效目标合理性, 实施方案可行性, 筹资合规性.
  aspect text not null check (aspect in ('necessity', 'economy', 'targets', 'feasibility', 'funding')),
  points numeric(5, 2) not null check (points between 0 and 20),
  finding text not null check (finding <> ''),
  unique (appraisal_id, aspect)
);
select anlan.guard('affairs.appraisal_aspect', 'own_and_below');
select attachments.own('affairs.project');

-- 先评估后入库: whoever asks, and by whatever way.
create function affairs.appraised() returns trigger language plpgsql as $$
begin
  if coalesce((select a.result from affairs.appraisal a where a.project_id = new.id order by a.day desc, a.id desc limit 1), 'refuse') = 'refuse' then
    raise check_violation using message = format('A new project is let in only after an appraisal that does not refuse it (%s).', new.code);
  end if;
  return new;
end $$;
create trigger appraised before insert or update of state, kind on affairs.project for each row when (new.state = 'stored' and new.kind = 'new') execute function affairs.appraised();
