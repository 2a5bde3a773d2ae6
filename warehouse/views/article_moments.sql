-- grain: one row per article
-- a date of a day or a month is a span by the clock of the publisher; where its zone is not known, by any clock on Earth
-- undated, or dated later than we saw it: it appeared since the source's last answered poll before the one that brought it;
--   the requests of a run for a source are one poll
create or replace view article_moments as
with polls as (
    select source_id, min(started_at) as started_at, max(finished_at) as finished_at
    from fetches
    where role in ('feed', 'sitemap') and outcome in ('ok', 'not_modified')
    group by run_id, source_id
),
dated as (
    select
        a.article_id,
        a.story_id,
        a.source_id,
        a.first_seen_at,
        a.published_precision,
        case a.published_precision when 'month' then interval 1 month else interval 1 day end as span,
        case
            when a.published_precision in ('second', 'minute') then a.published_at
            when s.timezone is null then a.published_at - interval 14 hour
            else timezone(s.timezone, timezone('UTC', a.published_at))
        end as date_from,
        case
            when a.published_precision = 'second' then a.published_at
            when a.published_precision = 'minute' then a.published_at + interval 1 minute
            when s.timezone is null then timezone('UTC', timezone('UTC', a.published_at) + span) + interval 12 hour
            else timezone(s.timezone, timezone('UTC', a.published_at) + span)
        end as date_to
    from articles a
    left join sources s on s.id = a.source_id
)
select
    d.article_id,
    d.story_id,
    d.source_id,
    case when d.date_from <= d.first_seen_at then d.date_from else p.started_at end as earliest,
    case when d.date_from <= d.first_seen_at then least(d.date_to, d.first_seen_at) else d.first_seen_at end as latest,
    case when d.date_from <= d.first_seen_at then d.published_precision else 'poll' end as told_by
from dated d
asof left join polls p on p.source_id = d.source_id and d.first_seen_at > p.finished_at;
comment on view article_moments is 'Per article: between which moments it appeared, as far as its date, or the rhythm of our polls, can tell.';
comment on column article_moments.article_id is 'The article.';
comment on column article_moments.story_id is 'Its story; null where it has not been grouped.';
comment on column article_moments.source_id is 'Its source.';
comment on column article_moments.earliest is 'It appeared no earlier (UTC); null where nothing tells: undated, and found by the first poll that was answered.';
comment on column article_moments.latest is 'It appeared no later (UTC): never later than we first had it.';
comment on column article_moments.told_by is 'What tells: second, minute, day or month, by the precision of its date; poll where it has none that can be.';
