-- What machines have changed, by the key they sent along: asked again with the same key, they are given the same answer and nothing is done twice.
create schema api;
create table api.change (
  token uuid not null,
  key text not null,
  division text collate "C" not null,
  -- SHA-256 of what was asked.
  request bytea not null,
  location text,
  answer text,
  at timestamptz not null,
  primary key (token, key)
);
-- The change itself is in the log.
select anlan.guard('api.change', 'own_and_below', audited => false);
