-- A passage that speaks for scope and is none of its article's, or stands twice, among the articles of a run.
select e.article_id, e.field, e.start_char, e.end_char, count(*) as times
from scope_evidence e
join articles a using (article_id)
where a.run_id = $run_id
group by all
having count(*) > 1
    or e.start_char < 0
    or e.end_char <= e.start_char
    or e.end_char > any_value(
        length(case e.field when 'title' then a.title when 'standfirst' then coalesce(a.standfirst, '') else a.body end)
    )
