-- An article of a run that is in no story, or in one that is not on record; a copy elsewhere than its original.
select a.article_id, a.story_id
from articles a
left join stories s using (story_id)
left join articles o on o.article_id = a.copy_of
where a.run_id = $run_id
  and (s.story_id is null or (a.copy_of is not null and a.revision = 1 and o.first_seen_at < a.first_seen_at and o.story_id <> a.story_id))
