-- grain: one row per UTC day and topic
-- day: of first_seen_at, not published_at (publishers back-date)
create or replace view daily_topics as
select
    cast(a.first_seen_at at time zone 'UTC' as date) as day,
    t.tag,
    count(*) as articles,
    count(*) filter (a.copy_of is null) as originals,
    count(*) filter (a.in_scope) as in_scope,
    count(distinct a.source_id) as sources
from articles a
join tags t on t.article_id = a.article_id and t.kind = 'topic'
group by all;
comment on view daily_topics is 'Per day and topic: how much was written about it.';
comment on column daily_topics.day is 'UTC day on which the articles were first seen.';
comment on column daily_topics.tag is 'The topic.';
comment on column daily_topics.articles is 'Articles about it, copies included.';
comment on column daily_topics.originals is 'Of these, no copies.';
comment on column daily_topics.in_scope is 'Of these, about China and Central Asia together.';
comment on column daily_topics.sources is 'Sources that carried them.';
