-- A tag given in a run that the catalogue does not hold.
select distinct t.tag
from tags t
join articles a using (article_id)
where a.run_id = $run_id and t.tag not in (select tag from tag_catalog)
