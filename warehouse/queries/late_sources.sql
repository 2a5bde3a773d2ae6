-- grain: one row per enabled source that should have been polled by now
select s.source_id, s.next_due_at, c.name
from ops.source_state s
join sources c on c.id = s.source_id
where c.enabled and s.next_due_at < $now::timestamptz
order by s.next_due_at, s.source_id
