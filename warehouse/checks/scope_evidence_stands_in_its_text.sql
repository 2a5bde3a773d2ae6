-- Evidence for scope whose span is no passage of its text, among the articles of a run.
select e.article_id, e.field, e.start_char, e.end_char
from scope_evidence e
join articles a using (article_id)
where a.run_id = $run_id
  and (
      e.start_char < 0
      or e.end_char <= e.start_char
      or e.end_char > length(coalesce(
          case e.field when 'title' then a.title when 'standfirst' then a.standfirst else a.body end, ''
      ))
  )
