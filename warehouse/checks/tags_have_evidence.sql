-- A tag of an article of a run whose count of mentions is not that of its evidence.
select t.article_id, t.tag, t.mentions, count(m.tag) as found
from tags t
join articles a using (article_id)
left join mentions m on m.article_id = t.article_id and m.tag = t.tag
where a.run_id = $run_id
group by t.article_id, t.tag, t.mentions
having count(m.tag) <> t.mentions or t.mentions = 0
