-- A copy of a run that points at nothing, at itself or at another copy.
select c.article_id, c.copy_of
from articles c
left join articles o on o.article_id = c.copy_of
where c.run_id = $run_id
  and c.copy_of is not null
  and (o.article_id is null or o.copy_of is not null or c.copy_kind is null)
