-- A run or source of a run in which an item went missing.
select run_id, source_id, items_seen, items_new, items_known, items_rejected
from coverage
where run_id = $run_id and not balances
union all
select run_id, '(the run)', items_seen, items_new, items_known, items_rejected
from runs
where run_id = $run_id and items_seen <> items_new + items_known + items_rejected
union all
select c.run_id, '(the run)', r.items_seen, null, null, sum(c.items_seen)
from coverage c
join runs r using (run_id)
where c.run_id = $run_id
group by c.run_id, r.items_seen
having sum(c.items_seen) <> r.items_seen
