-- grain: one row per difference between two revisions of the article $article, in order
select revision, kind, field, before, before_start, before_end, after, after_start, after_end, substantial
from changes where article_id = $article order by revision, position
