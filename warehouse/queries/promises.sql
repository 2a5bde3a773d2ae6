-- grain: one row per promise heard of in [period_from, period_to), or open and overdue at period_to, as it stood then
-- before: how it stood at period_from; null where it was not heard of before
-- loaded, not first seen: as candidates.sql has it
with findings as (
    select
        coalesce(c.ledger_id, c.commitment_id) as ledger_id, c.* exclude (ledger_id, article_id), a.article_id, a.loaded_at,
        coalesce(a.published_at, a.first_seen_at) as heard_at,
        {
            'stage': c.stage, 'quantity': c.quantity, 'quantity_to': c.quantity_to, 'bound': c.bound, 'unit': c.unit,
            'currency': c.currency, 'due_from': c.due_from, 'due_to': c.due_to, 'due_text': c.due_text
        } as standing
    from commitments c
    join articles a using (article_id)
    where a.loaded_at < $period_to
),
latest as (
    from findings
    qualify row_number() over (partition by ledger_id order by heard_at desc, commitment_id) = 1
),
earlier as (
    select ledger_id, standing
    from findings
    where loaded_at < $period_from
    qualify row_number() over (partition by ledger_id order by heard_at desc, commitment_id) = 1
),
heard as (select distinct ledger_id from findings where loaded_at >= $period_from)
select
    p.ledger_id, p.actor, p.beneficiaries, p.what, p.standing as now, e.standing as before,
    a.article_id, a.story_id, a.url, coalesce(s.name, a.source_id) as source_name, a.language,
    a.published_at, a.published_precision, a.in_scope,
    (select coalesce(list(tag order by tag), []) from tags t where t.article_id = p.article_id and kind = 'topic') as topics,
    coalesce(p.names, []) as names, p.sentence
from latest p
join articles a using (article_id)
left join sources s on s.id = a.source_id
left join earlier e using (ledger_id)
where p.ledger_id in (from heard)
   or (p.stage not in ('delivered', 'cancelled') and p.due_to < cast($period_to as date))
order by p.ledger_id
