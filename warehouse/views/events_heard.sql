-- grain: one row per finding of a happening
-- order within a happening: when it was heard; of one moment, that it was held last
create or replace macro events_heard_before(ts) as table
with told as (
    select
        e.* exclude (calendar_id),
        coalesce(e.calendar_id, e.event_id) as calendar_id,
        coalesce(a.published_at, a.first_seen_at) as heard_at,
        a.source_id,
        a.language,
        case e.status when 'scheduled' then 0 when 'postponed' then 1 when 'cancelled' then 2 else 3 end as step
    from events e
    join articles a using (article_id)
    where a.loaded_at < ts::timestamptz
),
placed as (
    select *, row_number() over (partition by calendar_id order by heard_at, step, event_id) as position from told
),
marked as (
    select
        *,
        status = 'scheduled' and coalesce(bool_or(status = 'held') over earlier, false) as is_retelling,
        max(case when status = 'postponed' then heard_at end) over (partition by calendar_id) as moved_at
    from placed
    window earlier as (partition by calendar_id order by position rows between unbounded preceding and 1 preceding)
)
select
    event_id,
    calendar_id,
    position,
    heard_at,
    step,
    is_retelling,
    coalesce(heard_at < moved_at, false) as is_superseded,
    article_id, source_id, language, kind, name, ordinal, starts_on, ends_on, date_precision, place, country, status,
    names, sentence
from marked;
comment on macro table events_heard_before is 'The findings of each happening, as events_heard has them, in what had been loaded before a time.';

create or replace view events_heard as
from events_heard_before('infinity');
comment on view events_heard is 'The findings of each happening in the order in which they were heard: by the dates of the articles, not by when we read them.';
comment on column events_heard.event_id is 'The finding: key in events.';
comment on column events_heard.calendar_id is 'The happening; the finding itself where it was not joined to others.';
comment on column events_heard.position is 'Its place among the findings of the happening, from 1, in the order in which they were heard; of one moment, that it was held comes last.';
comment on column events_heard.heard_at is 'When its article appeared, or, without a date, when we first saw it (UTC).';
comment on column events_heard.step is 'Statuses in their order, from scheduled (0) to held (3).';
comment on column events_heard.is_retelling is 'Whether it is told as scheduled after it had been told as held.';
comment on column events_heard.is_superseded is 'Whether a postponement was heard of later: the date given here no longer counts.';
comment on column events_heard.article_id is 'The article.';
comment on column events_heard.source_id is 'Its source.';
comment on column events_heard.language is 'Its language.';
comment on column events_heard.kind is 'summit, visit, meeting, forum, ...';
comment on column events_heard.name is 'What it is called.';
comment on column events_heard.ordinal is 'Its number in a series.';
comment on column events_heard.starts_on is 'First day, or first day of the month, quarter or year.';
comment on column events_heard.ends_on is 'Last day; null where it is one day or not known.';
comment on column events_heard.date_precision is 'day, month, quarter or year.';
comment on column events_heard.place is 'Where, as written.';
comment on column events_heard.country is 'Where: ISO 3166-1 alpha-2.';
comment on column events_heard.status is 'scheduled, held, postponed or cancelled, by this article.';
comment on column events_heard.names is 'Tags of the names in its words.';
comment on column events_heard.sentence is 'The evidence.';
