"""What a migration needs, and cannot compute in SQL, when keys of articles come to be made otherwise."""

from __future__ import annotations

import duckdb
import orjson

from newsdesk.identity import article_id, canonical_url

_BATCH = 50_000
_TABLE = "create or replace temp table identities (old_url varchar, url varchar, article_id varchar)"
_ADDRESSES = "select url from articles union select json_extract_string(item, '$.url') from ops.queue"
_INSERT = """
insert into identities
select unnest(from_json($1, '[{"old_url": "VARCHAR", "url": "VARCHAR", "article_id": "VARCHAR"}]'), recursive := true)
"""


def lay_ready(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary table `identities`: for every address of articles and of what waits, today's form and key.

    It is by today's rules, whatever they were when the migration was written: what it makes is what runs look for.
    """
    connection.execute(_TABLE)
    addresses = [url for (url,) in connection.execute(_ADDRESSES).fetchall()]
    for start in range(0, len(addresses), _BATCH):
        rows = [_identity(url) for url in addresses[start : start + _BATCH]]
        connection.execute(_INSERT, [orjson.dumps(rows).decode()])


def _identity(old_url: str) -> dict[str, str]:
    # An item without a page of its own carries its guid as a fragment.
    address, mark, guid = old_url.partition("#")
    is_route = guid.startswith("!")
    url = canonical_url(old_url) if is_route else canonical_url(address)
    today = f"{url}{'' if is_route else mark + guid}" if url else old_url
    return {"old_url": old_url, "url": today, "article_id": article_id(today)}
