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
