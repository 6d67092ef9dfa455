-- 令牌: lets another system in under a name of its own. Of its key only the digest is kept; whoever lost the key gets a new token.
create table ident.api_token (
  id uuid primary key,
  name text not null check (name <> ''),
  purpose text not null check (purpose <> ''),
  -- Whoever answers for it in the bureau.
  owner_id uuid not null references ident.users on delete cascade,
  -- Whose records it reads: this division and below; '' is everything.
  division text collate "C" not null,
  permissions text[] not null check (cardinality(permissions) > 0),
  -- Addresses or networks it may come from; none: from anywhere.
  addresses text[] not null default '{}',
  key_digest bytea not null unique,
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz not null check (expires_at > created_at and expires_at <= created_at + interval '1 year'),
  revoked_at timestamptz,
  revoked_by text,
  revoked_why text,
  last_used_at timestamptz,
  last_used_from text,
  last_refused_at timestamptz,
  check ((revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (revoked_why is null))
);
create index api_token_by_division on ident.api_token (division, created_at desc);
grant select, insert, update on ident.api_token to anlan_accounts;

alter table ident.api_token enable row level security;
alter table ident.api_token force row level security;
create policy migration on ident.api_token to anlan using (current_setting('anlan.migrating', true) = 'on');
create policy own_and_below on ident.api_token to anlan_accounts
  using (division >= current_setting('anlan.lo', true) and division < current_setting('anlan.hi', true));
select log.audit('ident.api_token', hidden => array['key_digest'], ignored => array['last_used_at', 'last_used_from', 'last_refused_at']);

-- What the three administrators alone may do is done by people.
create function ident.keep_offices_from_tokens() returns trigger language plpgsql as $$
begin
  if exists (select from ident.reserved_permission where permission = any (new.permissions)) then
    raise exception 'The token % would hold an administrator''s office', new.name using errcode = 'AN003';
  end if;
  return new;
end $$;
create trigger keep_offices_from_tokens before insert or update of permissions on ident.api_token
  for each row execute function ident.keep_offices_from_tokens();

insert into ident.reserved_permission values ('tokens.manage', 'security_officer');
insert into ident.role_claims (role_id, claim_type, claim_value) select id, 'permission', 'tokens.manage' from ident.roles where name = 'security_officer';
