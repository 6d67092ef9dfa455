select anlan.open('search.character', 'how characters are read');
select anlan.open('search.register', 'where the entries of a register come from');
