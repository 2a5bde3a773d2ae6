-- What careful fetching needs: why requests fail, each source's rhythm, where the archive holds what, and what waits.

alter table fetches add column failure varchar;
comment on column fetches.failure is 'Kind of failure: name, connection, tls, timeout, protocol, too_large, redirects, missing, gone, denied, busy, server, status, not_a_feed, forbidden or interrupted; null where it did not fail.';
comment on table fetches is 'One row per request made: polls of feeds and sitemaps, pages behind items; also the reading of the seeds directory, and the taking up of items that waited.';
comment on column fetches.role is 'feed, sitemap, page, seed, or queue (no request: items that waited).';
comment on column fetches.outcome is 'ok, not_modified, failed, not_started (the run''s time was used up, or the host had asked to be left alone) or refused (must not be fetched).';

alter table articles add column has_body boolean;
update articles set has_body = body <> '';
comment on column articles.has_body is 'Whether body is more than empty.';

create table captures (
    fetch_id varchar primary key,
    run_id varchar not null,
    source_id varchar not null,
    role varchar not null,
    url varchar not null,
    captured_at timestamptz not null,
    digest varchar not null,
    record varchar not null,
    file varchar not null,
    "offset" bigint not null,
    length bigint not null,
    original_file varchar,
    original_offset bigint
);
comment on table captures is 'One row per answer in the raw archive: where it is.';
comment on column captures.fetch_id is 'The request that brought it.';
comment on column captures.run_id is 'The run it was made in.';
comment on column captures.source_id is 'The source it was made for.';
comment on column captures.role is 'feed, sitemap, page or seed.';
comment on column captures.url is 'Address asked, without credentials; seed:NAME for a seed.';
comment on column captures.captured_at is 'When the answer was complete (UTC).';
comment on column captures.digest is 'Of the body, as WARC writes it: sha256: and base 32.';
comment on column captures.record is 'response, revisit (its body is that of an earlier record) or resource (a seed).';
comment on column captures.file is 'File in the archive directory.';
comment on column captures."offset" is 'Where its record begins in the file, in bytes.';
comment on column captures.length is 'Length of its record there, in bytes, compressed.';
comment on column captures.original_file is 'File that holds the body of a revisit; null for others.';
comment on column captures.original_offset is 'Where the record with that body begins, in bytes; null for others.';

alter table ops.source_state add column interval_seconds double;
alter table ops.source_state add column failure varchar;
alter table ops.source_state add column answered_at timestamptz;
alter table ops.source_state add column read_at timestamptz;
alter table ops.source_state add column digest varchar;
alter table ops.source_state add column items integer default 0;
alter table ops.source_state add column items_per_hour double;
alter table ops.source_state add column asked_seconds double;
alter table ops.source_state add column moved_to varchar;
alter table ops.source_state add column validators_lie boolean default false;
comment on column ops.source_state.interval_seconds is 'Its rhythm: between two polls, were it not for wishes, failures and jitter.';
comment on column ops.source_state.failure is 'Kind of failure of the last poll; null where it did not fail.';
comment on column ops.source_state.answered_at is 'Start of the last poll that was answered properly (UTC).';
comment on column ops.source_state.read_at is 'Start of the last poll that brought a body (UTC).';
comment on column ops.source_state.digest is 'Of that body.';
comment on column ops.source_state.items is 'Items in that body.';
comment on column ops.source_state.items_per_hour is 'New items, averaged over about a day.';
comment on column ops.source_state.asked_seconds is 'How far apart that body asked its polls to be.';
comment on column ops.source_state.moved_to is 'Where the catalogue''s address redirects for good; asked instead of it.';
comment on column ops.source_state.validators_lie is 'Whether it said "not modified" when there was news.';

create table ops.known_lately (
    article_id varchar not null,
    source_id varchar not null,
    content_hash varchar not null,
    has_body boolean not null,
    revision integer not null,
    first_seen_at timestamptz not null,
    asked_at timestamptz not null
);
comment on table ops.known_lately is 'One row per article that documents of late held: what the look-up of known articles reads first, so that its cost does not grow with the articles stored. Can be emptied at any time.';
comment on column ops.known_lately.article_id is 'The article.';
comment on column ops.known_lately.source_id is 'As in articles.';
comment on column ops.known_lately.content_hash is 'As in articles.';
comment on column ops.known_lately.has_body is 'As in articles.';
comment on column ops.known_lately.revision is 'As in articles.';
comment on column ops.known_lately.first_seen_at is 'As in articles.';
comment on column ops.known_lately.asked_at is 'When it was looked up last, to within a day (UTC).';

create table ops.article_filter (
    articles bigint not null,
    bits blob not null
);
comment on table ops.article_filter is 'At most one row: a Bloom filter over the keys of all articles. What it does not hold is new. Can be emptied at any time.';
comment on column ops.article_filter.articles is 'How many articles it holds.';
comment on column ops.article_filter.bits is 'Its bits.';

create table ops.originals (
    source_id varchar not null,
    url varchar not null,
    digest varchar not null,
    answered_url varchar not null,
    captured_at timestamptz not null,
    file varchar not null,
    "offset" bigint not null,
    length bigint not null,
    primary key (source_id, url)
);
comment on table ops.originals is 'One row per address of a feed or sitemap: the last body that the archive holds in full, for those that are the same to point at.';
comment on column ops.originals.source_id is 'The source.';
comment on column ops.originals.url is 'Address asked.';
comment on column ops.originals.digest is 'Of the body.';
comment on column ops.originals.answered_url is 'Address that answered.';
comment on column ops.originals.captured_at is 'When it was captured (UTC).';
comment on column ops.originals.file is 'File in the archive directory.';
comment on column ops.originals."offset" is 'Where its record begins, in bytes.';
comment on column ops.originals.length is 'Length of its record, in bytes.';

create table ops.queue (
    article_id varchar primary key,
    source_id varchar not null,
    item varchar not null,
    seen_at timestamptz not null,
    attempts integer not null,
    not_before timestamptz not null
);
comment on table ops.queue is 'One row per item that waits: for a run that has time for it, or for its page to answer.';
comment on column ops.queue.article_id is 'The article that it will be.';
comment on column ops.queue.source_id is 'The source that gave it.';
comment on column ops.queue.item is 'The item as the publisher gave it, in JSON.';
comment on column ops.queue.seen_at is 'When it was met first (UTC).';
comment on column ops.queue.attempts is 'How often its page was asked for in vain.';
comment on column ops.queue.not_before is 'When it may be taken up (UTC).';

create table ops.host_pauses (
    host varchar primary key,
    until timestamptz not null
);
comment on table ops.host_pauses is 'One row per host that asked to be left alone for a while.';
comment on column ops.host_pauses.host is 'Name and port.';
comment on column ops.host_pauses.until is 'Until when (UTC).';

create table ops.archive_horizon (
    "at" timestamptz not null
);
comment on table ops.archive_horizon is 'At most one row: what was captured at or before it can no longer be read from the archive.';
comment on column ops.archive_horizon."at" is 'That moment (UTC).';
