-- grain: one row per look at the page of the article $article, in order
select visited_at, round, finding, misses, http_status, detail, revision
from visits where article_id = $article order by visited_at, fetch_id
