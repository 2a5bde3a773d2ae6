-- What we say of the articles: carries its rule version, can be dropped and derived again.

create table tag_catalog (
    tag varchar primary key,
    kind varchar not null,
    label varchar not null,
    definition varchar
);
comment on table tag_catalog is 'One row per tag of the catalogue.';
comment on column tag_catalog.tag is 'Identifier, kind/name.';
comment on column tag_catalog.kind is 'topic, country, person, organisation, place, initiative or project.';
comment on column tag_catalog.label is 'Its name for readers, in English.';
comment on column tag_catalog.definition is 'What it means; null where the label says it.';

create table tags (
    article_id varchar not null,
    tag varchar not null,
    kind varchar not null,
    mentions integer not null,
    score double not null,
    rule_version varchar not null,
    primary key (article_id, tag)
);
comment on table tags is 'One row per article and tag: every name in the article, and the topics it is about.';
comment on column tags.article_id is 'The article.';
comment on column tags.tag is 'Identifier in tag_catalog.';
comment on column tags.kind is 'topic, country, person, organisation, place, initiative or project.';
comment on column tags.mentions is 'How many pieces of evidence stand in mentions.';
comment on column tags.score is 'Weighted evidence: higher is more certain; topics reach their threshold.';
comment on column tags.rule_version is 'Version of the rules that gave it.';

create table mentions (
    article_id varchar not null,
    tag varchar not null,
    field varchar not null,
    start_char integer not null,
    end_char integer not null,
    matched_text varchar not null,
    rule_version varchar not null
);
comment on table mentions is 'One row per piece of evidence, that of topics which stayed below their threshold included.';
comment on column mentions.article_id is 'The article.';
comment on column mentions.tag is 'Identifier in tag_catalog.';
comment on column mentions.field is 'title, standfirst or body.';
comment on column mentions.start_char is 'Where it begins in the field: index of the first character, from 0.';
comment on column mentions.end_char is 'Index after its last character.';
comment on column mentions.matched_text is 'The words themselves: the field''s text from start_char to end_char.';
comment on column mentions.rule_version is 'Version of the rules that found it.';

create table stories (
    story_id varchar primary key,
    headline varchar not null,
    article_count integer not null,
    source_count integer not null,
    languages varchar[] not null,
    first_article_id varchar not null,
    first_published_at timestamptz,
    last_published_at timestamptz
);
comment on table stories is 'One row per story: articles on one happening, in any language.';
comment on column stories.story_id is 'Stable identifier.';
comment on column stories.headline is 'Headline of its best article.';
comment on column stories.article_count is 'Articles in it, copies included.';
comment on column stories.source_count is 'Sources that carried it.';
comment on column stories.languages is 'Languages it was carried in.';
comment on column stories.first_article_id is 'The article that reported it first.';
comment on column stories.first_published_at is 'Earliest trusted date (UTC).';
comment on column stories.last_published_at is 'Latest trusted date (UTC).';

create table commitments (
    commitment_id varchar primary key,
    article_id varchar not null,
    actor varchar not null,
    beneficiaries varchar[] not null,
    stage varchar not null,
    what varchar not null,
    quantity double,
    unit varchar,
    currency varchar,
    due_from date,
    due_to date,
    due_text varchar,
    field varchar not null,
    start_char integer not null,
    end_char integer not null,
    sentence varchar not null,
    ledger_id varchar,
    rule_version varchar not null
);
comment on table commitments is 'One row per promise found in an article.';
comment on column commitments.commitment_id is 'Key.';
comment on column commitments.article_id is 'The article it was found in.';
comment on column commitments.actor is 'Who promises: ISO country code, or the name as written.';
comment on column commitments.beneficiaries is 'To whom: ISO country codes, or names as written.';
comment on column commitments.stage is 'pledged, agreed, signed, started, delivered, delayed or cancelled.';
comment on column commitments.what is 'The deed or object.';
comment on column commitments.quantity is 'How much; null where no number is given.';
comment on column commitments.unit is 'Unit of quantity.';
comment on column commitments.currency is 'ISO 4217 code where the quantity is money.';
comment on column commitments.due_from is 'First day of the period in which it is due.';
comment on column commitments.due_to is 'Last day of that period.';
comment on column commitments.due_text is 'The words that give the period.';
comment on column commitments.field is 'title, standfirst or body.';
comment on column commitments.start_char is 'Where the evidence begins in the field, from 0.';
comment on column commitments.end_char is 'Index after its last character.';
comment on column commitments.sentence is 'The evidence: the field''s text from start_char to end_char.';
comment on column commitments.ledger_id is 'Same for findings that speak of the same promise.';
comment on column commitments.rule_version is 'Version of the rules that found it.';

