"""DuckDB: migrations, load, views, checks, publishing, queries. Nothing else knows that it is DuckDB."""
