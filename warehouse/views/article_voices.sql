-- grain: one row per article that belongs to a story
-- the same as newsdesk.witnesses.voices: copies have one voice with their original: the family of the agency that one of
--   them credits, or whose own it is, the earliest first; else that of the original, or of the earliest copy
create or replace view article_voices as
with told as (
    select
        m.story_id,
        m.article_id,
        m.source_id,
        m.earliest,
        m.latest,
        a.copy_of,
        a.wire,
        coalesce(a.copy_of, a.article_id) as root,
        coalesce(s.family, a.article_id) as family,
        coalesce(credited.family, own.family) as agency
    from article_moments m
    join articles a using (article_id)
    left join sources s on s.id = a.source_id
    left join agencies credited on credited.name = a.wire
    left join (select distinct family from agencies) own on own.family = s.family
    where m.story_id is not null
)
select
    story_id,
    article_id,
    source_id,
    earliest,
    latest,
    copy_of,
    wire,
    family,
    coalesce(
        first_value(agency ignore nulls) over same,
        first_value(case when article_id = root then family end ignore nulls) over same,
        first_value(family) over same
    ) as voice
from told
window same as (
    partition by story_id, root order by latest, article_id rows between unbounded preceding and unbounded following
);
comment on view article_voices is 'Per article of a story: whose voice it is. Copies speak with their original''s voice, texts of an agency with the agency''s, publishers of one owner with one.';
comment on column article_voices.story_id is 'The story.';
comment on column article_voices.article_id is 'The article.';
comment on column article_voices.source_id is 'Its source.';
comment on column article_voices.earliest is 'It appeared no earlier (UTC), as in article_moments.';
comment on column article_voices.latest is 'It appeared no later (UTC), as in article_moments.';
comment on column article_voices.copy_of is 'What it is a copy of; null for an original.';
comment on column article_voices.wire is 'The agency that it credits; null if none.';
comment on column article_voices.family is 'Whose its source is; its own key for a seed, which is nobody''s.';
comment on column article_voices.voice is 'Whose voice it is: the family of an agency or of a publisher.';
