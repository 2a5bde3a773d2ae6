-- grain: one row per enabled source that should have been polled long ago: overdue by its own interval, and by an hour
select o.source_id, s.name, o.next_due_at, o.interval_seconds
from ops.source_state o
join sources s on s.id = o.source_id
where s.enabled
  and o.next_due_at < $now::timestamptz - greatest(to_seconds(coalesce(o.interval_seconds, 0)), interval 1 hour)
order by o.next_due_at, o.source_id
