-- What a page says beside its text: its last change, whom it credits, its script; and pages that are no article.

alter table articles add column script varchar;
alter table articles add column modified_at timestamptz;
comment on column articles.script is 'Script of the text, ISO 15924 (Cyrl, Latn, Arab, Hans, Hant), where its language is written in several; null elsewhere.';
comment on column articles.modified_at is 'When its page says that it was changed last (UTC); null if it does not say, or no change since.';
comment on column articles.wire is 'Whom its page credits with the text, a news agency or another publisher, as it is written there; null if nobody.';

alter table rejections add column role varchar default 'item';
update rejections set role = 'item';
comment on table rejections is 'One row per item not loaded, and per page that is no article.';
comment on column rejections.reason is 'A stable word: no_identity, no_text, bad_url, duplicate_in_feed, malformed, postponed, no_title; of pages: paywall, consent_wall, error_page or bot_check.';
comment on column rejections.role is 'item: the item was not loaded; page: only its page was refused, and the item stands as its feed gave it.';

comment on column fetches.failure is 'Kind of failure: name, connection, tls, timeout, protocol, too_large, redirects, missing, gone, denied, busy, server, status, not_a_feed, walled, forbidden or interrupted; null where it did not fail.';
