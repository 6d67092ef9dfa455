-- Somebody has compared a dictionary with its source, for his division and those below. It holds as long as the dictionary's file stays as it was then.
create table library.dictionary_check (
  id bigint generated always as identity primary key,
  division text collate "C" not null,
  dictionary text collate "C" not null references library.dictionary (code),
  -- What it was compared with.
  source text not null check (source <> ''),
  day date not null,
  digest text not null,
  unique (division, dictionary, digest)
);
select anlan.guard('library.dictionary_check', 'own_below_and_above');
