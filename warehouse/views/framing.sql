-- grain: one row per story
-- who could have carried it: enabled sources that answered a poll after the first report was certainly out, and no later
--   than a day after we met the last article on it; only they can be said not to have
create or replace view framing as
with polls as (
    select source_id, min(started_at) as started_at
    from fetches
    where role in ('feed', 'sitemap') and outcome in ('ok', 'not_modified')
    group by run_id, source_id
),
carried as (
    select
        a.story_id,
        list_sort(list(distinct src.ownership)) as carried_by_ownership,
        list_sort(list(distinct src.country) filter (src.country is not null)) as carried_by_country,
        list_sort(list(distinct a.language) filter (a.language <> 'und')) as carried_by_language,
        list_sort(list(distinct src.family) filter (src.family is not null)) as carried_by_family,
        list_sort(list(distinct a.source_id)) as carried_by_source,
        max(a.first_seen_at) + interval 1 day as until
    from articles a
    join sources src on src.id = a.source_id
    where a.story_id is not null
    group by a.story_id
),
asked as (
    select c.story_id, c.until, m.latest as since, src.*
    from stories s
    join carried c using (story_id)
    join article_moments m on m.article_id = s.first_article_id
    join sources src on src.enabled and src.kind <> 'seed' and not list_contains(c.carried_by_source, src.id)
),
others as (
    select q.*, coalesce(p.started_at <= q.until, false) as answered
    from asked q
    asof left join polls p on p.source_id = q.id and q.since <= p.started_at
),
silent as (
    select
        story_id,
        list_sort(list(distinct ownership) filter (answered)) as ownerships,
        list_sort(list(distinct country) filter (answered)) as countries,
        list_sort(list(distinct language) filter (answered)) as languages,
        list_sort(list(id) filter (answered)) as silent_sources,
        list_sort(list(id) filter (not answered)) as unheard_sources
    from others
    group by story_id
),
voices as (
    select story_id, count(distinct voice) as witness_count
    from article_voices
    group by story_id
)
select
    s.story_id,
    s.headline,
    c.carried_by_ownership,
    c.carried_by_country,
    list_filter(coalesce(o.ownerships, []), lambda each: not list_contains(c.carried_by_ownership, each)) as not_carried_by_ownership,
    list_filter(coalesce(o.countries, []), lambda each: not list_contains(c.carried_by_country, each)) as not_carried_by_country,
    coalesce(c.carried_by_language, []) as carried_by_language,
    list_filter(coalesce(o.languages, []), lambda each: not list_contains(c.carried_by_language, each)) as not_carried_by_language,
    coalesce(c.carried_by_family, []) as carried_by_family,
    v.witness_count,
    coalesce(o.silent_sources, []) as silent_sources,
    coalesce(o.unheard_sources, []) as unheard_sources
from stories s
join carried c using (story_id)
left join silent o using (story_id)
left join voices v using (story_id);
comment on view framing is 'Per story: who carried it, and who could have and did not. A source could have if it was enabled and answered a poll after the first report was certainly out and no later than a day after we met the last article on it.';
comment on column framing.story_id is 'The story.';
comment on column framing.headline is 'Its headline.';
comment on column framing.carried_by_ownership is 'Ownership classes of the sources that carried it.';
comment on column framing.carried_by_country is 'Countries of the sources that carried it.';
comment on column framing.not_carried_by_ownership is 'Ownership classes of the sources that could have carried it, of which none did.';
comment on column framing.not_carried_by_country is 'Countries of the sources that could have carried it, of which none did.';
comment on column framing.carried_by_language is 'Languages in which it was carried.';
comment on column framing.not_carried_by_language is 'Main languages of the sources that could have carried it, in which nobody did.';
comment on column framing.carried_by_family is 'Families of the sources that carried it.';
comment on column framing.witness_count is 'Independent witnesses: as many as rows in story_witnesses.';
comment on column framing.silent_sources is 'Sources that could have carried it and did not.';
comment on column framing.unheard_sources is 'Enabled sources that gave no answer in that time, so that nothing can be said of them: not polled, not started, refused or failed.';
