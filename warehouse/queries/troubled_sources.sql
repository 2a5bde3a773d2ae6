-- grain: one row per source that does not do as it should, the longest failing first
select source_id, health, failing_since, failures_in_a_row, error, last_new_at
from source_health
where health in ('failing', 'empty')
order by health desc, failing_since, source_id
