-- grain: one row per revision of the article $article, in order
select revision, seen_at, title from revisions where article_id = $article order by revision
