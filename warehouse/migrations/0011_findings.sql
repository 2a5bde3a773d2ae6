-- Findings say more of themselves, and are joined to promises and happenings.
alter table commitments add column object varchar;
alter table commitments add column quantity_to double;
alter table commitments add column bound varchar;
alter table commitments add column conditional boolean;
alter table commitments add column names varchar[];
alter table commitments add column rule_id varchar;
comment on column commitments.object is 'What kind of thing is promised, the same in every language: railway, training, loan.';
comment on column commitments.quantity_to is 'Upper end of a range; null elsewhere.';
comment on column commitments.bound is 'about, over or under (at most) where the article says so.';
comment on column commitments.conditional is 'Whether it is promised under a condition.';
comment on column commitments.names is 'Tags of the names in its words.';
comment on column commitments.rule_id is 'The rule that found it: language, list and term.';

alter table events add column ordinal integer;
alter table events add column names varchar[];
alter table events add column rule_id varchar;
comment on column events.ordinal is 'Its number in a series: 2 of the second summit.';
comment on column events.names is 'Tags of the names in its words.';
comment on column events.rule_id is 'The rule that found it: language, list and term.';

alter table figures add column quantity_to double;
alter table figures add column bound varchar;
alter table figures add column period_from date;
alter table figures add column rule_id varchar;
comment on column figures.quantity_to is 'Upper end of a range; null elsewhere.';
comment on column figures.bound is 'about, over or under (at most) where the article says so.';
comment on column figures.period_from is 'First day of the period it speaks of.';
comment on column figures.rule_id is 'The rule that found it: language, list and term.';

-- No key: DuckDB 1.5 never gives back the space of rows deleted from a table with an index, and these come and go.
create table ledger_candidates (
    ledger_id varchar not null,
    other_id varchar not null,
    likeness double not null,
    reason varchar not null
);
comment on table ledger_candidates is 'One row per pair of promises that may be one, and are not sure enough to be joined.';
comment on column ledger_candidates.ledger_id is 'The one promise: that with the lesser identifier.';
comment on column ledger_candidates.other_id is 'The other one.';
comment on column ledger_candidates.likeness is 'Weight of what speaks for it, 0 to 1.';
comment on column ledger_candidates.reason is 'What they share, and what is in doubt.';

create table ledger_merges (
    ledger_id varchar not null,
    merged_into varchar not null,
    likeness double not null,
    reason varchar not null,
    merged_at timestamptz not null
);
comment on table ledger_merges is 'One row per promise that turned out to be another one: its findings stand there now.';
comment on column ledger_merges.ledger_id is 'The promise that is no more.';
comment on column ledger_merges.merged_into is 'The older one that it went into; that one may have been merged later, too.';
comment on column ledger_merges.likeness is 'Likeness of the finding that brought them together, 0 to 1.';
comment on column ledger_merges.reason is 'What it shares with them.';
comment on column ledger_merges.merged_at is 'When they were merged (UTC).';

create table calendar_candidates (
    calendar_id varchar not null,
    other_id varchar not null,
    likeness double not null,
    reason varchar not null
);
comment on table calendar_candidates is 'One row per pair of happenings that may be one, and are not sure enough to be joined.';
comment on column calendar_candidates.calendar_id is 'The one happening: that with the lesser identifier.';
comment on column calendar_candidates.other_id is 'The other one.';
comment on column calendar_candidates.likeness is 'Weight of what speaks for it, 0 to 1.';
comment on column calendar_candidates.reason is 'What they share, and what is in doubt.';

create table calendar_merges (
    calendar_id varchar not null,
    merged_into varchar not null,
    likeness double not null,
    reason varchar not null,
    merged_at timestamptz not null
);
comment on table calendar_merges is 'One row per happening that turned out to be another one: its findings stand there now.';
comment on column calendar_merges.calendar_id is 'The happening that is no more.';
comment on column calendar_merges.merged_into is 'The older one that it went into; that one may have been merged later, too.';
comment on column calendar_merges.likeness is 'Likeness of the finding that brought them together, 0 to 1.';
comment on column calendar_merges.reason is 'What it shares with them.';
comment on column calendar_merges.merged_at is 'When they were merged (UTC).';

create table ops.ledger_keys (
    key bigint not null,
    ledger ubigint not null
);
comment on table ops.ledger_keys is 'What a new finding finds the promises by that it may speak of.';
comment on column ops.ledger_keys.key is 'Hash of a term: a project, a number of something, a pair of words.';
comment on column ops.ledger_keys.ledger is 'ledger_id, read as a hexadecimal number.';

create table ops.calendar_keys (
    key bigint not null,
    happening ubigint not null
);
comment on table ops.calendar_keys is 'What a new finding finds the happenings by that it may speak of.';
comment on column ops.calendar_keys.key is 'Hash of a term: an initiative in a month, a person on a day.';
comment on column ops.calendar_keys.happening is 'calendar_id, read as a hexadecimal number.';
