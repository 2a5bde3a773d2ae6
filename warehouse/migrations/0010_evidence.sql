-- Which rule found what, what speaks for scope, and what other rules changed in what was tagged.

alter table mentions add column rule_id varchar;
comment on column mentions.rule_id is 'The entry of the catalogue that found it: language, list and term, as ru:forms:Казахстан~ or en:strong:railway~; names:initiative/bri where a name hints at a topic; zh:short:哈 in a Chinese compound. Null where silkwire found it before it kept this; silkwire retag fills it.';
comment on column mentions.rule_version is 'Version of the rules that found it.';

alter table articles add column scope_score double;
comment on column articles.in_scope is 'About relations between China and at least one of the five Central Asian states; its evidence is in scope_evidence.';
comment on column articles.scope_score is 'Weighted evidence for scope, as far as it was judged by rules that say so: in scope from their threshold on. Null where it was judged before; silkwire retag fills it.';
comment on column articles.rule_version is 'Version of the rules that judged scope and tags: all of them are of this one.';

-- No key: DuckDB 1.5 never gives back the space of rows deleted from a table with an index, and these come and go.
create table scope_evidence (
    article_id varchar not null,
    field varchar not null,
    start_char integer not null,
    end_char integer not null,
    points double not null,
    reason varchar not null,
    rule_version varchar not null
);
comment on table scope_evidence is 'One row per passage that speaks for an article being in scope, whether it is or not; the key is article_id, field, start_char.';
comment on column scope_evidence.article_id is 'The article.';
comment on column scope_evidence.field is 'title, standfirst or body.';
comment on column scope_evidence.start_char is 'Where the passage begins in the field: index of the first character, from 0.';
comment on column scope_evidence.end_char is 'Index after its last character.';
comment on column scope_evidence.points is 'What it weighs, the length of the article and other countries in it considered; articles.scope_score is the sum.';
comment on column scope_evidence.reason is 'What it says: both sides in one sentence or in neighbouring sentences, a name between China and Central Asia, to or from China told from one of the five.';
comment on column scope_evidence.rule_version is 'Version of the rules that found it.';

create table tag_changes (
    article_id varchar not null,
    tag varchar not null,
    change varchar not null,
    rule_version_before varchar not null,
    rule_version_after varchar not null,
    "at" timestamptz not null
);
comment on table tag_changes is 'One row per tag that silkwire retag gave an article or took from it. What a new text of an article changed in its tags is not here.';
comment on column tag_changes.article_id is 'The article.';
comment on column tag_changes.tag is 'Identifier in tag_catalog, or in_scope.';
comment on column tag_changes.change is 'gained or lost.';
comment on column tag_changes.rule_version_before is 'Version of the rules by which the article was tagged until then.';
comment on column tag_changes.rule_version_after is 'Version of the rules by which it is tagged since.';
comment on column tag_changes."at" is 'When it was tagged again (UTC).';

comment on column runs.flow is 'ingest, digest or retag.';
