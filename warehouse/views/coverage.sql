-- grain: one row per run and source that gave items or should have
-- balances: items_seen = items_new + items_known + items_rejected
-- a source's own document is asked for first; its further pages, and its sitemap where a gap is suspected, come after
create or replace view coverage as
select
    run_id,
    source_id,
    count(*) filter (role <> 'queue') as requests,
    coalesce(arg_min_null(outcome, started_at) filter (role <> 'queue'), any_value(outcome)) as outcome,
    coalesce(arg_min_null(failure, started_at) filter (role <> 'queue'), any_value(failure)) as failure,
    sum(items_seen)::bigint as items_seen,
    sum(items_new)::bigint as items_new,
    sum(items_known)::bigint as items_known,
    sum(items_rejected)::bigint as items_rejected,
    sum(items_seen) = sum(items_new) + sum(items_known) + sum(items_rejected) as balances
from fetches
where role <> 'page'
group by run_id, source_id;
comment on view coverage is 'Per run and source that was due, or of which items that waited were taken up: what was met, and that nothing of it went missing.';
comment on column coverage.run_id is 'The run.';
comment on column coverage.source_id is 'The source.';
comment on column coverage.requests is 'Requests for its documents, pages of items apart; 0 where only items that waited were taken up.';
comment on column coverage.outcome is 'How the first of them ended, that for the source''s own document.';
comment on column coverage.failure is 'Kind of its failure; null where it did not fail.';
comment on column coverage.items_seen is 'Items met, those that had waited included.';
comment on column coverage.items_new is 'Of these, loaded as new articles.';
comment on column coverage.items_known is 'Of these, known already.';
comment on column coverage.items_rejected is 'Of these, not loaded, each in rejections.';
comment on column coverage.balances is 'Whether seen = new + known + rejected.';
