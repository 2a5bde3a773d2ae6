-- grain: one row per happening (calendar_id), as last heard of
-- preferences are added to the position in steps of 1,000,000: more than a happening has findings
create or replace macro happenings_as_of(ts) as table
with summed as (
    select
        calendar_id,
        arg_min(kind, position + case when kind = 'other' then 1000000 else 0 end) as kind,
        arg_min(name, position - 1000000 * len(name) - case when language = 'en' then 1000000000000 else 0 end) as name,
        max(ordinal) as ordinal,
        -- the most precise statement since the last postponement, the latest of these
        arg_max(
            {'starts_on': starts_on, 'ends_on': ends_on, 'date_precision': coalesce(date_precision, 'day')},
            position
                + case date_precision when 'year' then 0 when 'quarter' then 1 when 'month' then 2 else 3 end * 1000000
                - case when is_superseded then 10000000 else 0 end
        ) filter (starts_on is not null) as dated,
        arg_max(place, position - case when is_superseded then 1000000 else 0 end) filter (place is not null) as place,
        arg_max(country, position - case when is_superseded then 1000000 else 0 end) filter (country is not null) as country,
        arg_max(
            {'status': status, 'event_id': event_id, 'article_id': article_id}, position
        ) filter (not is_retelling) as latest,
        min(heard_at) as first_heard_at,
        max(heard_at) as last_heard_at,
        count(distinct article_id) as articles,
        count(distinct source_id) as sources,
        list_sort(list(distinct language)) as languages,
        list_sort(list_distinct(flatten(list(coalesce(names, []))))) as names,
        arg_min(article_id, position) as first_article_id
    from events_heard_before(ts)
    group by calendar_id
)
select
    calendar_id, kind, name, ordinal,
    dated.starts_on as starts_on,
    dated.ends_on as ends_on,
    dated.date_precision as date_precision,
    coalesce(
        dated.ends_on,
        case dated.date_precision
            when 'year' then dated.starts_on + interval 1 year - interval 1 day
            when 'quarter' then dated.starts_on + interval 3 month - interval 1 day
            when 'month' then dated.starts_on + interval 1 month - interval 1 day
            else dated.starts_on
        end::date
    ) as last_day,
    place, country,
    latest.status as status,
    first_heard_at, last_heard_at, articles, sources, languages, names, first_article_id,
    latest.article_id as last_article_id,
    latest.event_id as last_event_id
from summed;
comment on macro table happenings_as_of is 'The happenings as they stood at a time, by what had been loaded before it.';

create or replace view happenings as
from happenings_as_of('infinity');
comment on view happenings is 'The calendar: what took place and what lies ahead. Findings of different articles are one happening where that is sure; calendar_candidates has the pairs that are not, calendar_merges those that were brought together later.';
comment on column happenings.calendar_id is 'The happening; stable: that of the first finding, whatever comes later.';
comment on column happenings.kind is 'summit, visit, meeting, forum, signing, opening, exhibition, exercise, election, anniversary or other, by the first article that says more than other.';
comment on column happenings.name is 'What it is called: the fullest name, one in English if there is any.';
comment on column happenings.ordinal is 'Its number in a series: 2 of the second summit.';
comment on column happenings.starts_on is 'First day, or first day of the month, quarter or year, by the most precise of the latest articles; of a postponed one whose new date is not known, the old one.';
comment on column happenings.ends_on is 'Last day; null where it is one day or not known.';
comment on column happenings.date_precision is 'day, month, quarter or year.';
comment on column happenings.last_day is 'Last day on which it may take place, by the precision of its date.';
comment on column happenings.place is 'Where, as written.';
comment on column happenings.country is 'Where: ISO 3166-1 alpha-2.';
comment on column happenings.status is 'scheduled, held, postponed or cancelled, as last heard.';
comment on column happenings.first_heard_at is 'Date of the earliest article that speaks of it (UTC).';
comment on column happenings.last_heard_at is 'Date of the latest one (UTC).';
comment on column happenings.articles is 'Articles that speak of it, copies included.';
comment on column happenings.sources is 'Sources of these.';
comment on column happenings.languages is 'Their languages.';
comment on column happenings.names is 'Tags of all names in its words.';
comment on column happenings.first_article_id is 'The earliest article.';
comment on column happenings.last_article_id is 'The article that tells the status.';
comment on column happenings.last_event_id is 'The finding that tells the status.';
