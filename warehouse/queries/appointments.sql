-- grain: one row per happening that may take place on a day of [first, last], as it was known at a time
select
    h.calendar_id, h.kind, h.name, h.starts_on, h.ends_on, h.date_precision, h.place, h.country, h.status,
    a.article_id, a.story_id, a.url, coalesce(s.name, a.source_id) as source_name, h.languages,
    case when list_contains(h.languages, 'en') then 'en' else f.language end as language, -- as happenings chooses names
    a.published_at, a.published_precision, a.in_scope,
    (select coalesce(list(tag order by tag), []) from tags t where t.article_id = e.article_id and kind = 'topic') as topics,
    h.names, e.sentence
from happenings_as_of($known_at) h
join events e on e.event_id = h.last_event_id
join articles a on a.article_id = e.article_id
join articles f on f.article_id = h.first_article_id
left join sources s on s.id = a.source_id
where h.starts_on <= $last and h.last_day >= $first
order by h.starts_on, h.calendar_id
