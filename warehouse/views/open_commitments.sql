-- grain: one row per promise (ledger_id, or the finding itself where it was not joined to others), as last heard of
create or replace view open_commitments as
with latest as (
    select c.*, a.published_at, a.first_seen_at, a.source_id, a.url
    from commitments c
    join articles a using (article_id)
    qualify row_number() over (
        partition by coalesce(c.ledger_id, c.commitment_id)
        order by coalesce(a.published_at, a.first_seen_at) desc, c.commitment_id
    ) = 1
)
select
    coalesce(ledger_id, commitment_id) as ledger_id,
    actor, beneficiaries, stage, what, quantity, unit, currency, due_from, due_to, due_text,
    due_to < cast(now() at time zone 'UTC' as date) as overdue,
    coalesce(published_at, first_seen_at) as last_heard_at,
    article_id, source_id, url, sentence
from latest
where stage not in ('delivered', 'cancelled');
comment on view open_commitments is 'Promises neither delivered nor cancelled, as last heard of.';
comment on column open_commitments.ledger_id is 'The promise.';
comment on column open_commitments.actor is 'Who promises.';
comment on column open_commitments.beneficiaries is 'To whom.';
comment on column open_commitments.stage is 'How far it was when last heard of.';
comment on column open_commitments.what is 'The deed or object.';
comment on column open_commitments.quantity is 'How much.';
comment on column open_commitments.unit is 'Unit of quantity.';
comment on column open_commitments.currency is 'ISO 4217 code where it is money.';
comment on column open_commitments.due_from is 'First day of the period in which it is due.';
comment on column open_commitments.due_to is 'Last day of that period.';
comment on column open_commitments.due_text is 'The words that give the period.';
comment on column open_commitments.overdue is 'Whether the period has passed; null where none is known.';
comment on column open_commitments.last_heard_at is 'Date of the article that speaks of it last (UTC).';
comment on column open_commitments.article_id is 'That article.';
comment on column open_commitments.source_id is 'Its source.';
comment on column open_commitments.url is 'Its address.';
comment on column open_commitments.sentence is 'The evidence.';
