-- A digest shows promises and happenings beside stories.
alter table digest_items add column ledger_id varchar;
alter table digest_items add column calendar_id varchar;
comment on column digest_items.ledger_id is 'The promise shown; null in lines of stories and happenings.';
comment on column digest_items.calendar_id is 'The happening shown; null in lines of stories and promises.';
comment on column digest_items.section is 'Section it stands in: top, a topic, other, region; ledger/new, ledger/changed, ledger/overdue, calendar/soon, calendar/later.';
comment on column digest_items.article_id is 'The article that stands for it; of a promise or a happening the one that speaks of it last.';
