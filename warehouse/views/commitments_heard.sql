-- grain: one row per finding of a promise
-- order within a promise: when it was heard; of one moment, the further stage last
create or replace macro commitments_heard_before(ts) as table
with told as (
    select
        c.* exclude (ledger_id),
        coalesce(c.ledger_id, c.commitment_id) as ledger_id,
        coalesce(a.published_at, a.first_seen_at) as heard_at,
        a.source_id,
        a.language,
        case c.stage
            when 'pledged' then 0
            when 'agreed' then 1
            when 'signed' then 2
            when 'started' then 3
            when 'delayed' then 4
            when 'delivered' then 5
            else 6
        end as step
    from commitments c
    join articles a using (article_id)
    where a.loaded_at < ts::timestamptz
),
placed as (
    select *, row_number() over (partition by ledger_id order by heard_at, step, commitment_id) as position from told
)
select
    commitment_id,
    ledger_id,
    position,
    heard_at,
    step,
    stage not in ('delayed', 'cancelled') and step < coalesce(
        max(case when stage not in ('delayed', 'cancelled') then step end) over (
            partition by ledger_id order by position rows between unbounded preceding and 1 preceding
        ),
        0
    ) as is_retelling,
    article_id, source_id, language, actor, beneficiaries, stage, what, object, quantity, quantity_to, bound, unit,
    currency, due_from, due_to, due_text, conditional, names, sentence
from placed;
comment on macro table commitments_heard_before is 'The findings of each promise, as commitments_heard has them, in what had been loaded before a time.';

create or replace view commitments_heard as
from commitments_heard_before('infinity');
comment on view commitments_heard is 'The findings of each promise in the order in which they were heard: by the dates of the articles, not by when we read them.';
comment on column commitments_heard.commitment_id is 'The finding: key in commitments.';
comment on column commitments_heard.ledger_id is 'The promise; the finding itself where it was not joined to others.';
comment on column commitments_heard.position is 'Its place among the findings of the promise, from 1, in the order in which they were heard; of one moment, the further stage comes last.';
comment on column commitments_heard.heard_at is 'When its article appeared, or, without a date, when we first saw it (UTC).';
comment on column commitments_heard.step is 'Stages in their order, from pledged (0) to cancelled (6).';
comment on column commitments_heard.is_retelling is 'Whether a further stage had been heard before: a pledge told again after the start says nothing new of how far it is.';
comment on column commitments_heard.article_id is 'The article.';
comment on column commitments_heard.source_id is 'Its source.';
comment on column commitments_heard.language is 'Its language.';
comment on column commitments_heard.actor is 'Who promises.';
comment on column commitments_heard.beneficiaries is 'To whom.';
comment on column commitments_heard.stage is 'How far it is, by this article.';
comment on column commitments_heard.what is 'The deed or object.';
comment on column commitments_heard.object is 'What kind of thing it is.';
comment on column commitments_heard.quantity is 'How much.';
comment on column commitments_heard.quantity_to is 'Upper end of a range.';
comment on column commitments_heard.bound is 'about, over or under.';
comment on column commitments_heard.unit is 'Unit of quantity.';
comment on column commitments_heard.currency is 'ISO 4217 code where it is money.';
comment on column commitments_heard.due_from is 'First day of the period in which it is due.';
comment on column commitments_heard.due_to is 'Last day of that period.';
comment on column commitments_heard.due_text is 'The words that give the period.';
comment on column commitments_heard.conditional is 'Whether it is promised under a condition.';
comment on column commitments_heard.names is 'Tags of the names in its words.';
comment on column commitments_heard.sentence is 'The evidence.';
