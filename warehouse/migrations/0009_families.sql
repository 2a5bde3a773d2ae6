-- Whose voices there are: agencies by one name, and sources by their owners.

alter table sources add column family varchar;
update sources set family = id where kind <> 'seed'; -- until the next ingest says better
comment on column sources.family is 'Whose it is: sources of one owner, and those of an agency and its texts, have the same. As the catalogue says, else told from the address. Null for seeds.';

create table agencies (
    name varchar primary key,
    country varchar not null,
    family varchar not null
);
comment on table agencies is 'One row per agency that can be told as the source of a text: what articles.wire may hold.';
comment on column agencies.name is 'Its canonical name, in English.';
comment on column agencies.country is 'Where it is: ISO 3166-1 alpha-2.';
comment on column agencies.family is 'As in sources.family: what it publishes itself and what credits it are one voice.';

comment on column articles.wire is 'The agency whose text it is, by its canonical name (agencies.name), told from credit lines, leads, signatures, bylines and feed source elements; null where none is credited. That an agency is quoted for a fact is no credit.';
comment on column articles.publisher is 'Publisher that the item itself names, else the one that its page credits; as it is written there. Null if neither does.';