create table events (
    event_id varchar primary key,
    article_id varchar not null,
    kind varchar not null,
    name varchar not null,
    starts_on date,
    ends_on date,
    date_precision varchar,
    place varchar,
    country varchar,
    status varchar not null,
    field varchar not null,
    start_char integer not null,
    end_char integer not null,
    sentence varchar not null,
    calendar_id varchar,
    rule_version varchar not null
);
comment on table events is 'One row per dated happening found in an article.';
comment on column events.event_id is 'Key.';
comment on column events.article_id is 'The article it was found in.';
comment on column events.kind is 'summit, visit, meeting, forum, signing, opening, exhibition, exercise, election, anniversary or other.';
comment on column events.name is 'What it is called.';
comment on column events.starts_on is 'First day, or first day of the month, quarter or year.';
comment on column events.ends_on is 'Last day; null where it is one day.';
comment on column events.date_precision is 'day, month, quarter or year.';
comment on column events.place is 'Where, as written.';
comment on column events.country is 'Where: ISO 3166-1 alpha-2.';
comment on column events.status is 'scheduled, held, postponed or cancelled.';
comment on column events.field is 'title, standfirst or body.';
comment on column events.start_char is 'Where the evidence begins in the field, from 0.';
comment on column events.end_char is 'Index after its last character.';
comment on column events.sentence is 'The evidence: the field''s text from start_char to end_char.';
comment on column events.calendar_id is 'Same for findings that speak of the same happening.';
comment on column events.rule_version is 'Version of the rules that found it.';

create table figures (
    figure_id varchar primary key,
    article_id varchar not null,
    quantity double not null,
    unit varchar,
    currency varchar,
    as_of date,
    about varchar,
    field varchar not null,
    start_char integer not null,
    end_char integer not null,
    sentence varchar not null,
    rule_version varchar not null
);
comment on table figures is 'One row per quantity found in an article.';
comment on column figures.figure_id is 'Key.';
comment on column figures.article_id is 'The article it was found in.';
comment on column figures.quantity is 'The number, multipliers applied.';
comment on column figures.unit is 'Its unit.';
comment on column figures.currency is 'ISO 4217 code where it is money.';
comment on column figures.as_of is 'Last day of the period it speaks of.';
comment on column figures.about is 'What it counts.';
comment on column figures.field is 'title, standfirst or body.';
comment on column figures.start_char is 'Where the evidence begins in the field, from 0.';
comment on column figures.end_char is 'Index after its last character.';
comment on column figures.sentence is 'The evidence: the field''s text from start_char to end_char.';
comment on column figures.rule_version is 'Version of the rules that found it.';

create table digests (
    digest_id varchar primary key,
    name varchar not null,
    period_from timestamptz,
    period_to timestamptz not null,
    created_at timestamptz not null,
    on_schedule boolean not null
);
comment on table digests is 'One row per digest made.';
comment on column digests.digest_id is 'Key.';
comment on column digests.name is 'Its name in the settings: daily, ...';
comment on column digests.period_from is 'Articles first seen from here on are in it (UTC); null for everything before period_to.';
comment on column digests.period_to is 'Articles first seen before this are in it (UTC).';
comment on column digests.created_at is 'When it was made (UTC).';
comment on column digests.on_schedule is 'Whether it continues where the last one ended; false for one made for dates of the user''s choosing.';

create table digest_items (
    digest_id varchar not null,
    position integer not null,
    section varchar not null,
    story_id varchar,
    article_id varchar not null,
    reason varchar not null,
    primary key (digest_id, position)
);
comment on table digest_items is 'One row per line of a digest: what every form of it shows, in this order.';
comment on column digest_items.digest_id is 'The digest.';
comment on column digest_items.position is 'Place in the digest, from 1.';
comment on column digest_items.section is 'Section it stands in: top, a topic, ...';
comment on column digest_items.story_id is 'The story shown; null where the article has not been grouped.';
comment on column digest_items.article_id is 'The article that stands for it.';
comment on column digest_items.reason is 'Why it is included.';
