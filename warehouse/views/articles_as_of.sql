-- grain: one row per article, as it stood at a time
-- judgements are today's, texts are those of the revision then current
create or replace macro articles_as_of(ts) as table
select
    a.* exclude (title, standfirst, body, has_body, revision, content_hash),
    r.revision, r.title, r.standfirst, r.body, r.body <> '' as has_body, r.content_hash, r.seen_at as revision_seen_at
from articles a
join revisions r using (article_id)
where r.seen_at <= ts::timestamptz
qualify row_number() over (partition by r.article_id order by r.revision desc) = 1;
comment on macro table articles_as_of is 'The articles as they stood at a time: each in the revision then current, those not yet seen left out.';
