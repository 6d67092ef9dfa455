-- What stands between a user name and a session.
alter table ident.users add password_changed_at timestamptz;
update ident.users set password_changed_at = created_at;

-- Failures are counted by the digest of the name typed, known or not: people type passwords into the wrong box, and an unknown name must lock like a known one.
create table ident.log_in_attempt (
  name_digest bytea primary key,
  failed integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);

create table ident.former_password (
  id bigint generated always as identity primary key,
  user_id uuid not null references ident.users on delete cascade,
  password_hash text not null,
  replaced_at timestamptz not null
);
create index former_password_of on ident.former_password (user_id, id desc);

-- The rules of passwords and sessions, each from a day on.
create table ident.security_rules (
  id integer generated always as identity primary key,
  valid_from date not null unique,
  profile text not null,
  length integer not null check (length between 8 and 64),
  kinds integer not null check (kinds between 1 and 4),
  maximum_age_days integer not null check (maximum_age_days between 0 and 730),
  remembered integer not null check (remembered between 0 and 24),
  idle_minutes integer not null check (idle_minutes between 5 and 240),
  session_hours integer not null check (session_hours between 1 and 24),
  one_session boolean not null,
  set_by text not null,
  set_at timestamptz not null
);
insert into ident.security_rules (valid_from, profile, length, kinds, maximum_age_days, remembered, idle_minutes, session_hours, one_session, set_by, set_at)
values ('2026-01-01', 'level3', 10, 3, 90, 5, 30, 12, false, 'anlan', now());

create table ident.second_factor (
  user_id uuid primary key references ident.users on delete cascade,
  secret text not null,
  created_at timestamptz not null,
  -- Null until the first code was right.
  confirmed_at timestamptz,
  -- A code is taken once: the last step used.
  last_step bigint not null default 0
);

create table ident.recovery_code (
  id bigint generated always as identity primary key,
  user_id uuid not null references ident.users on delete cascade,
  digest bytea not null,
  used_at timestamptz,
  unique (user_id, digest)
);

create table ident.session (
  id uuid primary key,
  key_digest bytea not null unique,
  user_id uuid not null references ident.users on delete cascade,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  -- When its owner last showed that it is he.
  confirmed_at timestamptz not null,
  expires_at timestamptz not null,
  address text not null,
  browser text not null,
  kiosk boolean not null default false,
  second_factor boolean not null default false,
  -- The delegation he acts under at the moment.
  delegation_id uuid references ident.delegation on delete set null,
  ended_at timestamptz,
  ended_why text
);
create index session_of on ident.session (user_id, started_at desc);
create index session_open on ident.session (last_seen_at) where ended_at is null;

grant select, insert, update, delete on ident.log_in_attempt, ident.former_password, ident.security_rules, ident.second_factor, ident.recovery_code, ident.session to anlan_accounts;
select log.audit('ident.security_rules');
select log.audit('ident.second_factor', hidden => array['secret'], ignored => array['last_step']);
