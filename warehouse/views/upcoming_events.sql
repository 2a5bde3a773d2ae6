-- grain: one row per happening (calendar_id, or the finding itself where it was not joined to others) that lies ahead
create or replace view upcoming_events as
with latest as (
    select e.*, a.published_at, a.first_seen_at, a.source_id, a.url
    from events e
    join articles a using (article_id)
    qualify row_number() over (
        partition by coalesce(e.calendar_id, e.event_id)
        order by coalesce(a.published_at, a.first_seen_at) desc, e.event_id
    ) = 1
)
select
    coalesce(calendar_id, event_id) as calendar_id,
    kind, name, starts_on, ends_on, date_precision, place, country, status, article_id, source_id, url, sentence
from latest
where status in ('scheduled', 'postponed')
  and coalesce(
      ends_on,
      case date_precision
          when 'year' then starts_on + interval 1 year - interval 1 day
          when 'quarter' then starts_on + interval 3 month - interval 1 day
          when 'month' then starts_on + interval 1 month - interval 1 day
          else starts_on
      end::date
  ) >= cast(now() at time zone 'UTC' as date);
comment on view upcoming_events is 'Happenings ahead, as last heard of.';
comment on column upcoming_events.calendar_id is 'The happening.';
comment on column upcoming_events.kind is 'summit, visit, meeting, forum, ...';
comment on column upcoming_events.name is 'What it is called.';
comment on column upcoming_events.starts_on is 'First day, or first day of the month, quarter or year.';
comment on column upcoming_events.ends_on is 'Last day; null where it is one day or not known.';
comment on column upcoming_events.date_precision is 'day, month, quarter or year.';
comment on column upcoming_events.place is 'Where, as written.';
comment on column upcoming_events.country is 'Where: ISO 3166-1 alpha-2.';
comment on column upcoming_events.status is 'scheduled or postponed.';
comment on column upcoming_events.article_id is 'The article that speaks of it last.';
comment on column upcoming_events.source_id is 'Its source.';
comment on column upcoming_events.url is 'Its address.';
comment on column upcoming_events.sentence is 'The evidence.';
