-- grain: one row per story
create or replace view framing as
with carried as (
    select
        a.story_id,
        list_sort(list(distinct src.ownership)) as carried_by_ownership,
        list_sort(list(distinct src.country)) as carried_by_country
    from articles a
    join sources src on src.id = a.source_id
    where a.story_id is not null
    group by a.story_id
),
everyone as (
    select list_sort(list(distinct ownership)) as ownerships, list_sort(list(distinct country)) as countries
    from sources
    where enabled and kind <> 'seed'
)
select
    s.story_id,
    s.headline,
    c.carried_by_ownership,
    c.carried_by_country,
    list_filter(e.ownerships, lambda o: not list_contains(c.carried_by_ownership, o)) as not_carried_by_ownership,
    list_filter(e.countries, lambda o: not list_contains(c.carried_by_country, o)) as not_carried_by_country
from stories s
join carried c using (story_id)
cross join everyone e;
comment on view framing is 'Per story: which ownership classes and countries carried it, and which did not.';
comment on column framing.story_id is 'The story.';
comment on column framing.headline is 'Its headline.';
comment on column framing.carried_by_ownership is 'Ownership classes of the sources that carried it.';
comment on column framing.carried_by_country is 'Countries of the sources that carried it.';
comment on column framing.not_carried_by_ownership is 'Ownership classes among the sources of which none carried it.';
comment on column framing.not_carried_by_country is 'Countries among the sources of which none carried it.';
