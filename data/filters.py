"""What a reader asked to see: one frozen value that the page, the exports and the queries share through the URL.

Values of one dimension are alternatives (except `actors_mode="all"`); dimensions narrow each other. A view applies all
dimensions except its own (`without`). Equal filters have one canonical query string.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, get_args
from urllib.parse import parse_qsl, urlencode

from data.days import span_days
from data.errors import WaqaiError
from data.model import EventType, Language, Status

__all__ = ["DIMENSIONS", "GROUPS", "VIEW_KEYS", "FilterError", "Filters", "parse_filters"]

Mode = Literal["any", "all"]
GROUPS = ("undated", "unplaced", "country_only", "outside")
PLACE_GROUPS = GROUPS[1:]
DIMENSIONS = ("actors", "types", "topics", "countries", "actor_countries", "statuses", "dates", "places", "text", "sources", "languages")
VIEW_KEYS = frozenset({"lang", "theme", "tab", "event", "view", "sort", "page", "camera", "digits", "embed", "window", "bin", "lanes"})
MOST_VALUES = 200
LONGEST_VALUE = 300
LONGEST_QUERY = 20_000

_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_SLUG = re.compile(r"[a-z][a-z0-9_]{0,60}")
_COUNTRY = re.compile(r"[A-Z]{2,4}|none")
_SINGLE = {"actors_mode", "from", "to", "q", "statements"}


class FilterError(WaqaiError):
    """A filter that can't be; the message names the key and what it expects."""


def _one_of(what: str, known: Collection[str]) -> Callable[[str], bool]:
    def allowed(value: str) -> bool:
        return value in known

    allowed.__doc__ = f"{what}: one of {', '.join(known)}"
    return allowed


def _matching(pattern: re.Pattern[str], how: str) -> Callable[[str], bool]:
    def allowed(value: str) -> bool:
        return pattern.fullmatch(value) is not None

    allowed.__doc__ = how
    return allowed


def _named(value: str) -> bool:
    """an id or a name without control characters"""
    return bool(value.strip()) and len(value) <= LONGEST_VALUE and not _CONTROL.search(value)


# The list-valued fields, which are also their keys in a query string, and what their values may be.
_LISTS: dict[str, Callable[[str], bool]] = {
    "actors": _named,
    "types": _one_of("an event type", get_args(EventType)),
    "topics": _matching(_SLUG, "a topic of the codebook, such as border_security"),
    "countries": _matching(_COUNTRY, "a country code such as EG, or none"),
    "actor_countries": _matching(_COUNTRY, "a country code such as EG or UN, or none"),
    "statuses": _one_of("a status", get_args(Status)),
    "places": _named,
    "groups": _one_of("a group", GROUPS),
    "sources": _named,
    "languages": _one_of("a language", get_args(Language)),
}


def _checked(name: str, values: Iterable[str]) -> tuple[str, ...]:
    allowed = _LISTS[name]
    found = tuple(sorted(set(values)))
    if len(found) > MOST_VALUES:
        raise FilterError(f"{name}: at most {MOST_VALUES} values, not {len(found)}")
    for value in found:
        if not allowed(value):
            raise FilterError(f"{name}={value[:60]}: expected {allowed.__doc__}")
    return found


def _day(key: str, value: str, last: bool) -> str:
    try:
        return span_days(value)[last].isoformat()
    except ValueError as problem:
        raise FilterError(f"{key}={value[:60]}: expected a date such as 2026-02-17, 2026-02 or 2026") from problem


