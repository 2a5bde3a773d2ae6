-- grain: one row per story: who had it first
create or replace view first_reports as
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
    a.first_seen_at
from stories s
join articles a on a.article_id = s.first_article_id
left join sources src on src.id = a.source_id;
comment on view first_reports is 'Per story: who reported it first.';
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
