-- A mention whose span is not its text, among the articles of a run.
select m.article_id, m.tag, m.field, m.start_char, m.matched_text
from mentions m
join articles a using (article_id)
where a.run_id = $run_id
  and coalesce(
      substring(
          case m.field when 'title' then a.title when 'standfirst' then a.standfirst else a.body end,
          m.start_char + 1,
          m.end_char - m.start_char
      ),
      ''
  ) <> m.matched_text
