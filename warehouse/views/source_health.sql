-- grain: one row per source
-- a visit: the requests of a run for a source's documents, the first of which, for its own document, says how it ended;
--   no poll is one that was not started or that our own time cut off, nor the taking up of items that waited
-- silence: watched time without a new item, from a poll that gave one to the last answered poll before the next one that
--   did; so our own absence is nobody's silence. A source is silent after three times the longest silence of the 60 days
--   before, two days at least, once it was watched for a week and gave new items five times. Where nearly all items are
--   dated, new items with old dates are no sign of life.
-- volume: the 24 hours before the last answered poll, against up to 28 days of 24 hours before them in which it was
--   watched, seven at least: alarming where it is below half of the least of them (a tenth of them left out, so that it
--   stays an alarm on the second day) or above twice the most, and more than three standard deviations from their mean
--   (square roots of chance counts have a deviation of one half, whatever the mean)
-- health: the first that holds, in the order in which a person would act: disabled, never polled, gone, failing, silent,
--   empty, moved, gap, late, healthy
create or replace view source_health as
with visits as (
    select
        source_id,
        coalesce(min(started_at) filter (is_poll), min(started_at)) as visited_at,
        arg_min(outcome, started_at) filter (is_poll) as outcome,
        sum(items_seen) as items_seen,
        sum(items_new) as items_new,
        bool_or(suspected_gap) as suspected_gap
    from (
        select
            run_id, source_id, started_at, outcome, items_seen, items_new, suspected_gap,
            role <> 'queue' and outcome <> 'not_started' and failure is distinct from 'interrupted' as is_poll
        from fetches
        where role <> 'page'
    )
    group by run_id, source_id
),
answered as (
    select
        source_id,
        min(visited_at) as first_answered_at,
        max(visited_at) as last_answered_at,
        arg_max(suspected_gap, visited_at) as is_gap,
        arg_max(items_seen, visited_at) filter (outcome = 'ok') as items_in_body
    from visits
    where outcome in ('ok', 'not_modified')
    group by source_id
),
given as (
    select
        source_id,
        min(visited_at) as first_new_at,
        max(visited_at) as last_new_at,
        sum(items_new)::bigint as items_new
    from visits
    where items_new > 0
    group by source_id
),
polled as (
    select
        v.source_id,
        count(*) as polls,
        count(*) filter (v.outcome in ('failed', 'refused')) as failed_polls,
        max(v.visited_at) as last_polled_at,
        arg_max(v.outcome, v.visited_at) as last_outcome,
        min(v.visited_at) filter (a.source_id is null or v.visited_at > a.last_answered_at) as failing_since,
        count(*) filter (a.source_id is null or v.visited_at > a.last_answered_at) as failures_in_a_row,
        sum(v.items_seen) as items_seen,
        max(v.visited_at) filter (v.suspected_gap) as last_gap_at,
        count(*) filter (v.suspected_gap and v.visited_at > a.last_answered_at - interval 7 day) as gaps_last_week
    from visits v
    left join answered a using (source_id)
    where v.outcome is not null
    group by v.source_id
),
latest as (
    select
        f.source_id,
        any_value(f.http_status) as last_http_status,
        any_value(f.failure) as failure,
        any_value(f.error) as error
    from fetches f
    join polled p on p.source_id = f.source_id and p.last_polled_at = f.started_at and p.last_outcome = f.outcome
    where f.role not in ('page', 'queue')
    group by f.source_id
),
numbered as (
    select
        v.source_id,
        v.visited_at,
        sum((v.items_new > 0)::integer) over (partition by v.source_id order by v.visited_at) as number
    from visits v
    join given g using (source_id)
    where (v.outcome in ('ok', 'not_modified') or v.items_new > 0)
      and v.visited_at between g.last_new_at - interval 60 day and g.last_new_at
),
silences as (
    select source_id, min(visited_at) as new_at, max(visited_at) as watched_to
    from numbered
    where number > 0
    group by source_id, number
),
rhythm as (
    select
        source_id,
        count(*) as times_new,
        greatest(3 * max(watched_to - new_at), interval 2 day) as patience,
        to_seconds(quantile_cont(epoch(new_again_at) - epoch(new_at), 0.9)) as usual_gap
    from (select *, lead(new_at) over (partition by source_id order by new_at) as new_again_at from silences)
    group by source_id
),
dated as (
    select
        source_id,
        max(least(published_at, first_seen_at)) as latest_dated_at,
        to_seconds(greatest(0, approx_quantile(epoch(first_seen_at) - epoch(published_at), 0.5))) as usual_delay
    from articles
    group by source_id
    having count(*) filter (published_precision in ('second', 'minute')) >= greatest(20, 0.9 * count(*))
),
days as (
    select
        v.source_id,
        floor((epoch(a.last_answered_at) - epoch(v.visited_at)) / 86400)::integer as days_ago,
        sum(v.items_new) as items_new
    from visits v
    join answered a using (source_id)
    left join given g using (source_id)
    where v.visited_at between a.last_answered_at - interval 29 day and a.last_answered_at
      and (v.outcome in ('ok', 'not_modified') or v.items_new > 0)
      and v.visited_at is distinct from g.first_new_at  -- its whole document was new to us
    group by all
),
volume as (
    select
        source_id,
        coalesce(sum(items_new) filter (days_ago = 0), 0)::bigint as items_last_day,
        avg(items_new) filter (days_ago between 1 and 28) as usual_per_day,
        count(*) filter (days_ago between 1 and 28) as days,
        quantile_disc(items_new, 0.1) filter (days_ago between 1 and 28) as least,
        max(items_new) filter (days_ago between 1 and 28) as most,
        2 * (sqrt(items_last_day + 0.375) - sqrt(usual_per_day + 0.375)) as deviations
    from days
    group by source_id
),
judged as (
    select
        s.id as source_id,
        s.name,
        s.country,
        s.language,
        s.enabled,
        s.kind,
        p.* exclude (source_id),
        l.last_http_status,
        case
            when p.failing_since is not null then coalesce(l.failure, case l.last_http_status when 410 then 'gone' end)
        end as failure,
        case when p.failing_since is not null then l.error end as error,
        a.last_answered_at,
        a.items_in_body,
        coalesce(a.is_gap, false) as is_gap,
        g.last_new_at,
        g.items_new,
        r.usual_gap,
        case
            when s.kind = 'seed' or r.times_new < 5 or g.last_new_at < a.first_answered_at + interval 7 day then null
            when a.last_answered_at - g.last_new_at > r.patience then g.last_new_at
            when a.last_answered_at - d.latest_dated_at > r.patience + d.usual_delay then d.latest_dated_at
        end as silent_since,
        o.next_due_at,
        o.interval_seconds,
        coalesce(
            s.enabled and o.next_due_at < now() - greatest(to_seconds(coalesce(o.interval_seconds, 0)), interval 1 hour),
            false
        ) as late,
        o.moved_to,
        coalesce(o.validators_lie, false) as validators_lie,
        v.items_last_day,
        case when v.days >= 7 then v.usual_per_day end as usual_per_day,
        case
            when s.kind = 'seed' or v.days < 7 then null
            when 2 * v.items_last_day < v.least and v.deviations < -3 then 'fewer'
            when v.items_last_day > 2 * v.most and v.deviations > 3 then 'more'
        end as volume
    from sources s
    left join polled p on p.source_id = s.id
    left join latest l on l.source_id = s.id
    left join answered a on a.source_id = s.id
    left join given g on g.source_id = s.id
    left join rhythm r on r.source_id = s.id
    left join dated d on d.source_id = s.id
    left join volume v on v.source_id = s.id
    left join ops.source_state o on o.source_id = s.id
)
select
    source_id,
    name,
    country,
    language,
    case
        when not enabled then 'disabled'
        when polls is null then 'never polled'
        when failure = 'gone' then 'gone'
        when failing_since is not null then 'failing'
        when silent_since is not null then 'silent'
        when kind <> 'seed' and items_seen = 0 or kind = 'feed' and items_in_body = 0 then 'empty'
        when moved_to is not null then 'moved'
        when is_gap then 'gap'
        when late then 'late'
        else 'healthy'
    end as health,
    coalesce(polls, 0) as polls,
    coalesce(failed_polls, 0) as failed_polls,
    last_polled_at,
    last_answered_at,
    last_outcome,
    last_http_status,
    failing_since,
    coalesce(failures_in_a_row, 0) as failures_in_a_row,
    failure,
    error,
    last_new_at,
    coalesce(items_new, 0) as items_new,
    next_due_at,
    interval_seconds,
    late,
    moved_to,
    validators_lie,
    coalesce(gaps_last_week, 0) as gaps_last_week,
    last_gap_at,
    usual_gap,
    silent_since,
    items_last_day,
    usual_per_day,
    volume
