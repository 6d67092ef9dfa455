-- What stands beside a name in the search is read in both languages: codes and days, no words.
update search.register set detail = $$concat_ws(' ', dictionary, code, '– ' || valid_to)$$ where register = 'dictionary_entry';
update search.register set detail = replace(detail, '停用 ', '– ') where register in ('organisation', 'person');
update search.register set detail = replace(detail, ' 至 ', ' – ') where register = 'division';
select search.rebuild('dictionary_entry');
update search.entry set detail = replace(detail, '停用 ', '– ') where register in ('organisation', 'person') and detail like '%停用 %';
update search.entry set detail = replace(detail, ' 至 ', ' – ') where register = 'division' and detail like '% 至 %';
