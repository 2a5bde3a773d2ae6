"""The data dictionary, from the comments of an empty warehouse: what `make dictionary` writes."""

from __future__ import annotations

import sys

import duckdb

from warehouse.schema import migrate

_HEAD = """\
# Data dictionary

Everything in schema `main` of `silkwire.duckdb`. All times are `TIMESTAMPTZ`, UTC; spans are indices of characters,
from 0.
This page is made from the comments in the database (`make dictionary`); in the database itself:
`select table_name, column_name, comment from duckdb_columns() where schema_name = 'main'`.
"""

_RELATIONS = """
select 'table' as sort, table_name as name, comment from duckdb_tables() where schema_name = 'main'
union all
select 'view', view_name, comment from duckdb_views() where schema_name = 'main' and not internal
order by sort, name
"""
_COLUMNS = """
select column_name, data_type, comment from duckdb_columns()
where schema_name = 'main' and table_name = $1
order by column_index
"""
_MACROS = """
select function_name, list_aggregate(parameters, 'string_agg', ', '), comment from duckdb_functions()
where function_type = 'table_macro' and schema_name = 'main' and not internal
order by 1
"""


def dictionary() -> str:
    """The page, as Markdown."""
    with duckdb.connect() as connection:
        migrate(connection)
        parts = [_HEAD]
        for sort, name, comment in connection.execute(_RELATIONS).fetchall():
            parts.append(f"\n## {name}\n\n{sort.title()}. {comment}\n\n| column | type | meaning |\n|---|---|---|\n")
            for column, kind, meaning in connection.execute(_COLUMNS, [name]).fetchall():
                parts.append(f"| `{column}` | {_short(kind)} | {meaning} |\n")
        for name, parameters, comment in connection.execute(_MACROS).fetchall():
            parts.append(f"\n## {name}({parameters})\n\nTable macro. {comment}\n")
        return "".join(parts)


def _short(kind: str) -> str:
    return kind.replace("TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ")


if __name__ == "__main__":
    sys.stdout.write(dictionary())
