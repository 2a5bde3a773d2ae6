-- A promise, event or figure whose span is not its sentence, among the articles of a run.
with findings as (
    select commitment_id as finding_id, article_id, field, start_char, end_char, sentence from commitments
    union all
    select event_id, article_id, field, start_char, end_char, sentence from events
    union all
    select figure_id, article_id, field, start_char, end_char, sentence from figures
)
select f.finding_id, f.article_id, f.field, f.start_char, f.sentence
from findings f
join articles a using (article_id)
where a.run_id = $run_id
  and coalesce(
      substring(
          case f.field when 'title' then a.title when 'standfirst' then a.standfirst else a.body end,
          f.start_char + 1,
          f.end_char - f.start_char
      ),
      ''
  ) <> f.sentence
