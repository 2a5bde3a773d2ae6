-- grain: one row per story and independent voice
create or replace view story_witnesses as
select
    story_id,
    voice,
    arg_min(article_id, (latest, article_id)) as article_id,
    arg_min(source_id, (latest, article_id)) as source_id,
    min(latest) as latest,
    count(*) as articles,
    count(distinct source_id) as sources
from article_voices
group by story_id, voice;
comment on view story_witnesses is 'Per story: its independent witnesses. A reprint is none, an agency is one however many carry it, and so are the papers of one owner.';
comment on column story_witnesses.story_id is 'The story.';
comment on column story_witnesses.voice is 'The witness: the family of an agency or of a publisher (sources.family, agencies.family).';
comment on column story_witnesses.article_id is 'The first article in this voice, whoever published it.';
comment on column story_witnesses.source_id is 'The source of that article.';
comment on column story_witnesses.latest is 'That article appeared no later (UTC).';
comment on column story_witnesses.articles is 'Articles in this voice.';
comment on column story_witnesses.sources is 'Sources that carried it.';
