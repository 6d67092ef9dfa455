-- Readers of facts of every name follow the sealed order; among millions of changes facts are few.
create index entry_facts_in_order on log.entry (seq) where kind = 'fact';
