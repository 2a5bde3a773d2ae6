-- grain: one row per happening that may take place on a day of [first, last], as it was known before known_before
with findings as (
    select
        coalesce(e.calendar_id, e.event_id) as calendar_id, e.* exclude (calendar_id),
        coalesce(
            e.ends_on,
            case e.date_precision
                when 'year' then e.starts_on + interval 1 year - interval 1 day
                when 'quarter' then e.starts_on + interval 3 month - interval 1 day
                when 'month' then e.starts_on + interval 1 month - interval 1 day
                else e.starts_on
            end::date
        ) as last_day
    from events e
),
latest as (
    select f.*
    from findings f
    join articles a using (article_id)
    where a.loaded_at < $known_before
    qualify row_number() over (
        partition by f.calendar_id order by coalesce(a.published_at, a.first_seen_at) desc, f.event_id
    ) = 1
)
select
    e.calendar_id, e.kind, e.name, e.starts_on, e.ends_on, e.date_precision, e.place, e.country, e.status,
    a.article_id, a.story_id, a.url, coalesce(s.name, a.source_id) as source_name, a.language,
    a.published_at, a.published_precision, a.in_scope,
    (select coalesce(list(tag order by tag), []) from tags t where t.article_id = e.article_id and kind = 'topic') as topics,
    coalesce(e.names, []) as names, e.sentence
from latest e
join articles a using (article_id)
left join sources s on s.id = a.source_id
where e.starts_on <= $last and e.last_day >= $first and e.date_precision is not null
order by e.starts_on, e.calendar_id
