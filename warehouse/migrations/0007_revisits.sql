-- Revisions: what changed in each, and the looks at the pages of articles, first and again, by which changes and
-- deletions are noticed.

create table changes (
    article_id varchar not null,
    revision integer not null,
    position integer not null,
    kind varchar not null,
    field varchar not null,
    before varchar,
    before_start integer,
    before_end integer,
    after varchar,
    after_start integer,
    after_end integer,
    substantial boolean not null,
    rule_version varchar not null,
    primary key (article_id, revision, position)
);
comment on table changes is 'One row per difference between a revision of an article and the one before it. A number or a date that changed has a row of its own, behind that of the passage in which it stands.';
comment on column changes.article_id is 'The article.';
comment on column changes.revision is 'The later of the two revisions.';
comment on column changes.position is 'Order, from 1: headline, summary, then the text from its beginning.';
comment on column changes.kind is 'title, standfirst, text (it came where there had been none, or went), added, removed, moved or reworded (a paragraph), number, date, or cosmetic (spaces, punctuation, quotes, counters, times of updates, links to read on).';
comment on column changes.field is 'title, standfirst or body.';
comment on column changes.before is 'The words of the earlier revision: its field from before_start to before_end; null where there were none.';
comment on column changes.before_start is 'Where they begin: index of the first character, from 0.';
comment on column changes.before_end is 'Index after their last character.';
comment on column changes.after is 'The words of the later revision; null where there are none.';
comment on column changes.after_start is 'Where they begin.';
comment on column changes.after_end is 'Index after their last character.';
comment on column changes.substantial is 'Whether the article says something else, or more, or less.';
comment on column changes.rule_version is 'Version of the rules that found it.';

create table visits (
    fetch_id varchar primary key,
    article_id varchar not null,
    run_id varchar not null,
    round integer not null,
    visited_at timestamptz not null,
    finding varchar not null,
    misses integer not null,
    http_status integer,
    detail varchar,
    revision integer not null,
    title varchar,
    standfirst varchar
);
comment on table visits is 'One row per look at the page of an article in scope: the first, and those about an hour, a day and a week after the article was first seen.';
comment on column visits.fetch_id is 'The request.';
comment on column visits.article_id is 'The article.';
comment on column visits.run_id is 'The run that looked.';
comment on column visits.round is '0 for a page read with its item, 1 after an hour, 2 after a day, 3 after a week.';
comment on column visits.visited_at is 'When its answer was complete (UTC).';
comment on column visits.finding is 'read (with its item), same, cosmetic (another text, nothing of it substantial: no revision), revised, poorer (a wall, or less text than is held: what is held stays), missing (404, 410, a page that says so, a redirect to a front page or section), deleted (missing, for the third time in a row or more), or silent (no answer, or denied: says nothing).';
comment on column visits.misses is 'How many looks in a row, this one included, found it missing; looks that say nothing apart.';
comment on column visits.http_status is 'Status of the answer; null where there was none.';
comment on column visits.detail is 'What it was missing, poorer or silent by, in words; null otherwise.';
comment on column visits.revision is 'The latest revision of the article after the look.';
comment on column visits.title is 'Headline on the page; null where it was not read. The article''s own may be that of its feed.';
comment on column visits.standfirst is 'Summary on the page; null where it has none or was not read.';

create table ops.revisits (
    article_id varchar primary key,
    source_id varchar not null,
    url varchar not null,
    seen_at timestamptz not null,
    round integer not null,
    due_at timestamptz not null,
    visited_at timestamptz not null,
    misses integer not null,
    attempts integer not null,
    title varchar,
    standfirst varchar,
    etag varchar,
    last_modified varchar
);
comment on table ops.revisits is 'One row per article whose page is to be looked at again. It follows from articles and visits.';
comment on column ops.revisits.article_id is 'The article.';
comment on column ops.revisits.source_id is 'Its source.';
comment on column ops.revisits.url is 'Address of its page as it was asked first.';
comment on column ops.revisits.seen_at is 'When the article was first seen (UTC).';
comment on column ops.revisits.round is 'The next look: 1 after an hour, 2 after a day, 3 after a week.';
comment on column ops.revisits.due_at is 'When it is due (UTC).';
comment on column ops.revisits.visited_at is 'When its page was looked at last (UTC).';
comment on column ops.revisits.misses is 'How many looks in a row found it missing.';
comment on column ops.revisits.attempts is 'How often it did not answer in this round.';
comment on column ops.revisits.title is 'Headline on the page when it was read last; null where that is not known.';
comment on column ops.revisits.standfirst is 'Summary on the page then; null where it had none.';
comment on column ops.revisits.etag is 'Validator of the page as it was read last.';
comment on column ops.revisits.last_modified is 'Validator of the page as it was read last.';

-- Articles of the last week are looked at again, though nobody noted how their pages were read first.
insert into ops.revisits by name
select
    a.article_id, a.source_id, a.url, a.first_seen_at as seen_at,
    case when age < interval 1 hour then 1 when age < interval 1 day then 2 else 3 end as round,
    a.first_seen_at + case when age < interval 1 hour then interval 1 hour when age < interval 1 day then interval 1 day
        else interval 7 day end as due_at,
    a.loaded_at as visited_at, 0 as misses, 0 as attempts
from (select *, now() - first_seen_at as age from articles) a
join sources s on s.id = a.source_id
where a.in_scope and a.has_body and s.full_text and s.kind <> 'seed' and a.age < interval 7 day
    and starts_with(a.url, 'http') and not contains(a.url, '#');
