-- A source of a run that counts other rejections than stand in the table.
select c.run_id, c.source_id, c.items_rejected, coalesce(r.recorded, 0) as recorded
from coverage c
left join (
    select run_id, source_id, count(*) as recorded
    from rejections
    where run_id = $run_id and role = 'item'
    group by all
) r using (run_id, source_id)
where c.run_id = $run_id and c.items_rejected <> coalesce(r.recorded, 0)
