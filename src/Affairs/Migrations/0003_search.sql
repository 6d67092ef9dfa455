select search.index('affairs.evaluation', register => 'evaluation', key => 'code', title => $$bureau_zh || ' ' || year$$, title_en => $$bureau_en || ' ' || year$$,
  detail => 'code', href => $$'/affairs/evaluations/of/' || code$$, changed_at => 'changed_at');
