-- grain: one row per thing counted, period and unit of which different voices say different numbers; never averaged
-- two numbers differ where they are further apart than rounding goes (2 %), and than their words allow: "over" reaches a
--   tenth upwards, "up to" a tenth downwards, "about" a twentieth both ways
-- copies are one text, and texts of one owner or of one agency one voice; the dead and the injured are compared within a
--   story only, as no country has but one accident a day
create or replace view conflicting_figures as
with told as (
    select
        f.figure_id,
        f.about,
        f.period_from,
        f.as_of,
        f.unit,
        f.currency,
        f.quantity,
        f.quantity_to,
        f.bound,
        f.sentence,
        f.article_id,
        a.source_id,
        a.copy_of,
        coalesce(a.copy_of, a.article_id) as root,
        coalesce(g.family, s.family, a.source_id) as voice,
        case
            when split_part(f.about, ' ', 1) in ('deaths', 'injured') then coalesce(a.story_id, a.article_id)
        end as story_id,
        case f.bound when 'under' then 0.1 when 'about' then 0.05 else 0.01 end as below,
        case f.bound when 'over' then 0.1 when 'about' then 0.05 else 0.01 end as above
    from figures f
    join articles a using (article_id)
    left join sources s on s.id = a.source_id
    left join agencies g on g.name = a.wire
    where f.about is not null and f.as_of is not null
    qualify row_number() over (
        partition by root, f.about, f.period_from, f.as_of, f.unit, f.currency, f.quantity
        order by a.copy_of nulls first, f.figure_id
    ) = 1
),
reaching as (
    select
        *,
        hash(about, period_from, as_of, unit, currency, story_id) as same,
        quantity - below * abs(quantity) as low,
        coalesce(quantity_to, quantity) + above * abs(coalesce(quantity_to, quantity)) as high
    from told
),
disputed as (
    select distinct f.same
    from reaching f
    join reaching g on g.same = f.same and g.voice <> f.voice and g.root <> f.root and f.high < g.low
)
select
    about,
    period_from,
    as_of,
    unit,
    currency,
    list_sort(list(distinct quantity)) as quantities,
    list({
        'quantity': quantity, 'quantity_to': quantity_to, 'bound': bound, 'source_id': source_id, 'article_id': article_id,
        'sentence': sentence
    } order by quantity, source_id, figure_id) as statements
from reaching
join disputed using (same)
group by same, about, period_from, as_of, unit, currency;
comment on view conflicting_figures is 'Side by side: different numbers that different voices give for the same thing and period. Rounding is no difference; copies are one text.';
comment on column conflicting_figures.about is 'What is counted, and of whom.';
comment on column conflicting_figures.period_from is 'First day of the period; null where it is said as of a day.';
comment on column conflicting_figures.as_of is 'Last day of the period.';
comment on column conflicting_figures.unit is 'Unit.';
comment on column conflicting_figures.currency is 'ISO 4217 code where it is money.';
comment on column conflicting_figures.quantities is 'The different numbers, smallest first.';
comment on column conflicting_figures.statements is 'Who says which, with bounds and evidence.';
