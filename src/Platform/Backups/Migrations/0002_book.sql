-- Not only what succeeded: also what failed or was killed, and drills and restores.
alter table operations.backup_run
  -- drill: restored into a scratch database and compared.
  add kind text not null default 'backup' check (kind in ('backup', 'drill', 'restore')),
  -- Null while it runs, and for ever when it was killed.
  add succeeded boolean default true,
  add rows bigint,
  add log_seq bigint,
  add program text not null default '',
  add node text not null default '',
  add message text,
  alter ended_at drop not null,
  alter bytes drop not null;
alter table operations.backup_run alter kind drop default, alter succeeded drop default, alter program drop default, alter node drop default;
create index backup_run_latest on operations.backup_run (kind, began_at desc);
