-- grain: one row per enabled source, those that somebody should see to first
select
    source_id, name, health, failing_since, failures_in_a_row, failure, error, silent_since,
    epoch(usual_gap) as usual_gap_seconds, last_new_at, last_answered_at, moved_to, last_gap_at, gaps_last_week,
    validators_lie, volume, items_last_day, usual_per_day
from source_health
where health <> 'disabled'
order by
    list_position(['gone', 'failing', 'silent', 'empty', 'moved', 'gap', 'late', 'never polled', 'healthy'], health),
    coalesce(failing_since, silent_since, last_gap_at), source_id
