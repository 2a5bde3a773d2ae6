-- grain: one row per open promise: overdue ones first, then as they are due, then those without a date, last heard first
select o.*, coalesce(s.name, o.source_id) as source_name
from open_commitments o
left join sources s on s.id = o.source_id
where ($country is null or o.actor = $country or list_contains(o.beneficiaries, $country))
  and ($due_before is null or o.due_to < $due_before)
order by coalesce(o.overdue, false) desc, o.due_to nulls last, o.last_heard_at desc, o.ledger_id
