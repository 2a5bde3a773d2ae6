-- What was fetched and seen: appended, never edited by judgement.

create table sources (
    id varchar primary key,
    name varchar not null,
    url varchar not null,
    kind varchar not null,
    country varchar,
    language varchar,
    ownership varchar,
    full_text boolean not null,
    timezone varchar,
    every varchar,
    enabled boolean not null,
    ignore_validators boolean not null,
    body_selector varchar,
    drop_selectors varchar[]
);
comment on table sources is 'One row per source of the catalogue, as of the last ingest; `seeds` stands for the articles given with the project. A source taken out of the catalogue stays, with enabled = false.';
comment on column sources.id is 'Identifier in catalog/sources.toml; referred to by source_id everywhere.';
comment on column sources.name is 'The publication''s name.';
comment on column sources.url is 'Address of the feed or sitemap.';
comment on column sources.kind is 'feed, sitemap, or seed.';
comment on column sources.country is 'Where the publisher is: ISO 3166-1 alpha-2.';
comment on column sources.language is 'Main language of the source: ISO 639-1.';
comment on column sources.ownership is 'state, party, private, independent, exile, intergovernmental or unknown.';
comment on column sources.full_text is 'Whether the page behind each item is fetched.';
comment on column sources.timezone is 'IANA time zone of dates that carry none.';
comment on column sources.every is 'Fixed polling interval such as 15m; null where it adapts.';
comment on column sources.enabled is 'Whether the source is polled.';
comment on column sources.ignore_validators is 'Whether conditional requests are avoided because the server answers them wrongly.';
comment on column sources.body_selector is 'CSS selector of the article body, where one is set.';
comment on column sources.drop_selectors is 'CSS selectors of what is cut from the body.';

create table runs (
    run_id varchar primary key,
    flow varchar not null,
    started_at timestamptz not null,
    finished_at timestamptz,
    state varchar not null,
    items_seen integer not null default 0,
    items_new integer not null default 0,
    items_known integer not null default 0,
    items_rejected integer not null default 0,
    error varchar
);
comment on table runs is 'One row per flow run. items_seen = items_new + items_known + items_rejected, always.';
comment on column runs.run_id is 'Identifier of the run; sorts by start.';
comment on column runs.flow is 'ingest or digest.';
comment on column runs.started_at is 'When the run began (UTC).';
comment on column runs.finished_at is 'When it ended (UTC); null while running and for a run that was killed.';
comment on column runs.state is 'running, completed, failed, or crashed (killed; what it had fetched was loaded by the next run under this run_id).';
comment on column runs.items_seen is 'Items met in feeds and seeds.';
comment on column runs.items_new is 'Items that became articles.';
comment on column runs.items_known is 'Items that were in the warehouse already, edited ones included.';
comment on column runs.items_rejected is 'Items that were not loaded; each is in rejections with its reason.';
comment on column runs.error is 'Why the run failed; null otherwise.';

create table fetches (
    fetch_id varchar primary key,
    run_id varchar not null,
    source_id varchar not null,
    role varchar not null,
    url varchar not null,
    started_at timestamptz not null,
    finished_at timestamptz not null,
    outcome varchar not null,
    http_status integer,
    bytes bigint,
    items_seen integer not null default 0,
    items_new integer not null default 0,
    items_known integer not null default 0,
    items_rejected integer not null default 0,
    suspected_gap boolean not null default false,
    error varchar
);
comment on table fetches is 'One row per request made: polls of feeds, pages behind items, and the reading of the seeds directory.';
comment on column fetches.fetch_id is 'Identifier of the request.';
comment on column fetches.run_id is 'The run it was made in.';
comment on column fetches.source_id is 'The source it was made for.';
comment on column fetches.role is 'feed, page or seed.';
comment on column fetches.url is 'Address asked, without credentials.';
comment on column fetches.started_at is 'When the request was sent (UTC).';
comment on column fetches.finished_at is 'When its answer was complete (UTC).';
comment on column fetches.outcome is 'ok, not_modified, failed, not_started (the run''s time was used up) or refused (must not be fetched).';
comment on column fetches.http_status is 'Status of the final answer; null where there was none.';
comment on column fetches.bytes is 'Size of the body after decompression; null where there was none.';
comment on column fetches.items_seen is 'Entries met in the feed; 0 for pages.';
comment on column fetches.items_new is 'Of these, loaded as new articles.';
comment on column fetches.items_known is 'Of these, in the warehouse already.';
comment on column fetches.items_rejected is 'Of these, not loaded; see rejections.';
comment on column fetches.suspected_gap is 'Whether items were probably missed since the poll before: both held items, and none in common.';
comment on column fetches.error is 'Why it failed or was refused, in a line; null otherwise.';

