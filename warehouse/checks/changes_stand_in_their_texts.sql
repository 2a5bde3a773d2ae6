-- A change of an article of a run whose words are not those of its two revisions.
select c.article_id, c.revision, c.position, c.kind, c.before, c.after
from changes c
join articles a on a.article_id = c.article_id and a.revision = c.revision
join revisions n on n.article_id = c.article_id and n.revision = c.revision
left join revisions o on o.article_id = c.article_id and o.revision = c.revision - 1
where a.run_id = $run_id
  and (
      o.article_id is null
      or substring(
          case c.field when 'title' then o.title when 'standfirst' then o.standfirst else o.body end,
          c.before_start + 1, c.before_end - c.before_start
      ) is distinct from c.before
      or substring(
          case c.field when 'title' then n.title when 'standfirst' then n.standfirst else n.body end,
          c.after_start + 1, c.after_end - c.after_start
      ) is distinct from c.after
  )
