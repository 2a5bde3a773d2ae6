-- grain: one row per pair of countries and article in scope that names both
create or replace view dyads as
select
    'CN-' || other.country as dyad,
    other.country,
    a.article_id,
    a.source_id,
    a.language,
    a.title,
    a.published_at,
    a.first_seen_at,
    a.copy_of is null as original,
    list_sort(coalesce(topics.tags, [])) as topics
from articles a
join (
    select article_id, tag[9:] as country
    from tags
    where tag in ('country/KZ', 'country/KG', 'country/TJ', 'country/TM', 'country/UZ')
) as other using (article_id)
left join (
    select article_id, list(tag) as tags
    from tags
    where kind = 'topic'
    group by article_id
) as topics using (article_id)
where a.in_scope and a.article_id in (select article_id from tags where tag = 'country/CN');
comment on view dyads is 'Articles in scope by bilateral relation: CN-KZ, CN-KG, CN-TJ, CN-TM, CN-UZ.';
comment on column dyads.dyad is 'The pair, such as CN-KZ.';
comment on column dyads.country is 'The Central Asian side.';
comment on column dyads.article_id is 'The article.';
comment on column dyads.source_id is 'Its source.';
comment on column dyads.language is 'Its language.';
comment on column dyads.title is 'Its headline.';
comment on column dyads.published_at is 'When the publisher says it appeared (UTC).';
comment on column dyads.first_seen_at is 'When we first had it (UTC).';
comment on column dyads.original is 'Whether it is no copy of another.';
comment on column dyads.topics is 'Topics it is about.';
