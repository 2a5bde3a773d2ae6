-- grain: one row per time that the page of an article was gone
-- looks that say nothing of that (silent, poorer) are left out; what is missing once or twice is perhaps a glitch
create or replace view deletions as
with spells as (
    select *, count(*) filter (finding not in ('missing', 'deleted')) over (
        partition by article_id order by visited_at, fetch_id
    ) as spell
    from visits
    where finding not in ('silent', 'poorer')
),
gone as (
    select
        article_id,
        spell,
        max(visited_at) filter (finding not in ('missing', 'deleted')) as last_seen_at,
        min(visited_at) filter (finding in ('missing', 'deleted')) as first_missed_at,
        min(visited_at) filter (finding = 'deleted') as confirmed_at,
        max(visited_at) filter (finding in ('missing', 'deleted')) as last_missed_at,
        max(misses) as misses,
        arg_max(http_status, visited_at) as http_status,
        arg_max(detail, visited_at) as detail
    from spells
    group by article_id, spell
)
select
    a.article_id, a.source_id, a.url, a.title,
    coalesce(g.last_seen_at, a.loaded_at) as last_seen_at,
    g.first_missed_at, g.confirmed_at, g.last_missed_at, g.misses, g.http_status, g.detail,
    (
        select min(s.visited_at) from spells s
        where s.article_id = g.article_id and s.spell > g.spell
    ) as returned_at
from gone g
join articles a using (article_id)
where g.confirmed_at is not null;
comment on view deletions is 'One row per time that the page of an article was gone: missing at three looks in a row, over two hours at least. Its text stays in articles.';
comment on column deletions.article_id is 'The article.';
comment on column deletions.source_id is 'Its source.';
comment on column deletions.url is 'Its address.';
comment on column deletions.title is 'Its headline.';
comment on column deletions.last_seen_at is 'When its page was last there (UTC).';
comment on column deletions.first_missed_at is 'When it was first missing (UTC).';
comment on column deletions.confirmed_at is 'When that was confirmed (UTC).';
comment on column deletions.last_missed_at is 'When it was last missing (UTC).';
comment on column deletions.misses is 'At how many looks in a row.';
comment on column deletions.http_status is 'Status of the last of them: 404, 410, or 200 where the page said that nothing is there, or led elsewhere.';
comment on column deletions.detail is 'What it was missing by, in words.';
comment on column deletions.returned_at is 'When it was found there again (UTC); null as long as it is gone.';
