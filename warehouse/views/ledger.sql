-- grain: one row per promise (ledger_id), as last heard of
-- preferences are added to the position in steps of 1,000,000: more than a promise has findings
create or replace macro ledger_as_of(ts) as table
with summed as (
    select
        ledger_id,
        arg_min(actor, position + case when actor = '' then 1000000 else 0 end) as actor,
        arg_min(beneficiaries, position - 1000000 * len(beneficiaries)) as beneficiaries,
        arg_min(object, position) filter (object is not null) as object,
        arg_min(what, position + case when language = 'en' then 0 else 1000000 end) as what,
        arg_max(
            {'quantity': quantity, 'quantity_to': quantity_to, 'bound': bound, 'unit': unit, 'currency': currency},
            position - case when is_retelling then 1000000 else 0 end
        ) filter (quantity is not null) as amount,
        arg_max(
            {'due_from': due_from, 'due_to': due_to, 'due_text': due_text},
            position - case when due_to is null then 2000000 when is_retelling then 1000000 else 0 end
        ) filter (due_to is not null or due_text is not null) as due,
        arg_max(
            {'stage': stage, 'conditional': conditional, 'commitment_id': commitment_id, 'article_id': article_id},
            position
        ) filter (not is_retelling) as latest,
        min(heard_at) as first_heard_at,
        max(heard_at) as last_heard_at,
        count(distinct article_id) as articles,
        count(distinct source_id) as sources,
        list_sort(list(distinct language)) as languages,
        list_sort(list_distinct(flatten(list(coalesce(names, []))))) as names,
        arg_min(article_id, position) as first_article_id
    from commitments_heard_before(ts)
    group by ledger_id
)
select
    ledger_id, actor, beneficiaries, object, what,
    amount.quantity as quantity,
    amount.quantity_to as quantity_to,
    amount.bound as bound,
    amount.unit as unit,
    amount.currency as currency,
    due.due_from as due_from,
    due.due_to as due_to,
    due.due_text as due_text,
    latest.stage as stage,
    latest.conditional as conditional,
    first_heard_at, last_heard_at, articles, sources, languages, names, first_article_id,
    latest.article_id as last_article_id,
    latest.commitment_id as last_commitment_id
from summed;
comment on macro table ledger_as_of is 'The promises as they stood at a time, by what had been loaded before it.';

create or replace view ledger as
from ledger_as_of('infinity');
comment on view ledger is 'The promises: what was promised, by whom to whom, how much, by when, and what became of it. Findings of different articles are one promise where that is sure; ledger_candidates has the pairs that are not, ledger_merges those that were brought together later.';
comment on column ledger.ledger_id is 'The promise; stable: that of the first finding, whatever comes later.';
comment on column ledger.actor is 'Who promises: ISO country code, or the name as the first article that says it writes it; empty where none does.';
comment on column ledger.beneficiaries is 'To whom, by the article that names most: ISO country codes, or names as written.';
comment on column ledger.object is 'What kind of thing is promised, the same in every language.';
comment on column ledger.what is 'The deed or object, in the words of the first article, one in English if there is any.';
comment on column ledger.quantity is 'How much, as last heard; null where no article gives a number.';
comment on column ledger.quantity_to is 'Upper end of a range; null elsewhere.';
comment on column ledger.bound is 'about, over or under (at most) where that article says so.';
comment on column ledger.unit is 'Unit of quantity.';
comment on column ledger.currency is 'ISO 4217 code where it is money.';
comment on column ledger.due_from is 'First day of the period in which it is due, as last heard.';
comment on column ledger.due_to is 'Last day of that period.';
comment on column ledger.due_text is 'The words that give the period.';
comment on column ledger.stage is 'How far it was when last heard of: the furthest stage, or a delay or cancellation heard since.';
comment on column ledger.conditional is 'Whether it is promised under a condition, by the article that tells the stage.';
comment on column ledger.first_heard_at is 'Date of the earliest article that speaks of it (UTC).';
comment on column ledger.last_heard_at is 'Date of the latest one (UTC).';
comment on column ledger.articles is 'Articles that speak of it, copies included.';
comment on column ledger.sources is 'Sources of these.';
comment on column ledger.languages is 'Their languages.';
comment on column ledger.names is 'Tags of all names in its words.';
comment on column ledger.first_article_id is 'The earliest article.';
comment on column ledger.last_article_id is 'The article that tells the stage.';
comment on column ledger.last_commitment_id is 'The finding that tells the stage.';
