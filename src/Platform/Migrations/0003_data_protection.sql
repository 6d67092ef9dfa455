-- The keys that protect log-in cookies and form tokens: kept here so that log-ins survive a restart and every node reads the same cookies.
create table ident.data_protection_keys (
  name text primary key,
  xml text not null,
  created_at timestamptz not null default now()
);
