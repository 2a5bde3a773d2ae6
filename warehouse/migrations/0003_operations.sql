-- What the pipeline keeps for itself. Private: schema ops is no part of what users rely on.

create schema if not exists ops;

create table ops.source_state (
    source_id varchar primary key,
    etag varchar,
    last_modified varchar,
    next_due_at timestamptz,
    failures integer not null default 0
);
comment on table ops.source_state is 'One row per source polled: what the next poll needs.';
comment on column ops.source_state.source_id is 'The source.';
comment on column ops.source_state.etag is 'Validator of the last body read.';
comment on column ops.source_state.last_modified is 'Validator of the last body read.';
comment on column ops.source_state.next_due_at is 'When it is due again (UTC).';
comment on column ops.source_state.failures is 'Failed polls in a row.';

create table ops.archive_marks (
    file varchar primary key,
    loaded_to bigint not null
);
comment on table ops.archive_marks is 'One row per archive file: how far what it holds has been loaded. What lies behind is loaded by the next run.';
comment on column ops.archive_marks.file is 'File name in the archive directory.';
comment on column ops.archive_marks.loaded_to is 'Bytes.';