from judged;
comment on view source_health is 'Per source: how it does, and since when it fails or is silent, and why.';
comment on column source_health.source_id is 'The source.';
comment on column source_health.name is 'Its name.';
comment on column source_health.country is 'Where the publisher is.';
comment on column source_health.language is 'Its main language.';
comment on column source_health.health is 'The first of these that holds: disabled, never polled, gone (410: polled once a month), failing, silent (used to give new items and stopped, without any error), empty (answers, and has never given an item, or whose feed holds none now), moved (answers at another address for good), gap (the last answered poll shared no item with the one before), late (should have been polled long ago), healthy.';
comment on column source_health.polls is 'Polls on record, those apart that were not started or that our own time cut off.';
comment on column source_health.failed_polls is 'Of these, failed or refused.';
comment on column source_health.last_polled_at is 'Last poll (UTC).';
comment on column source_health.last_answered_at is 'Last poll that was answered properly (UTC).';
comment on column source_health.last_outcome is 'How the last poll ended.';
comment on column source_health.last_http_status is 'Its HTTP status.';
comment on column source_health.failing_since is 'First failure after the last proper answer (UTC); null where it does not fail.';
comment on column source_health.failures_in_a_row is 'Failures since then.';
comment on column source_health.failure is 'Kind of the last failure, while it fails: as in fetches.failure.';
comment on column source_health.error is 'The last failure''s reason, while it fails.';
comment on column source_health.last_new_at is 'Last poll that gave a new item (UTC).';
comment on column source_health.items_new is 'New items ever given.';
comment on column source_health.next_due_at is 'When it is to be polled again (UTC); null at once.';
comment on column source_health.interval_seconds is 'How far apart its polls are by its rhythm, failures and the publisher''s wishes apart.';
comment on column source_health.late is 'Whether it should have been polled long ago: overdue by its own interval, and by an hour at least, at the time of the query.';
comment on column source_health.moved_to is 'Where its address redirects for good: what the catalogue should say; null where it does not.';
comment on column source_health.validators_lie is 'Whether it once said "not modified" when there was news, and is asked unconditionally since.';
comment on column source_health.gaps_last_week is 'Polls, in the week before the last answered one, that shared no item with the one before.';
comment on column source_health.last_gap_at is 'The last such poll (UTC).';
comment on column source_health.usual_gap is 'Nine in ten new items come within this time of the poll that gave one before, over 60 days; null where that cannot be told yet.';
comment on column source_health.silent_since is 'While it is silent: the last poll that gave a new item, or the latest date of its items where those stand still (UTC).';
comment on column source_health.items_last_day is 'New items in the 24 hours before the last answered poll.';
comment on column source_health.usual_per_day is 'New items a day in up to 28 days before those; null with less than a week of history.';
comment on column source_health.volume is 'fewer or more, where items_last_day is far out of the usual; else null.';
