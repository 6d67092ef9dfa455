-- When a backup was taken, for the status page. Only the owner reads and writes it.
create schema operations;
create table operations.backup_run (
  id bigint generated always as identity primary key,
  began_at timestamptz not null,
  ended_at timestamptz not null,
  folder text not null,
  bytes bigint not null
);
