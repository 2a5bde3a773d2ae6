-- grain: one row per run and source that gave items or should have
-- balances: items_seen = items_new + items_known + items_rejected
create or replace view coverage as
select
    run_id,
    source_id,
    count(*) as requests,
    arg_max_null(outcome, finished_at) as outcome,
    sum(items_seen)::bigint as items_seen,
    sum(items_new)::bigint as items_new,
    sum(items_known)::bigint as items_known,
    sum(items_rejected)::bigint as items_rejected,
    sum(items_seen) = sum(items_new) + sum(items_known) + sum(items_rejected) as balances
from fetches
where role <> 'page'
group by run_id, source_id;
comment on view coverage is 'Per run and source: what was met, and that nothing of it went missing.';
comment on column coverage.run_id is 'The run.';
comment on column coverage.source_id is 'The source.';
comment on column coverage.requests is 'Polls in the run.';
comment on column coverage.outcome is 'How the last of them ended.';
comment on column coverage.items_seen is 'Items met.';
comment on column coverage.items_new is 'Of these, loaded as new articles.';
comment on column coverage.items_known is 'Of these, known already.';
comment on column coverage.items_rejected is 'Of these, not loaded, each in rejections.';
comment on column coverage.balances is 'Whether seen = new + known + rejected.';
