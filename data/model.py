"""The records that every package shares, as docs/codebook.md defines them. Frozen; JSON in and out.

Offsets everywhere count Unicode code points in the article's stored `title` or `text`; `end` is exclusive.
Dates are ISO prefixes (`2026`, `2026-02`, `2026-02-17`): the length is the precision, nothing is invented.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, cast

EventType = Literal[
    "meeting", "visit", "call", "message", "negotiation", "agreement", "cooperation", "statement",
    "appointment", "decision", "protest", "attack", "movement", "arrest", "sanction", "disaster",
]
DateBasis = Literal["stated", "relative", "publication", "unknown"]
Status = Literal["happened", "ongoing", "planned", "called_for", "cancelled", "denied"]
Role = Literal["source", "target", "participant", "attendee", "mediator"]
Kind = Literal["person", "organisation", "state", "group"]
Precision = Literal["site", "city", "admin1", "country"]
PlaceBasis = Literal["stated", "inferred", "dateline"]
Part = Literal["title", "text"]
Language = Literal["ar", "en"]
Span = tuple[int, int]

ENCOUNTERS: frozenset[str] = frozenset({"meeting", "visit", "call", "message", "negotiation", "agreement"})
CORE_ROLES: frozenset[str] = frozenset({"source", "target", "participant"})  # those without whom it is not the same event
HOME_COUNTRIES: frozenset[str] = frozenset({"EG", "LY", "SD"})


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read. `published` is ISO 8601 with a UTC offset where the source gives a time
    (`2026-02-17T11:20:00+02:00`), an ISO date where it gives only a day, None where it gives nothing.
    `sample` marks an article that was written for this project from publicly reported facts;
    `url` of such a sample is the address of the facts."""

    id: str
    source: str
    url: str | None
    published: str | None
    language: Language
    title: str
    text: str
    sample: bool = False

    def part(self, part: Part) -> str:
        """The text that offsets of `part` count in."""
        return self.title if part == "title" else self.text


@dataclass(frozen=True, slots=True)
class Score:
    """A number with its reason, so that a merge or a confidence can be explained on screen."""

    value: float
    reason: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Who took part. `mention` is the surface form in the article, verbatim."""

    id: str
    name_ar: str
    name_en: str
    mention: str
    kind: Kind
    country: str | None
    office_ar: str | None
    office_en: str | None
    role: Role


@dataclass(frozen=True, slots=True)
class Place:
    """Where it happened. `lat` and `lon` in WGS 84 degrees; None for a place without a point (a country has one,
    for arcs and lists, but `precision` keeps it from being drawn as a town)."""

    id: str
    name_ar: str
    name_en: str
    mention: str
    country: str
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: Precision
    basis: PlaceBasis


@dataclass(frozen=True, slots=True)
class Spans:
    """Where in the article's part the pieces of an event stand."""

    trigger: tuple[Span, ...] = ()
    actors: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    place: tuple[Span, ...] = ()
    date: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence that reports the event; `article[part][start:end] == sentence`."""

    article_id: str
    part: Part
    title: str
    source: str
    url: str | None
    published: str | None
    language: Language
    sentence: str
    start: int
    end: int
    spans: Spans
    rule: str


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, with every sentence that reports it."""

    id: str
    type: EventType
    date: str | None
    date_end: str | None
    date_granularity: str | None
    date_basis: DateBasis
    status: Status
    actors: tuple[Actor, ...]
    place: Place | None
    topics: tuple[str, ...]
    claimed_by: str | None
    summary_ar: str
    summary_en: str
    confidence: float
    reasons: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def to_json(record: Event | Article) -> dict[str, Any]:
    """The record as JSON-ready dicts and lists; tuples become lists when dumped."""
    return asdict(record)


def _spans(raw: Any) -> tuple[Span, ...]:
    return tuple((int(start), int(end)) for start, end in raw)


def _evidence(raw: Mapping[str, Any]) -> Evidence:
    spans = raw["spans"]
    return Evidence(**{**raw, "spans": Spans(
        _spans(spans["trigger"]),
        {actor: _spans(found) for actor, found in spans["actors"].items()},
        _spans(spans["place"]),
        _spans(spans["date"]),
    )})


def event_from_json(raw: Mapping[str, Any]) -> Event:
    """The inverse of `to_json` for an event; KeyError or TypeError where a field is missing or unknown."""
    return Event(**{
        **raw,
        "actors": tuple(Actor(**actor) for actor in raw["actors"]),
        "place": Place(**raw["place"]) if raw["place"] else None,
        "topics": tuple(raw["topics"]),
        "reasons": tuple(raw["reasons"]),
        "evidence": tuple(_evidence(item) for item in raw["evidence"]),
    })


def article_from_json(raw: Mapping[str, Any]) -> Article:
    """The inverse of `to_json` for an article; TypeError where a field is missing or unknown."""
    return Article(**cast(dict[str, Any], raw))
