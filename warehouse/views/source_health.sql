-- grain: one row per source
create or replace view source_health as
with polls as (
    select source_id, started_at, outcome, error, http_status, items_seen, items_new
    from fetches
    where role <> 'page' and outcome in ('ok', 'not_modified', 'failed', 'refused')
),
answered as (
    select source_id, max(started_at) as last_answered_at
    from polls
    where outcome in ('ok', 'not_modified')
    group by source_id
),
summed as (
    select
        p.source_id,
        count(*) as polls,
        count(*) filter (p.outcome in ('failed', 'refused')) as failed_polls,
        max(p.started_at) as last_polled_at,
        max(a.last_answered_at) as last_answered_at,
        arg_max_null(p.outcome, p.started_at) as last_outcome,
        arg_max_null(p.http_status, p.started_at) as last_http_status,
        min(p.started_at) filter (p.started_at > coalesce(a.last_answered_at, '-infinity'::timestamptz)) as failing_since,
        count(*) filter (p.started_at > coalesce(a.last_answered_at, '-infinity'::timestamptz)) as failures_in_a_row,
        max(p.started_at) filter (p.items_new > 0) as last_new_at,
        sum(p.items_seen)::bigint as items_seen,
        sum(p.items_new)::bigint as items_new
    from polls p
    left join answered a using (source_id)
    group by p.source_id
),
latest as (
    select source_id, arg_max_null(error, started_at) as last_error
    from polls
    where outcome in ('failed', 'refused')
    group by source_id
)
select
    s.id as source_id,
    s.name,
    s.country,
    s.language,
    case
        when not s.enabled then 'disabled'
        when h.polls is null then 'never polled'
        when h.failing_since is not null then 'failing'
        when h.items_seen = 0 and s.kind <> 'seed' then 'empty'
        else 'healthy'
    end as health,
    coalesce(h.polls, 0) as polls,
    coalesce(h.failed_polls, 0) as failed_polls,
    h.last_polled_at,
    h.last_answered_at,
    h.last_outcome,
    h.last_http_status,
    h.failing_since,
    coalesce(h.failures_in_a_row, 0) as failures_in_a_row,
    case when h.failing_since is not null then l.last_error end as error,
    h.last_new_at,
    coalesce(h.items_new, 0) as items_new
from sources s
left join summed h on h.source_id = s.id
left join latest l on l.source_id = s.id;
comment on view source_health is 'Per source: how it does, and since when it fails and why.';
comment on column source_health.source_id is 'The source.';
comment on column source_health.name is 'Its name.';
comment on column source_health.country is 'Where the publisher is.';
comment on column source_health.language is 'Its main language.';
comment on column source_health.health is 'healthy, failing, empty (answers, and has never given an item), never polled, or disabled.';
comment on column source_health.polls is 'Polls on record.';
comment on column source_health.failed_polls is 'Of these, failed or refused.';
comment on column source_health.last_polled_at is 'Last poll (UTC).';
comment on column source_health.last_answered_at is 'Last poll that was answered properly (UTC).';
comment on column source_health.last_outcome is 'How the last poll ended.';
comment on column source_health.last_http_status is 'Its HTTP status.';
comment on column source_health.failing_since is 'First failure after the last proper answer (UTC); null where it does not fail.';
comment on column source_health.failures_in_a_row is 'Failures since then.';
comment on column source_health.error is 'The last failure''s reason, while it fails.';
comment on column source_health.last_new_at is 'Last poll that gave a new item (UTC).';
comment on column source_health.items_new is 'New items ever given.';
