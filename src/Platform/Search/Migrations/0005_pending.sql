-- Written term by term, the index of a million entries took longer than the entries. A short list of what waits is read along with it and merged when it is full.
alter index search.entry_terms set (fastupdate = on, gin_pending_list_limit = 1024);
