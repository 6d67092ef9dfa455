-- 预算: lines of projects with their amounts at each step, what was moved between them, what was paid. Yuan and fen.
create table affairs.budget_step (
  id bigint generated always as identity primary key,
  division text collate "C" not null,
  department_id bigint not null references affairs.department,
  year int not null check (year between 2000 and 2100),
  -- 1 一上, 2 一下, 3 二上, 4 二下.
  step int not null check (step between 1 and 4),
  due_on date,
  done_on date,
  done_by text,
  document text,
  note text,
  version int not null default 1,
  unique (department_id, year, step),
  check ((done_on is null) = (done_by is null))
);
select anlan.guard('affairs.budget_step', 'own_and_below', ignored => array['version']);

create table affairs.budget_line (
  id bigint generated always as identity primary key,
  division text collate "C" not null,
  project_id bigint not null references affairs.project,
  year int not null check (year between 2000 and 2100),
  -- A code of the dictionary economic_item (支出经济分类).
  item text collate "C" not null,
  -- A code of the dictionary fund_source.
  source text collate "C" not null,
  -- 复核: a second person has compared the line with what was approved.
  checked_by text,
  checked_at timestamptz,
  version int not null default 1,
  unique (project_id, year, item, source),
  check ((checked_by is null) = (checked_at is null))
);
create index budget_line_by_year on affairs.budget_line (year, division);
select anlan.guard('affairs.budget_line', 'own_and_below', ignored => array['version']);

create table affairs.budget_amount (
  id bigint generated always as identity primary key,
  division text collate "C" not null,
  line_id bigint not null references affairs.budget_line,
  step int not null check (step between 1 and 4),
  amount numeric(18, 2) not null check (amount >= 0),
  basis text not null default '',
  version int not null default 1,
  unique (line_id, step)
);
select anlan.guard('affairs.budget_amount', 'own_and_below', ignored => array['version']);

-- 调整调剂: 追加 brings money, 追减 takes it, 调剂 moves it between lines, 指标置换 puts right a line that was entered wrongly.
create table affairs.adjustment (
  id bigint generated always as identity primary key,
  division text collate "C" not null,
  department_id bigint not null references affairs.department,
  year int not null,
  kind text not null check (kind in ('supplement', 'cut', 'transfer', 'swap')),
  -- A code of the dictionary adjustment_reason.
  reason_kind text not null,
  reason text not null check (reason <> ''),
  from_line bigint references affairs.budget_line,
  to_line bigint references affairs.budget_line,
  amount numeric(18, 2) not null check (amount > 0),
  document text,
  state text not null default 'draft' check (state in ('draft', 'asked', 'approved', 'refused', 'withdrawn')),
  asked_by text,
  decided_by text,
  decided_on date,
  opinion text,
  version int not null default 1,
  check (case kind when 'supplement' then from_line is null and to_line is not null when 'cut' then from_line is not null and to_line is null else from_line is not null and to_line is not null and from_line <> to_line end),
  check ((state in ('approved', 'refused')) = (decided_by is not null and decided_on is not null))
);
create index adjustment_by_department on affairs.adjustment (department_id, year);
create index adjustment_from on affairs.adjustment (from_line) where state = 'approved';
create index adjustment_to on affairs.adjustment (to_line) where state = 'approved';
select anlan.guard('affairs.adjustment', 'own_and_below', ignored => array['version']);

create table affairs.payment (
  id bigint generated always as identity primary key,
  division text collate "C" not null,
  line_id bigint not null references affairs.budget_line,
  -- The day of the payment; of a draft the day it is meant for.
  day date not null,
  -- Money that came back is negative.
  amount numeric(18, 2) not null check (amount <> 0),
  payee text not null default '',
  purpose text not null check (purpose <> ''),
  voucher text,
  -- The number under which the fiscal system has it.
  outside text collate "C",
  state text not null default 'draft' check (state in ('draft', 'submitted', 'paid', 'returned')),
  asked_by text not null,
  returned_why text,
  version int not null default 1,
  unique (division, outside),
  check ((state = 'returned') = (returned_why is not null))
);
create index payment_by_line on affairs.payment (line_id, day) include (amount, state);
select anlan.guard('affairs.payment', 'own_and_below', ignored => array['version']);

-- What a line has, what was spent from it, what is left: the one place that says so. Approved is null before 二下 is done.
create view affairs.line_state with (security_invoker = true) as
select l.id as line_id, l.division, p.department_id, p.section_id, l.project_id, l.year, l.item, l.source,
  a.amount as approved, coalesce(i.amount, 0) as moved_in, coalesce(o.amount, 0) as moved_out,
  a.amount + coalesce(i.amount, 0) - coalesce(o.amount, 0) as budget,
  coalesce(s.paid, 0) as paid, coalesce(s.waiting, 0) as waiting,
  a.amount + coalesce(i.amount, 0) - coalesce(o.amount, 0) - coalesce(s.paid, 0) - coalesce(s.waiting, 0) as remaining
from affairs.budget_line l
join affairs.project p on p.id = l.project_id
left join lateral (
  select m.amount from affairs.budget_amount m join affairs.budget_step t on t.department_id = p.department_id and t.year = l.year and t.step = 4 and t.done_on is not null
  where m.line_id = l.id and m.step = 4) a on true
left join lateral (select sum(amount) as amount from affairs.adjustment where to_line = l.id and state = 'approved') i on true
left join lateral (select sum(amount) as amount from affairs.adjustment where from_line = l.id and state = 'approved') o on true
left join lateral (select sum(amount) filter (where state = 'paid') as paid, sum(amount) filter (where state = 'submitted') as waiting from affairs.payment where line_id = l.id) s on true;
grant select on affairs.line_state to anlan_web;

-- Nobody spends what is not there, whoever asks and however many at once: the line is held until the end of the transaction.
create function affairs.keep_line() returns trigger language plpgsql as $$
declare
  lines bigint[] := case tg_table_name when 'payment' then array[(to_jsonb(new) ->> 'line_id')::bigint] else array[(to_jsonb(new) ->> 'from_line')::bigint] end;
  short record;
begin
  perform from affairs.budget_line where id = any (lines) order by id for update;
  select * into short from affairs.line_state where line_id = any (lines) and (remaining < 0 or remaining is null);
  if found then
    raise exception 'Line % has % left', short.line_id, coalesce(short.remaining::text, 'no approved budget')
      using errcode = case when short.remaining is null then 'AN011' else 'AN010' end;
  end if;
  return null;
end $$;
create trigger keep_line after insert or update on affairs.payment for each row when (new.state in ('submitted', 'paid')) execute function affairs.keep_line();
create trigger keep_line after insert or update on affairs.adjustment for each row when (new.state = 'approved' and new.from_line is not null) execute function affairs.keep_line();