create table rejections (
    run_id varchar not null,
    source_id varchar not null,
    url varchar,
    reason varchar not null,
    detail varchar not null,
    "at" timestamptz not null
);
comment on table rejections is 'One row per item that was seen and not loaded.';
comment on column rejections.run_id is 'The run that met the item.';
comment on column rejections.source_id is 'The source it came from.';
comment on column rejections.url is 'Its address, where it had one; a file name for a seed.';
comment on column rejections.reason is 'A stable word: no_identity, no_text, bad_url, duplicate_in_feed, malformed, postponed, ...';
comment on column rejections.detail is 'The reason in words, with file and line for a seed.';
comment on column rejections."at" is 'When it was met (UTC).';

create table articles (
    article_id varchar primary key,
    source_id varchar not null,
    url varchar not null,
    title varchar not null,
    standfirst varchar,
    body varchar not null,
    authors varchar[] not null,
    language varchar not null,
    published_at timestamptz,
    published_precision varchar,
    published_basis varchar,
    first_seen_at timestamptz not null,
    loaded_at timestamptz not null,
    revision integer not null,
    in_scope boolean not null,
    story_id varchar,
    copy_of varchar,
    copy_kind varchar,
    copy_similarity double,
    wire varchar,
    publisher varchar,
    run_id varchar not null,
    content_hash varchar not null,
    copy_hash varchar,
    rule_version varchar not null
);
comment on table articles is 'One row per publisher''s item, in its latest revision.';
comment on column articles.article_id is 'Key: first 16 hex digits of SHA-256 over url.';
comment on column articles.source_id is 'The source that gave it first; `seeds` for a seed.';
comment on column articles.url is 'Canonical address; seed:NAME for a seed without one.';
comment on column articles.title is 'Headline, as text.';
comment on column articles.standfirst is 'The publisher''s own summary; null if none.';
comment on column articles.body is 'Text in paragraphs separated by an empty line; empty where only a headline or teaser was to be had.';
comment on column articles.authors is 'Authors as named by the publisher.';
comment on column articles.language is 'ISO 639-1; und where it cannot be told.';
comment on column articles.published_at is 'When the publisher says it appeared (UTC; midnight for a bare day or month); null if no date can be trusted.';
comment on column articles.published_precision is 'second, minute, day or month.';
comment on column articles.published_basis is 'Where the date comes from: feed, page, url or seed.';
comment on column articles.first_seen_at is 'When we first had it (UTC).';
comment on column articles.loaded_at is 'When it came into the warehouse (UTC): later than first_seen_at where a killed run had fetched it.';
comment on column articles.revision is 'Number of the latest revision; 1 = unchanged since first seen.';
comment on column articles.in_scope is 'About relations between China and at least one of the five Central Asian states.';
comment on column articles.story_id is 'The story it belongs to; null where it has not been grouped.';
comment on column articles.copy_of is 'article_id of the original it repeats; null for an original.';
comment on column articles.copy_kind is 'exact (same letters and digits) or near.';
comment on column articles.copy_similarity is 'Share of the text in common with the original, 0 to 1; 1 for an exact copy.';
comment on column articles.wire is 'News agency it credits; null if none is seen.';
comment on column articles.publisher is 'Publisher that the item itself names, where that is given.';
comment on column articles.run_id is 'The run that loaded this revision.';
comment on column articles.content_hash is 'SHA-256 over title, standfirst and body; another hash is another revision.';
comment on column articles.copy_hash is 'SHA-256 over the letters and digits alone; equal ones are exact copies. Null where there is too little text.';
comment on column articles.rule_version is 'Version of the rules that judged scope and tags.';

create table revisions (
    article_id varchar not null,
    revision integer not null,
    seen_at timestamptz not null,
    title varchar not null,
    standfirst varchar,
    body varchar not null,
    content_hash varchar not null,
    primary key (article_id, revision)
);
comment on table revisions is 'One row per version of an article.';
comment on column revisions.article_id is 'The article.';
comment on column revisions.revision is '1 for the version first seen, then counting up.';
comment on column revisions.seen_at is 'When this version was first seen (UTC).';
comment on column revisions.title is 'Headline of this version.';
comment on column revisions.standfirst is 'Summary of this version; null if none.';
comment on column revisions.body is 'Text of this version.';
comment on column revisions.content_hash is 'SHA-256 over title, standfirst and body.';
