-- An article of a run with a date that nobody can have given.
select article_id, published_at, published_precision, published_basis
from articles
where run_id = $run_id
  and (
      (published_at is null) <> (published_precision is null)
      or (published_at is null) <> (published_basis is null)
      or (published_at < '1990-01-01 00:00:00+00' and published_basis <> 'seed')
      or published_at > first_seen_at + interval 36 hour
  )
