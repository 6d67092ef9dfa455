-- National entries and those of the divisions above are found from below too.
select search.share('dictionary_entry');
