-- An article of a run whose latest revision is not recorded as it stands.
select a.article_id, a.revision
from articles a
left join revisions r on r.article_id = a.article_id and r.revision = a.revision
where a.run_id = $run_id and (r.content_hash is null or r.content_hash <> a.content_hash)
