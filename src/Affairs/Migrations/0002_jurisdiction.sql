-- An evaluation belongs to the division of its bureau; so does every version of it.
alter table affairs.evaluation_version add division text collate "C";
update affairs.evaluation_version v set division = e.division from affairs.evaluation e where e.id = v.evaluation_id;
alter table affairs.evaluation_version alter division set not null;

select anlan.guard('affairs.evaluation', 'own_and_below', ignored => array[
  'scored_with', 'total', 'total_unrounded', 'published_total', 'grade_zh', 'grade_en', 'computed', 'judged', 'declared', 'missing', 'errors', 'warnings', 'notes']);
-- A version is its own history; the log need not hold the text twice.
select anlan.guard('affairs.evaluation_version', 'own_and_below', hidden => array['text']);
