-- grain: one row per run, the latest first
select run_id, flow, started_at, finished_at, state, items_seen, items_new, items_known, items_rejected, error
from runs
order by started_at desc, run_id desc
limit 10
