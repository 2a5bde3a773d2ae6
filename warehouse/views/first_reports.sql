-- grain: one row per story: who had it first
-- rivals: sources of other owners whose own first article may have appeared before this one had to have
create or replace view first_reports as
with rivals as (
    select first.story_id, count(distinct other.source_id) as rivals
    from stories s
    join article_voices first on first.article_id = s.first_article_id
    join article_voices other on other.story_id = first.story_id and other.family <> first.family
    where other.earliest is null or other.earliest <= first.latest
    group by first.story_id
)
select
    s.story_id,
    s.headline,
    a.article_id,
    a.source_id,
    src.name as source_name,
    src.country as source_country,
    src.ownership,
    a.language,
    a.published_at,
    a.published_precision,
    a.first_seen_at,
    src.family,
    a.wire,
    m.earliest,
    m.latest,
    m.told_by,
    coalesce(r.rivals, 0) as rivals,
    r.rivals is null as is_certain
from stories s
join articles a on a.article_id = s.first_article_id
join article_moments m on m.article_id = a.article_id
left join sources src on src.id = a.source_id
left join rivals r on r.story_id = s.story_id;
comment on view first_reports is 'Per story: who reported it first, and how sure that is.';
comment on column first_reports.story_id is 'The story.';
comment on column first_reports.headline is 'Its headline.';
comment on column first_reports.article_id is 'The first article.';
comment on column first_reports.source_id is 'Its source.';
comment on column first_reports.source_name is 'The source''s name.';
comment on column first_reports.source_country is 'Where the publisher is.';
comment on column first_reports.ownership is 'Who owns it.';
comment on column first_reports.language is 'Language of the first article.';
comment on column first_reports.published_at is 'When the publisher says it appeared (UTC).';
comment on column first_reports.published_precision is 'How precise that is.';
comment on column first_reports.first_seen_at is 'When we first had it (UTC).';
comment on column first_reports.family is 'Whose the source is; null for a seed.';
comment on column first_reports.wire is 'The agency that the first article credits; null if none.';
comment on column first_reports.earliest is 'It appeared no earlier (UTC): the begin of the error bar; null where nothing tells.';
comment on column first_reports.latest is 'It appeared no later (UTC): the end of the error bar.';
comment on column first_reports.told_by is 'What the error bar comes from: second, minute, day or month, by the precision of the date; poll, where there is no date, from the last answered poll before to the one that brought it.';
comment on column first_reports.rivals is 'Other sources, of other owners, that may have been first: the error bar of an article of theirs begins before this one''s ends.';
comment on column first_reports.is_certain is 'Whether there is no such rival among the sources that we watch.';
