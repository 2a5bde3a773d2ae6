"""What every flow works with: the settings, the catalogue and the home, read once."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from flows.embedding import load_embedder
from flows.home import Home
from flows.settings import Settings, load_settings, parse_size
from newsdesk.errors import UsageError
from newsdesk.records import Source
from newsdesk.rules import Rules
from newsdesk.schedule import parse_duration
from newsdesk.tagging import Tagger
from newsdesk.vectors import Embedder
from parsers.rules import read_findings, read_names, read_topics

# Not every verb fetches: what does is imported where it is used.
if TYPE_CHECKING:
    from fetch.archive import Archive
    from fetch.client import FetchSettings

DEFAULT_HOME = "data"
DEFAULT_CONFIG = "silkwire.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """What is kept of the raw archive; None keeps all."""

    age: timedelta | None
    size: int | None
    """Bytes."""


@dataclass(frozen=True)
class Newsroom:
    """Settings, catalogue and home.

    Raises:
        UsageError: where a file is missing or wrong, at first use of what it holds.
    """

    home: Home
    settings: Settings

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The catalogue of sources, in file order."""
        from parsers.sources import read_sources

        return read_sources(_read(self.settings.sources), file=_shown(self.settings.sources))

    @property
    def public_sources(self) -> tuple[Source, ...]:
        """The sources as they may be shown to anyone: without credentials in their addresses."""
        from fetch.links import without_credentials

        return tuple(replace(source, url=without_credentials(source.url)) for source in self.sources)

    @cached_property
    def by_id(self) -> dict[str, Source]:
        """The sources by their ids."""
        return {source.id: source for source in self.sources}

    @property
    def rules(self) -> Rules:
        """Topics and names."""
        return self._judgement[0]

    @property
    def tagger(self) -> Tagger:
        """The rules, ready to use."""
        return self._judgement[1]

    @cached_property
    def _judgement(self) -> tuple[Rules, Tagger]:
        files = (self.settings.names, self.settings.topics, self.settings.findings)
        return _judgement(*((_read(file), _shown(file)) for file in files))

    def check_digests(self) -> None:
        """See that what the digests are to be about exists.

        Raises:
            UsageError: for a topic or country that the catalogue does not hold.
        """
        known = {topic.id for topic in self.rules.topics} | {name.id for name in self.rules.names}
        for name, digest in self.settings.digests.items():
            wanted = [("topic", topic) for topic in digest.topics] + [("country", each) for each in digest.countries]
            for kind, value in wanted:
                if f"{kind}/{value.removeprefix(f'{kind}/')}" not in known:
                    raise UsageError(f"[digest.{name}]: there is no {kind} {value!r} in the catalogue")

    @cached_property
    def embedder(self) -> Embedder | None:
        """The model that helps to tell stories, if one is set."""
        return load_embedder(self.settings.stories.embeddings)

    @cached_property
    def fetching(self) -> FetchSettings:
        """How the network is used."""
        table = self.settings.fetch
        from fetch.client import FetchSettings

        return FetchSettings(
            user_agent=table.user_agent,
            concurrency=table.concurrency,
            per_host_delay=parse_duration(table.per_host_delay).total_seconds(),
            timeout=parse_duration(table.timeout).total_seconds(),
            max_body=parse_size(table.max_body),
            respect_robots=table.respect_robots,
            allow_networks=table.allow_networks,
        )

    @property
    def retention(self) -> Retention:
        """What is kept of the raw archive."""
        table = self.settings.archive
        return Retention(
            age=parse_duration(table.keep) if table.keep else None,
            size=parse_size(table.keep_size) if table.keep_size else None,
        )

    def archive(self) -> Archive:
        """The raw archive."""
        from fetch.archive import Archive

        return Archive(self.home.archive, max_file=parse_size(self.settings.archive.max_file))

    def chosen(self, ids: list[str]) -> tuple[Source, ...]:
        """The sources with these ids, or all.

        Raises:
            UsageError: for an id that the catalogue does not hold.
        """
        for wanted in ids:
            if wanted not in self.by_id:
                raise UsageError(
                    f"no source {wanted!r} in {_shown(self.settings.sources)}; see `silkwire sources list`"
                )
        return tuple(self.by_id[wanted] for wanted in dict.fromkeys(ids)) if ids else self.sources


def open_newsroom(home: str | None = None, config: str | None = None) -> Newsroom:
    """The newsroom that the command line or the environment names.

    Raises:
        UsageError: if the settings are wrong, or named and not there.
    """
    root = home or os.environ.get("SILKWIRE_HOME") or DEFAULT_HOME
    named = config or os.environ.get("SILKWIRE_CONFIG")
    file = Path(named or DEFAULT_CONFIG)
    if named and not file.exists():
        raise UsageError(f"there is no settings file {file}")
    return Newsroom(home=Home(Path(root)), settings=load_settings(file if file.exists() else None))


_Written = tuple[str, str]
"""A file's text, and what to call it."""


@lru_cache(maxsize=1)
def _judgement(names: _Written, topics: _Written, findings: _Written) -> tuple[Rules, Tagger]:
    """Rules read from their texts: half a second, so the command line and its flows read them once."""
    own_topics, scope = read_topics(topics[0], file=topics[1])
    rules = Rules(
        names=read_names(names[0], file=names[1]),
        topics=own_topics,
        scope=scope,
        findings=read_findings(findings[0], file=findings[1]),
    )
    known = {name.id for name in rules.names}
    for topic in rules.topics:
        if unknown := [name for name in topic.names if name not in known]:
            raise UsageError(f"{topics[1]}: {topic.id} is hinted at by {unknown[0]}, which {names[1]} does not hold")
    return rules, Tagger(rules)


def now() -> datetime:
    """The clock, read at the edge and passed on."""
    return datetime.now(UTC)


def new_run_id(at: datetime) -> str:
    """An identifier that sorts by start."""
    return f"{at:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read {_shown(file)}: {error}") from None


def _shown(file: Path) -> str:
    try:
        return str(file.relative_to(Path.cwd()))
    except ValueError:
        return str(file)
