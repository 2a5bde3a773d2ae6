-- grain: one row per time that the page of the article $article was gone, in order
select last_seen_at, first_missed_at, confirmed_at, last_missed_at, misses, http_status, detail, returned_at
from deletions where article_id = $article order by first_missed_at
