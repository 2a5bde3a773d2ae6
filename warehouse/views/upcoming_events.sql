-- grain: one row per happening (calendar_id) that lies ahead, as last heard of
create or replace view upcoming_events as
select
    h.calendar_id, h.kind, h.name, h.ordinal, h.starts_on, h.ends_on, h.date_precision, h.last_day, h.place, h.country,
    h.status, h.first_heard_at, h.last_heard_at, h.articles, h.sources, h.languages, h.names,
    e.article_id, a.source_id, a.url, e.sentence
from happenings h
join events e on e.event_id = h.last_event_id
join articles a on a.article_id = e.article_id
where h.status in ('scheduled', 'postponed')
  and h.last_day >= cast(now() at time zone 'UTC' as date);
comment on view upcoming_events is 'Happenings ahead, as last heard of.';
comment on column upcoming_events.calendar_id is 'The happening.';
comment on column upcoming_events.kind is 'summit, visit, meeting, forum, ...';
comment on column upcoming_events.name is 'What it is called.';
comment on column upcoming_events.ordinal is 'Its number in a series.';
comment on column upcoming_events.starts_on is 'First day, or first day of the month, quarter or year.';
comment on column upcoming_events.ends_on is 'Last day; null where it is one day or not known.';
comment on column upcoming_events.date_precision is 'day, month, quarter or year.';
comment on column upcoming_events.last_day is 'Last day on which it may take place.';
comment on column upcoming_events.place is 'Where, as written.';
comment on column upcoming_events.country is 'Where: ISO 3166-1 alpha-2.';
comment on column upcoming_events.status is 'scheduled or postponed.';
comment on column upcoming_events.first_heard_at is 'Date of the earliest article that speaks of it (UTC).';
comment on column upcoming_events.last_heard_at is 'Date of the latest one (UTC).';
comment on column upcoming_events.articles is 'Articles that speak of it, copies included.';
comment on column upcoming_events.sources is 'Sources of these.';
comment on column upcoming_events.languages is 'Their languages.';
comment on column upcoming_events.names is 'Tags of all names in its words.';
comment on column upcoming_events.article_id is 'The article that tells the status.';
comment on column upcoming_events.source_id is 'Its source.';
comment on column upcoming_events.url is 'Its address.';
comment on column upcoming_events.sentence is 'The evidence.';
