-- One article for all its addresses: twins share a key, and an address that leads to an article is its alias.
-- The temporary table `identities` (old_url, url, article_id) has every address in today's form, with its key.

create table ops.aliases (
    alias_id varchar primary key,
    article_id varchar not null,
    url varchar not null,
    seen_at timestamptz not null
);
comment on table ops.aliases is 'One row per further key of an article: that of an address which turned out to be its, too, by a redirect or by what its page says.';
comment on column ops.aliases.alias_id is 'The key that the address would have as an article of its own.';
comment on column ops.aliases.article_id is 'The article.';
comment on column ops.aliases.url is 'That address, canonical.';
comment on column ops.aliases.seen_at is 'When its page said so (UTC).';

comment on column articles.article_id is 'Key: first 16 hex digits of SHA-256 over the address without what its twins differ in (scheme, www. and its like, AMP forms, last slash). It stays as it was given first.';
comment on column articles.url is 'Canonical address, as it was seen first or as its page gives it; seed:NAME for a seed without one.';

-- Articles keep the keys that they were given when those were made otherwise, and are known by those of today. Of twins
-- one is, that with a text, else the one seen first.
insert into ops.aliases by name
select i.article_id as alias_id, a.article_id, a.url, a.first_seen_at as seen_at
from articles a
join identities i on i.old_url = a.url
where i.article_id <> a.article_id
qualify row_number() over (partition by i.article_id order by a.has_body desc, a.first_seen_at, a.article_id) = 1;

create temp table requeued as
select q.article_id as old_id, i.article_id as new_id,
    replace(q.item, concat('"url":"', i.old_url, '"'), concat('"url":"', i.url, '"')) as item,
    row_number() over (partition by i.article_id order by q.seen_at, q.article_id) = 1 as stays
from ops.queue q
join identities i on i.old_url = json_extract_string(q.item, '$.url');
delete from ops.queue where article_id in (select old_id from requeued where not stays);
update ops.queue set article_id = new_id, item = requeued.item
from requeued where ops.queue.article_id = old_id and old_id <> new_id;

drop table ops.known_lately;
create table ops.known_lately (
    key varchar not null,
    article_id varchar not null,
    source_id varchar not null,
    title varchar not null,
    content_hash varchar not null,
    has_body boolean not null,
    revision integer not null,
    first_seen_at timestamptz not null,
    asked_at timestamptz not null
);
comment on table ops.known_lately is 'One row per key of an article, its own or an alias, that documents of late held: what the look-up of known articles reads first, so that its cost does not grow with the articles stored. Can be emptied at any time.';
comment on column ops.known_lately.key is 'What was asked for.';
comment on column ops.known_lately.article_id is 'The article that it is.';
comment on column ops.known_lately.source_id is 'As in articles.';
comment on column ops.known_lately.title is 'As in articles.';
comment on column ops.known_lately.content_hash is 'As in articles.';
comment on column ops.known_lately.has_body is 'As in articles.';
comment on column ops.known_lately.revision is 'As in articles.';
comment on column ops.known_lately.first_seen_at is 'As in articles.';
comment on column ops.known_lately.asked_at is 'When it was looked up last, to within a day (UTC).';

drop table ops.article_filter;
create table ops.article_filter (
    keys bigint not null,
    bits blob not null
);
comment on table ops.article_filter is 'At most one row: a Bloom filter over the keys of all articles and their aliases. What it does not hold is new. Can be emptied at any time.';
comment on column ops.article_filter.keys is 'How many keys it holds.';
comment on column ops.article_filter.bits is 'Its bits.';

drop table requeued;
drop table identities;
