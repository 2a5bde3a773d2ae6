-- A look of a run without its request, its article or its revision, or one of several misses that are none.
select v.fetch_id, v.article_id, v.finding, v.revision, v.misses
from visits v
left join fetches f on f.fetch_id = v.fetch_id and f.role = 'page'
left join revisions r on r.article_id = v.article_id and r.revision = v.revision
where v.run_id = $run_id
  and (
      f.fetch_id is null
      or r.article_id is null
      or (v.finding in ('missing', 'deleted')) and v.misses = 0
      or v.finding in ('read', 'same', 'cosmetic', 'revised') and v.misses > 0
  )
