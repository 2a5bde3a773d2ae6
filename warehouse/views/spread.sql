-- grain: one row per story and source that carried it, by its first article there
-- order: the story's first article, then by the moment at which an article was certainly out
create or replace view spread as
with ranked as (
    select
        v.*,
        first.earliest as first_earliest,
        first.latest as first_latest,
        v.article_id = s.first_article_id as is_first,
        count(*) over (partition by v.story_id, v.source_id) as articles,
        row_number() over (
            partition by v.story_id, v.source_id
            order by v.article_id <> s.first_article_id, v.latest, v.earliest nulls first, v.article_id
        ) as number
    from stories s
    join article_voices v on v.story_id = s.story_id
    left join article_moments first on first.article_id = s.first_article_id
)
select
    r.story_id,
    row_number() over (
        partition by r.story_id order by r.is_first desc, r.latest, r.earliest nulls first, r.article_id
    ) as position,
    r.source_id,
    src.name as source_name,
    r.article_id,
    a.title,
    a.published_at,
    a.published_precision,
    a.first_seen_at,
    r.earliest,
    r.latest,
    r.latest - r.first_latest as lag,
    greatest(r.earliest - r.first_latest, interval 0 second) as lag_at_least,
    r.latest - r.first_earliest as lag_at_most,
    a.language,
    src.country,
    src.ownership,
    src.family,
    r.copy_of is not null as is_copy,
    r.wire,
    r.voice,
    w.source_id is not null as is_witness,
    r.articles
from ranked r
join articles a on a.article_id = r.article_id
left join sources src on src.id = r.source_id
left join (
    select distinct story_id, source_id
    from article_voices
    qualify row_number() over (partition by story_id, voice order by latest, article_id) = 1
) w on w.story_id = r.story_id and w.source_id = r.source_id
where r.number = 1;
comment on view spread is 'Per story and source that carried it: in which order, how long after the first, in which language and country, in whose words.';
comment on column spread.story_id is 'The story.';
comment on column spread.position is 'Place in the order of appearance, from 1; between overlapping error bars the order is a guess.';
comment on column spread.source_id is 'The source.';
comment on column spread.source_name is 'Its name.';
comment on column spread.article_id is 'Its first article on the story.';
comment on column spread.title is 'That article''s headline.';
comment on column spread.published_at is 'When the publisher says that it appeared (UTC).';
comment on column spread.published_precision is 'How precise that is.';
comment on column spread.first_seen_at is 'When we first had it (UTC).';
comment on column spread.earliest is 'It appeared no earlier (UTC); null where nothing tells.';
comment on column spread.latest is 'It appeared no later (UTC).';
comment on column spread.lag is 'How long after the story''s first article it was certainly out, from the end of one error bar to the end of the other.';
comment on column spread.lag_at_least is 'The shortest time by which it can be later; 0 where the error bars overlap.';
comment on column spread.lag_at_most is 'The longest; null where the first article''s error bar has no begin.';
comment on column spread.language is 'Language of the article.';
comment on column spread.country is 'Where the publisher is.';
comment on column spread.ownership is 'Who owns it.';
comment on column spread.family is 'Whose the source is; null for a seed.';
comment on column spread.is_copy is 'Whether the article copies another.';
comment on column spread.wire is 'The agency that it credits; null if none.';
comment on column spread.voice is 'Whose voice it is, as in article_voices.';
comment on column spread.is_witness is 'Whether the source was the first to carry one of the story''s independent voices.';
comment on column spread.articles is 'Its articles on the story.';
