-- grain: one row per article loaded in [period_from, period_to), as a digest chooses among them
-- loaded, not first seen: what a killed run had fetched before the last digest is news to the next one
with period as (
    select article_id
    from articles
    where loaded_at >= $period_from and loaded_at < $period_to
),
topics as (
    select article_id, list(tag order by score desc, tag) as topics
    from tags
    where kind = 'topic' and article_id in (from period)
    group by article_id
),
countries as (
    select article_id, list(tag order by score desc, tag) as countries
    from tags
    where kind = 'country' and article_id in (from period)
    group by article_id
),
in_title as (
    select article_id, list(distinct tag order by tag) as title_topics
    from mentions
    where field = 'title' and starts_with(tag, 'topic/') and article_id in (from period)
    group by article_id
)
select
    a.article_id, a.story_id, a.source_id, coalesce(s.name, a.source_id) as source_name,
    coalesce(s.ownership, 'unknown') as ownership, coalesce(s.country, '') as source_country,
    s.family, a.wire,
    a.url, a.title, a.standfirst, a.body[:600] as excerpt, a.language,
    a.published_at, a.published_precision, a.first_seen_at, a.in_scope, a.copy_of,
    coalesce(t.topics, []) as topics, coalesce(c.countries, []) as countries,
    list_intersect(coalesce(i.title_topics, []), coalesce(t.topics, [])) as title_topics
from articles a
left join sources s on s.id = a.source_id
left join topics t using (article_id)
left join countries c using (article_id)
left join in_title i using (article_id)
where a.article_id in (from period)
order by a.article_id
