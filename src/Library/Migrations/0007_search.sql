-- What of the library is found by the search across registers. Of people the name, the position and nothing that lies encrypted.
-- A renamed division is found by its former names too; what has ended or is closed is found and says so.
select search.index('library.division', register => 'division', key => 'id', title => 'name_zh', title_en => 'name_en', href => $$'/library/divisions/' || division$$,
  detail => $$division || coalesce(' 至 ' || valid_to, '')$$);
select search.index('library.organisation', register => 'organisation', key => 'id', title => 'name', href => $$'/library/organisations/' || id$$,
  detail => $$concat_ws(' ', short_name, credit_code, address, '停用 ' || ended_on)$$);
select search.index('library.person', register => 'person', key => 'id', title => 'name', href => $$'/library/people/' || id$$,
  detail => $$concat_ws(' ', position, '停用 ' || ended_on)$$);
