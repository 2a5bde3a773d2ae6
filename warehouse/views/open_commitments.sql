-- grain: one row per promise (ledger_id) that is neither delivered nor cancelled, as last heard of
create or replace view open_commitments as
select
    l.ledger_id, l.actor, l.beneficiaries, l.object, l.what, l.stage, l.conditional, l.quantity, l.quantity_to, l.bound,
    l.unit, l.currency, l.due_from, l.due_to, l.due_text,
    l.due_to < cast(now() at time zone 'UTC' as date) as overdue,
    case
        when l.due_to is null then 'undated'
        when l.due_to < cast(now() at time zone 'UTC' as date) then 'overdue'
        else 'due'
    end as due_state,
    l.first_heard_at, l.last_heard_at, l.articles, l.sources, l.languages, l.names,
    c.article_id, a.source_id, a.url, c.sentence
from ledger l
join commitments c on c.commitment_id = l.last_commitment_id
join articles a on a.article_id = c.article_id
where l.stage not in ('delivered', 'cancelled');
comment on view open_commitments is 'Promises neither delivered nor cancelled, as last heard of.';
comment on column open_commitments.ledger_id is 'The promise.';
comment on column open_commitments.actor is 'Who promises.';
comment on column open_commitments.beneficiaries is 'To whom.';
comment on column open_commitments.object is 'What kind of thing is promised, the same in every language.';
comment on column open_commitments.what is 'The deed or object.';
comment on column open_commitments.stage is 'How far it was when last heard of.';
comment on column open_commitments.conditional is 'Whether it is promised under a condition.';
comment on column open_commitments.quantity is 'How much.';
comment on column open_commitments.quantity_to is 'Upper end of a range; null elsewhere.';
comment on column open_commitments.bound is 'about, over or under (at most).';
comment on column open_commitments.unit is 'Unit of quantity.';
comment on column open_commitments.currency is 'ISO 4217 code where it is money.';
comment on column open_commitments.due_from is 'First day of the period in which it is due.';
comment on column open_commitments.due_to is 'Last day of that period.';
comment on column open_commitments.due_text is 'The words that give the period.';
comment on column open_commitments.overdue is 'Whether the period has passed; null where none is known.';
comment on column open_commitments.due_state is 'due, overdue, or undated where no period is known.';
comment on column open_commitments.first_heard_at is 'Date of the earliest article that speaks of it (UTC).';
comment on column open_commitments.last_heard_at is 'Date of the article that speaks of it last (UTC).';
comment on column open_commitments.articles is 'Articles that speak of it, copies included.';
comment on column open_commitments.sources is 'Sources of these.';
comment on column open_commitments.languages is 'Their languages.';
comment on column open_commitments.names is 'Tags of all names in its words.';
comment on column open_commitments.article_id is 'The article that tells how far it is.';
comment on column open_commitments.source_id is 'Its source.';
comment on column open_commitments.url is 'Its address.';
comment on column open_commitments.sentence is 'The evidence.';