@dataclass(frozen=True, slots=True)
class Filters:
    """See the module. `countries` are those of the place, `actor_countries` those of any actor; `none` stands for "has none".
    `date_from`, `date_to`: ISO days, both included; a month or year given for them is taken whole. An event with a partial
    date matches when any of its days does. `groups` open what a view can't draw: `undated` belongs to the dates, the others
    to the places. Statements are hidden unless `types` names them or `statements` is set. FilterError on nonsense."""

    actors: tuple[str, ...] = ()
    actors_mode: Mode = "any"
    types: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    actor_countries: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    date_from: str | None = None
    date_to: str | None = None
    places: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    text: str = ""
    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    statements: bool = False

    def __post_init__(self) -> None:
        for name in _LISTS:
            self._set(name, _checked(name, getattr(self, name)))
        if self.actors_mode not in get_args(Mode):
            raise FilterError(f"actors_mode={self.actors_mode}: expected any or all")
        self._set("date_from", _day("from", self.date_from, False) if self.date_from else None)
        self._set("date_to", _day("to", self.date_to, True) if self.date_to else None)
        if self.date_from and self.date_to and self.date_from > self.date_to:
            raise FilterError(f"from={self.date_from} lies after to={self.date_to}: swap them")
        text = " ".join(self.text.split())
        if len(text) > LONGEST_VALUE or _CONTROL.search(text):
            raise FilterError(f"q: at most {LONGEST_VALUE} characters, none of them control characters")
        self._set("text", text)
        # One filter, one URL: what changes nothing is not kept.
        self._set("actors_mode", self.actors_mode if len(self.actors) > 1 else "any")
        self._set("statements", bool(self.statements) and not self.types)

    def _set(self, name: str, value: Any) -> None:
        object.__setattr__(self, name, value)

    def without(self, *dimensions: str) -> Filters:
        """The same filters with these dimensions left open; KeyError on an unknown one. Leaving the types open shows statements."""
        cleared: dict[str, Any] = {}
        for dimension in dimensions:
            cleared |= _CLEARED[dimension]
        if "dates" in dimensions or "places" in dimensions:
            gone = {*(("undated",) if "dates" in dimensions else ()), *(PLACE_GROUPS if "places" in dimensions else ())}
            cleared["groups"] = tuple(group for group in self.groups if group not in gone)
        return replace(self, **cleared)

    def to_query(self) -> str:
        """The canonical query string, without "?"; empty where nothing is filtered. `parse_filters` reads it back."""
        pairs: list[tuple[str, str]] = []
        for item in fields(self):
            key, value = _KEYS.get(item.name, item.name), getattr(self, item.name)
            if not value or (key == "actors_mode" and value == "any"):
                continue
            pairs += [(key, one) for one in value] if isinstance(value, tuple) else [(key, "1" if value is True else value)]
        return urlencode(pairs)


_KEYS = {"date_from": "from", "date_to": "to", "text": "q"}
_CLEARED: dict[str, dict[str, Any]] = {
    **{name: {name: ()} for name in _LISTS if name != "groups"},
    "actors": {"actors": (), "actors_mode": "any"},
    "types": {"types": (), "statements": True},
    "dates": {"date_from": None, "date_to": None},
    "text": {"text": ""},
}


def _pairs(query: str) -> list[tuple[str, str]]:
    if len(query) > LONGEST_QUERY:
        raise FilterError(f"the query string is longer than {LONGEST_QUERY} characters")
    try:
        return parse_qsl(query.removeprefix("?"), keep_blank_values=False, errors="strict", max_num_fields=2000)
    except ValueError as problem:
        raise FilterError(f"the query string can't be read: {problem}") from problem


def parse_filters(query: str, ignore: Collection[str] = VIEW_KEYS) -> Filters:
    """The filters that a URL's query string holds, with or without "?". Keys repeat (`types=visit&types=call`); nothing is split
    at commas. Keys in `ignore` belong to the page. FilterError on an unknown key, a value that can't be, a second single value."""
    found: dict[str, Any] = {}
    for key, value in _pairs(query):
        if key in _LISTS:
            found.setdefault(key, []).append(value)
        elif key in _SINGLE:
            if found.setdefault(key, value) != value:
                raise FilterError(f"{key} is given twice: {found[key][:60]} and {value[:60]}")
        elif key not in ignore:
            raise FilterError(f"{key[:60]} is no filter: use {', '.join([*_LISTS, *sorted(_SINGLE)])}")
    statements = found.pop("statements", "0")
    if statements not in ("0", "1"):
        raise FilterError(f"statements={statements[:60]}: expected 1 or 0")
    names = {key: name for name, key in _KEYS.items()}
    return Filters(statements=statements == "1", **{names.get(key, key): value for key, value in found.items()})
