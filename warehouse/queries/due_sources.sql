-- grain: one row: how many enabled sources are due, those never polled included
select count(*) as sources
from sources s
left join ops.source_state o on o.source_id = s.id
where s.enabled and s.kind <> 'seed' and (o.next_due_at is null or o.next_due_at <= $now::timestamptz)
