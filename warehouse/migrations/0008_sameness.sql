-- What tells copies and stories: verified pairs and why an article is in its story, and the indexes by which they are found.

alter table stories add column witness_count integer;
comment on column stories.witness_count is 'Independent voices that told it: a copy is none, an agency and a family of publishers are one each.';

create table story_merges (
    story_id varchar not null,
    merged_into varchar not null,
    similarity double not null,
    merged_at timestamptz not null
);
comment on table story_merges is 'One row per story that turned out to be part of another one: its articles stand there now.';
comment on column story_merges.story_id is 'The story that is no more.';
comment on column story_merges.merged_into is 'The story that it went into; that one may have been merged later, too.';
comment on column story_merges.similarity is 'Average likeness of the two when they were merged, 0 to 1.';
comment on column story_merges.merged_at is 'When they were merged (UTC).';

create table story_evidence (
    article_id varchar primary key,
    with_article_id varchar not null,
    similarity double not null,
    shared varchar[] not null,
    rule_version varchar not null
);
comment on table story_evidence is 'One row per article that was grouped with others by what it says: why it is in its story. Copies are in the story of their original, and articles alone in theirs need no reason.';
comment on column story_evidence.article_id is 'The article.';
comment on column story_evidence.with_article_id is 'The article of the story that it was most like.';
comment on column story_evidence.similarity is 'How much, 0 to 1.';
comment on column story_evidence.shared is 'What the two share, as this article writes it: words within a language, names, numbers, days (month-day) and tags between languages; what weighs most comes first.';
comment on column story_evidence.rule_version is 'Version of the rules that grouped them.';

create table ops.sketches (
    key bigint not null,
    article ubigint not null
);
create table ops.copy_pairs (
    one varchar not null,
    other varchar not null,
    similarity double not null
);
create table ops.portraits (
    article_id varchar primary key,
    story_id varchar not null,
    "at" timestamptz not null,
    is_copy boolean not null,
    language varchar not null,
    portrait varchar not null,
    vector float[],
    model varchar
);
create table ops.story_keys (
    key bigint not null,
    article ubigint not null
);
comment on table ops.sketches is 'Keys by which copies are looked for: an article''s id as a number, at most twenty keys each.';
comment on column ops.sketches.key is 'Hash of a run of words.';
comment on column ops.sketches.article is 'article_id, read as a hexadecimal number.';
comment on table ops.copy_pairs is 'Pairs of articles that were compared and found to be copies, one way or the other.';
comment on column ops.copy_pairs.one is 'The one.';
comment on column ops.copy_pairs.other is 'The other.';
comment on column ops.copy_pairs.similarity is 'Share of the text in common, 0 to 1.';
comment on table ops.portraits is 'What articles of the last weeks are told by when stories are made.';
comment on column ops.portraits.article_id is 'The article.';
comment on column ops.portraits.story_id is 'Its story.';
comment on column ops.portraits."at" is 'When it was certainly out (UTC).';
comment on column ops.portraits.is_copy is 'Whether it copies another one: then it weighs nothing in its story.';
comment on column ops.portraits.portrait is 'Its words, names, numbers and days with their weights, as JSON.';
comment on column ops.portraits.language is 'Its language.';
comment on column ops.portraits.vector is 'Its embedding, where one is made.';
comment on column ops.portraits.model is 'The model that made it: vectors of different models are not compared.';
comment on table ops.story_keys is 'Terms by which stories are looked for, at most 24 an article.';
comment on column ops.story_keys.key is 'Hash of a term.';
comment on column ops.story_keys.article is 'article_id, read as a hexadecimal number.';
