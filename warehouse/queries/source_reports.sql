-- grain: one row per source: what it gave in [period_from, period_to)
with polls as (
    select
        source_id,
        count(*) filter (outcome <> 'not_started') as polls,
        count(*) filter (outcome in ('failed', 'refused')) as failed_polls,
        arg_max_null(outcome, started_at) as last_outcome,
        arg_max_null(case when outcome in ('failed', 'refused') then error end, started_at) as error,
        sum(items_seen)::integer as items_seen,
        sum(items_new)::integer as items_new,
        sum(items_rejected)::integer as items_rejected
    from fetches
    where role <> 'page' and finished_at >= $period_from and finished_at < $period_to
    group by source_id
),
latest as (
    select source_id, max(coalesce(published_at, first_seen_at)) as latest_item_at
    from articles
    group by source_id
)
select
    h.source_id, h.name, coalesce(p.polls, 0) as polls, coalesce(p.failed_polls, 0) as failed_polls, p.last_outcome,
    coalesce(p.error, h.error) as error,
    coalesce(p.items_seen, 0) as items_seen, coalesce(p.items_new, 0) as items_new,
    coalesce(p.items_rejected, 0) as items_rejected,
    l.latest_item_at, h.failing_since
from source_health h
left join polls p using (source_id)
left join latest l using (source_id)
where h.health <> 'disabled'
order by h.source_id
