-- grain: one row per thing counted, period and unit of which different sources say different numbers; never averaged
create or replace view conflicting_figures as
select
    f.about,
    f.as_of,
    f.unit,
    f.currency,
    list_sort(list(distinct f.quantity)) as quantities,
    list({
        'quantity': f.quantity, 'source_id': a.source_id, 'article_id': f.article_id, 'sentence': f.sentence
    } order by f.quantity, a.source_id, f.figure_id) as statements
from figures f
join articles a using (article_id)
where f.about is not null
group by f.about, f.as_of, f.unit, f.currency
having count(distinct f.quantity) > 1 and count(distinct a.source_id) > 1;
comment on view conflicting_figures is 'Side by side: different numbers that different sources give for the same thing.';
comment on column conflicting_figures.about is 'What is counted.';
comment on column conflicting_figures.as_of is 'Last day of the period.';
comment on column conflicting_figures.unit is 'Unit.';
comment on column conflicting_figures.currency is 'ISO 4217 code where it is money.';
comment on column conflicting_figures.quantities is 'The different numbers, smallest first.';
comment on column conflicting_figures.statements is 'Who says which, with the evidence.';
