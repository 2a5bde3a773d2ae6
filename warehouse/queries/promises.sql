-- grain: one row per promise heard of in [period_from, period_to), or open and overdue at period_to, as it stood then
-- before: how it stood at period_from; null where it was not heard of before
-- loaded, not first seen: as candidates.sql has it
with heard as (
    select distinct coalesce(ledger_id, commitment_id) as ledger_id
    from commitments
    join articles a using (article_id)
    where a.loaded_at >= $period_from and a.loaded_at < $period_to
),
standings as (
    select
        *,
        {
            'stage': stage, 'quantity': quantity, 'quantity_to': quantity_to, 'bound': bound, 'unit': unit,
            'currency': currency, 'due_from': due_from, 'due_to': due_to, 'due_text': due_text
        } as standing
    from (
        select *, false as is_before from ledger_as_of($period_to)
        union all by name
        select *, true as is_before from ledger_as_of($period_from)
    )
)
select
    l.ledger_id, l.actor, l.beneficiaries, l.what, l.standing as now, b.standing as before,
    a.article_id, a.story_id, a.url, coalesce(s.name, a.source_id) as source_name, l.languages,
    case when list_contains(l.languages, 'en') then 'en' else f.language end as language, -- as the ledger chooses words
    a.published_at, a.published_precision, a.in_scope,
    (select coalesce(list(tag order by tag), []) from tags t where t.article_id = c.article_id and kind = 'topic') as topics,
    l.names, c.sentence
from standings l
left join standings b on b.ledger_id = l.ledger_id and b.is_before
join commitments c on c.commitment_id = l.last_commitment_id
join articles a on a.article_id = c.article_id
join articles f on f.article_id = l.first_article_id
left join sources s on s.id = a.source_id
where not l.is_before
  and (
      l.ledger_id in (from heard)
      or (l.stage not in ('delivered', 'cancelled') and l.due_to < cast($period_to as date))
  )
order by l.ledger_id
