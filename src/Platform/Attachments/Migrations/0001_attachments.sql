-- Files that belong to a record. The content lies in pieces beside them: one backup holds both, and what one may not see one cannot fetch.
create schema attachments;

-- Equal files within a division are kept once. Across divisions they are not: otherwise an upload would tell what others have.
create table attachments.content (
  division text collate "C" not null,
  sha256 bytea not null check (length(sha256) = 32),
  size bigint not null,
  created_at timestamptz not null default now(),
  primary key (division, sha256)
);

create table attachments.piece (
  division text collate "C" not null,
  sha256 bytea not null,
  number integer not null,
  bytes bytea not null,
  primary key (division, sha256, number),
  foreign key (division, sha256) references attachments.content on delete cascade
);
-- Images, films and office files are compressed already.
alter table attachments.piece alter bytes set storage external;

create table attachments.attachment (
  id uuid primary key,
  division text collate "C" not null,
  -- The record it belongs to, as the log names it: library.organisation/12.
  owner text not null,
  name text not null,
  kind text not null,
  media_type text not null,
  size bigint not null,
  sha256 bytea not null,
  -- What an archive holds, for whoever decides whether to open it.
  listing text[],
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  -- none: nothing has looked for viruses. infected: kept as evidence and not handed out.
  scan text not null default 'none' check (scan in ('none', 'clean', 'infected')),
  foreign key (division, sha256) references attachments.content
);
create index attachment_of_owner on attachments.attachment (owner, uploaded_at);
create index attachment_of_content on attachments.attachment (division, sha256);

select anlan.guard('attachments.content', 'own_and_below', audited => false);
select anlan.guard('attachments.piece', 'own_and_below', audited => false);
select anlan.guard('attachments.attachment', 'own_and_below');
