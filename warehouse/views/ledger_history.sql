-- grain: one row per finding that told something new of a promise: the first, and each with another stage, date or figure
create or replace view ledger_history as
with before as (
    select
        *,
        row_number() over heard as number,
        lag(stage) over heard as stage_before,
        last_value(due_to ignore nulls) over earlier as due_before,
        last_value(quantity ignore nulls) over earlier as quantity_before
    from commitments_heard
    where not is_retelling
    window
        heard as (partition by ledger_id order by position),
        earlier as (
            partition by ledger_id order by position
            rows between unbounded preceding and 1 preceding
        )
),
told as (
    select
        *,
        list_filter(
            [
                case when number = 1 then 'first' end,
                case when number > 1 and stage <> stage_before then 'stage' end,
                case when number > 1 and due_to is not null and due_to is distinct from due_before then 'date' end,
                case
                    when number > 1 and quantity is not null and quantity is distinct from quantity_before then 'figure'
                end
            ],
            lambda change: change is not null
        ) as changes
    from before
)
select
    ledger_id, heard_at, changes, stage, due_to, quantity, unit, currency, article_id, source_id, commitment_id
from told
where len(changes) > 0;
comment on view ledger_history is 'What became of each promise: the first that was heard of it, and every finding with another stage, date or figure than before, by the dates of the articles.';
comment on column ledger_history.ledger_id is 'The promise.';
comment on column ledger_history.heard_at is 'When the article appeared, or, without a date, when we first saw it (UTC).';
comment on column ledger_history.changes is 'What is new: first, stage, date, figure.';
comment on column ledger_history.stage is 'How far it was then.';
comment on column ledger_history.due_to is 'Last day of the period in which it is due, as this article gives it.';
comment on column ledger_history.quantity is 'How much, as this article gives it.';
comment on column ledger_history.unit is 'Unit of quantity.';
comment on column ledger_history.currency is 'ISO 4217 code where it is money.';
comment on column ledger_history.article_id is 'The article.';
comment on column ledger_history.source_id is 'Its source.';
comment on column ledger_history.commitment_id is 'The finding.';
