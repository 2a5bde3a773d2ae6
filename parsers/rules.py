"""`catalog/topics.toml`, `catalog/names.toml` and `catalog/findings.toml`, read strictly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Literal, get_args

from pydantic import ConfigDict, Field, StrictBool, StrictFloat

from newsdesk.errors import CatalogueError
from newsdesk.findings.cues import DEEDS, PARTIES
from newsdesk.findings.measuring.measures import LEVELS
from newsdesk.records import EventKind, EventStatus, TagKind
from newsdesk.rules import FindingTerms, Name, Office, ScopeTerms, Terms, Topic, When, Years
from newsdesk.terms import HAN, LANGUAGES, variants
from parsers.strict_toml import line_of, read_strict

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_NAME_KINDS = tuple(kind for kind in get_args(TagKind) if kind != "topic")
_TOPIC_LISTS = ("decisive", "strong", "weak", "against", "exceptions")
_SCOPE_LISTS = ("together", "passing", "home")
_FINDING_GROUPS: Mapping[str, tuple[str, ...]] = {
    "deed": DEEDS,
    "object": (),
    "event": get_args(EventKind),
    "status": get_args(EventStatus),
    "party": PARTIES,
    "measure": tuple(LEVELS),
    "void": (),
}
"""The groups of findings.toml, and what may stand in each; anything that is a name where nothing is listed."""
_FORBID: ConfigDict = {"extra": "forbid"}


@dataclass(frozen=True, kw_only=True)
class _OfficeBlock:
    __pydantic_config__ = _FORBID

    title: str
    # `from` is a word of Python's own: the file's key is read under this name.
    first: Annotated[str, Field(alias="from")]
    to: str | None = None


@dataclass(frozen=True, kw_only=True)
class _WhenBlock:
    __pydantic_config__ = _FORBID

    forms: dict[str, list[str]]
    years: str | None = None
    company: Annotated[list[str], Field(alias="with")] = field(default_factory=list)
    near: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class _NameBlock:
    __pydantic_config__ = _FORBID

    id: str
    label: str
    country: str | None = None
    scope: StrictBool = False
    side: Literal["central-asia"] | None = None
    short: dict[str, str] = field(default_factory=dict)
    forms: dict[str, list[str]]
    when: list[_WhenBlock] = field(default_factory=list)
    exceptions: dict[str, list[str]] = field(default_factory=dict)
    offices: list[_OfficeBlock] = field(default_factory=list)
    definition: str | None = None


@dataclass(frozen=True, kw_only=True)
class _NamesFile:
    __pydantic_config__ = _FORBID

    name: list[_NameBlock]


@dataclass(frozen=True, kw_only=True)
class _TopicBlock:
    __pydantic_config__ = _FORBID

    id: str
    label: str
    definition: str
    threshold: StrictFloat
    decisive: dict[str, list[str]] = field(default_factory=dict)
    strong: dict[str, list[str]]
    weak: dict[str, list[str]] = field(default_factory=dict)
    against: dict[str, list[str]] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    exceptions: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class _ScopeBlock:
    __pydantic_config__ = _FORBID

    together: dict[str, list[str]] = field(default_factory=dict)
    passing: dict[str, list[str]] = field(default_factory=dict)
    home: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class _TopicsFile:
    __pydantic_config__ = _FORBID

    topic: list[_TopicBlock]
    scope: _ScopeBlock = field(default_factory=_ScopeBlock)


def read_names(text: str, *, file: str) -> tuple[Name, ...]:
    """Read the names, in the file's order.

    Raises:
        CatalogueError: anything at all is wrong; with file, line and reason. Countries may share a form (中哈 is two of
            them), other names may not.
    """
    blocks = read_strict(text, _NamesFile, file=file).name
    source = _Source(text, file, "name")
    source.check_ids([block.id for block in blocks], _NAME_KINDS)
    known = frozenset(block.id for block in blocks)
    for number, block in enumerate(blocks):
        _check_country(source, number, block)
        source.check_terms(number, {"forms": block.forms, "exceptions": block.exceptions})
        _check_short(source, number, block)
        _check_offices(source, number, block)
        for at, when in enumerate(block.when):
            _check_when(source, number, at, when, known)
    _check_claims(source, blocks)
    return tuple(map(_name, blocks))


def _name(block: _NameBlock) -> Name:
    return Name(
        id=block.id,
        label=block.label,
        country=block.country,
        scope=block.scope,
        side=block.side,
        short=block.short.get("zh"),
        forms=_terms(block.forms),
        when=tuple(
            When(
                forms=_terms(when.forms),
                years=Years.read(when.years) if when.years else None,
                company=tuple(when.company),
                near=_terms(when.near),
            )
            for when in block.when
        ),
        exceptions=_terms(block.exceptions),
        offices=tuple(Office(title=office.title, first=office.first, last=office.to) for office in block.offices),
        definition=block.definition,
    )


def read_topics(text: str, *, file: str) -> tuple[tuple[Topic, ...], ScopeTerms]:
    """Read the topics, in the file's order, and the words that speak for scope or against it.

    Raises:
        CatalogueError: anything at all is wrong; with file, line and reason.
    """
    document = read_strict(text, _TopicsFile, file=file)
    blocks = document.topic
    source = _Source(text, file, "topic")
    source.check_ids([block.id for block in blocks], ("topic",))
    for number, block in enumerate(blocks):
        if block.threshold <= 0:
            raise source.error(number, "threshold", "`threshold` must be above 0")
        for name in block.names:
            if (fault := _id_fault(name, _NAME_KINDS)) is not None:
                raise source.error(number, "names", fault)
        source.check_terms(number, {key: getattr(block, key) for key in _TOPIC_LISTS})
    scope = document.scope
    if any(getattr(scope, key) for key in _SCOPE_LISTS):
        _Source(text, file, "scope").check_terms(None, {key: getattr(scope, key) for key in _SCOPE_LISTS})
    topics = tuple(
        Topic(
            id=block.id,
            label=block.label,
            definition=block.definition,
            threshold=block.threshold,
            decisive=_terms(block.decisive),
            strong=_terms(block.strong),
            weak=_terms(block.weak),
            against=_terms(block.against),
            names=tuple(block.names),
            exceptions=_terms(block.exceptions),
        )
        for block in blocks
    )
    return topics, ScopeTerms(together=_terms(scope.together), passing=_terms(scope.passing), home=_terms(scope.home))


def read_findings(text: str, *, file: str) -> FindingTerms:
    """Read the words of findings: `[deed.signed]` with `en = [...]`, and so on; groups that are given are refused.

    Raises:
        CatalogueError: anything at all is wrong; with file, line and reason.
    """
    document = read_strict(text, dict[str, dict[str, dict[str, list[str]]]], file=file)
    classes: dict[str, Terms] = {}
    for group, own in document.items():
        source = _Source(text, file, group)
        known = _FINDING_GROUPS.get(group)
        if known is None:
            raise source.error(None, "", f"`{group}` is none of {', '.join(_FINDING_GROUPS)}")
        for name, terms in own.items():
            if not _SLUG.fullmatch(name) or (known and name not in known):
                raise source.error(None, name, f"`{group}.{name}` is none of {', '.join(known) or 'a-z, 0-9, hyphens'}")
            source.check_terms(None, {name: terms})
            classes[f"{group}/{name}"] = _terms(terms)
    return FindingTerms(classes=classes)


@dataclass(frozen=True)
class _Source:
    """A catalogue file as written, for saying where something is wrong."""

    text: str
    file: str
    table: str

    def error(self, number: int | None, key: str, reason: str, term: str | None = None) -> CatalogueError:
        block = () if number is None else (number,)
        keys = (int(part) if part.isdigit() else part for part in key.split(".") if part)
        line = line_of(self.text, (self.table, *block, *keys))
        if line is not None and term is not None:
            line = self._line_of_term(line, term)
        return CatalogueError(self.file, line, reason)

    def _line_of_term(self, start: int, term: str) -> int:
        """The first line from `start` on that writes the term, up to the next block; else `start`."""
        for number, line in enumerate(self.text.splitlines()[start - 1 :], start=start):
            if number > start and line.startswith("[["):
                break
            if f'"{term}"' in line or f"'{term}'" in line:
                return number
        return start

    def check_ids(self, ids: Sequence[str], kinds: Sequence[str]) -> None:
        seen: dict[str, int] = {}
        for number, own in enumerate(ids):
            if (fault := _id_fault(own, kinds)) is not None:
                raise self.error(number, "id", fault)
            if own in seen:
                first = line_of(self.text, (self.table, seen[own], "id"))
                raise self.error(number, "id", f"`{own}` is there already, in line {first}")
            seen[own] = number

    def check_terms(self, number: int | None, lists: Mapping[str, dict[str, list[str]]]) -> None:
        if not any(own for terms in lists.values() for own in terms.values()):
            raise self.error(number, next(iter(lists)), "there is no term")
        for key, terms in lists.items():
            self._check_list(number, key, terms)

    def _check_list(self, number: int | None, key: str, terms: dict[str, list[str]]) -> None:
        for language, own in terms.items():
            if language not in LANGUAGES:
                raise self.error(number, f"{key}.{language}", f"`{language}` is none of {', '.join(LANGUAGES)}")
            seen: set[str] = set()
            for term in own:
                fault = f"`{term}` is there twice" if term in seen else _term_fault(term, language)
                if fault is not None:
                    raise self.error(number, f"{key}.{language}", f"`{key}.{language}`: {fault}", term)
                seen.add(term)


def _id_fault(own: str, kinds: Sequence[str]) -> str | None:
    kind, slash, slug = own.partition("/")
    if kind not in kinds or not slash:
        return f"`{own}` must be one of {', '.join(kinds)}, a slash and a name"
    pattern = _COUNTRY if kind == "country" else _SLUG
    if not pattern.fullmatch(slug):
        needed = "two capital letters (ISO 3166-1)" if kind == "country" else "a-z, 0-9 and single hyphens"
        return f"`{own}`: after the slash come {needed}"
    return None


def _term_fault(term: str, language: str) -> str | None:
    try:
        variants(term, language)
    except ValueError as error:
        return f"`{term}`: {error}"
    return None


def _check_country(source: _Source, number: int, block: _NameBlock) -> None:
    if block.country is not None and not _COUNTRY.fullmatch(block.country):
        raise source.error(number, "country", f"`{block.country}` is no ISO 3166-1 code of two capital letters")


def _check_short(source: _Source, number: int, block: _NameBlock) -> None:
    for language, short in block.short.items():
        if language != "zh" or not block.id.startswith("country/"):
            raise source.error(number, f"short.{language}", "`short` is of countries, in zh only")
        if len(short) != 1 or not HAN.match(short):
            raise source.error(number, "short.zh", f"`{short}` is not one Chinese character")


def _check_offices(source: _Source, number: int, block: _NameBlock) -> None:
    if block.offices and not block.id.startswith("person/"):
        raise source.error(number, "offices", "`offices` are of persons")
    for office in block.offices:
        try:
            Years.read(f"{office.first}/{office.to or ''}")
        except ValueError as error:
            raise source.error(number, "offices", str(error)) from None


def _check_when(source: _Source, number: int, at: int, when: _WhenBlock, known: frozenset[str]) -> None:
    key = f"when.{at}"
    source.check_terms(number, {f"{key}.forms": when.forms, f"{key}.near": when.near})
    if not (when.years or when.company or when.near):
        raise source.error(number, key, "`when` needs `years`, `with` or `near`")
    if when.years:
        try:
            Years.read(when.years)
        except ValueError as error:
            raise source.error(number, f"{key}.years", str(error)) from None
    for company in when.company:
        if company not in known:
            raise source.error(number, f"{key}.with", f"there is no name `{company}`", company)


@dataclass(frozen=True, slots=True)
class _Claim:
    id: str
    conditional: bool


def _check_claims(source: _Source, blocks: Sequence[_NameBlock]) -> None:
    """Two names may have a form in common if at least one of them claims it under a condition; countries may at all."""
    owners: dict[tuple[str, str], _Claim] = {}
    for number, block in enumerate(blocks):
        for key, language, term, form, claim in _claims(block):
            first = owners.setdefault((language, form), claim)
            if first.id == block.id or first.conditional or claim.conditional:
                if first.conditional and not claim.conditional:
                    owners[language, form] = claim
                continue
            if first.id.startswith("country/") and block.id.startswith("country/"):
                continue
            raise source.error(
                number,
                f"{key}.{language}",
                f"`{term}` is a form of `{first.id}` already, and neither has a condition",
                term,
            )


def _claims(block: _NameBlock) -> Iterator[tuple[str, str, str, str, _Claim]]:
    lists = [("forms", block.forms, False)]
    lists += [(f"when.{at}.forms", when.forms, True) for at, when in enumerate(block.when)]
    for key, terms_by_language, conditional in lists:
        claim = _Claim(block.id, conditional)
        for language, terms in terms_by_language.items():
            for term in terms:
                for form in variants(term, language):
                    yield key, language, term, form, claim


def _terms(written: dict[str, list[str]]) -> Terms:
    return {language: tuple(own) for language, own in written.items()}
