"""What a reader asked to see: one frozen value that the page, the exports and the queries share through the URL.

Values of one dimension are alternatives (except where its `…_mode` is "all"); dimensions narrow each other. A view applies all
dimensions except its own (`without`). Equal filters have one canonical query string.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, get_args
from urllib.parse import parse_qsl, urlencode

from data.areas import AREAS
from data.days import span_days
from data.errors import WaqaiError
from data.model import DateBasis, EventType, Language, Precision, Status

__all__ = ["DIMENSIONS", "GROUPS", "VIEW_KEYS", "FilterError", "Filters", "parse_filters"]

Mode = Literal["any", "all"]
GROUPS = ("undated", "unplaced", "country_only", "outside")
PLACE_GROUPS = GROUPS[1:]
DIMENSIONS = ("actors", "types", "topics", "countries", "actor_countries", "statuses", "dates", "places", "text", "sources", "languages",
              "divisions", "date_bases", "precisions", "offices", "confidence")
VIEW_KEYS = frozenset({
    "lang", "theme", "tab", "event", "view", "sort", "page", "camera", "digits", "embed", "window", "bin", "lanes",
    "hijri", "arcs", "wide",
})
MOST_VALUES = 200
LONGEST_VALUE = 300
LONGEST_QUERY = 20_000

_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_SLUG = re.compile(r"[a-z][a-z0-9_]{0,60}")
_COUNTRY = re.compile(r"[A-Z]{2,4}|none")
_DIVISION = re.compile(r"[A-Z]{2,4}/[^/]{1,200}|none")
_MODES = {"actors_mode": "actors", "actor_countries_mode": "actor_countries", "offices_mode": "offices"}
_SINGLE = {*_MODES, "from", "to", "q", "statements", "sure_from", "sure_to", *AREAS}


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
    "divisions": _matching(_DIVISION, "a country and its division such as LY/Benghazi, or none"),
    "date_bases": _one_of("a date basis", get_args(DateBasis)),
    "precisions": _one_of("a precision of places", (*get_args(Precision), "none")),
    "offices": _named,
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


def _area(name: str, value: str | None) -> str | None:
    if not value:
        return None
    try:
        return AREAS[name][0](value)
    except ValueError as problem:
        how = "west,south,east,north" if name == "bbox" else "lon,lat;lon,lat;… with at least three corners"
        raise FilterError(f"{name}={value[:60]}: expected {how} in degrees ({problem})") from problem


def _hundredths(key: str, value: str | None) -> int | None:
    if value is None:
        return None
    if not re.fullmatch("[0-9]{1,3}", value):
        raise FilterError(f"{key}={value[:60]}: expected hundredths from 0 to 100")
    return int(value)


@dataclass(frozen=True, slots=True)
class Filters:
    """See the module. `countries` are those of the place, `actor_countries` those of any actor; `none` stands for "has none".
    `date_from`, `date_to`: ISO days, both included; a month or year given for them is taken whole. An event with a partial
    date matches when any of its days does. `groups` open what a view can't draw: `undated` belongs to the dates, the others
    to the places. `divisions` are first-level divisions with their country (`LY/Benghazi`). `offices`: English names of offices that
    an actor held on the event's date. `sure_from`, `sure_to`: confidence in whole hundredths, both included. `bbox` and `lasso` are
    areas (see `data.areas`) that narrow the choice of places further; they admit no place that is only a country.
    Statements are hidden unless `types` names them or `statements` is set. FilterError on nonsense."""

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
    divisions: tuple[str, ...] = ()
    date_bases: tuple[str, ...] = ()
    precisions: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    offices_mode: Mode = "any"
    actor_countries_mode: Mode = "any"
    sure_from: int | None = None
    sure_to: int | None = None
    bbox: str | None = None
    lasso: str | None = None

    def __post_init__(self) -> None:
        for name in _LISTS:
            self._set(name, _checked(name, getattr(self, name)))
        for name, values in _MODES.items():
            if getattr(self, name) not in get_args(Mode):
                raise FilterError(f"{name}={getattr(self, name)}: expected any or all")
            # One filter, one URL: what changes nothing is not kept.
            self._set(name, getattr(self, name) if len(getattr(self, values)) > 1 else "any")
        for name in AREAS:
            self._set(name, _area(name, getattr(self, name)))
        self._check_confidence()
        self._set("date_from", _day("from", self.date_from, False) if self.date_from else None)
        self._set("date_to", _day("to", self.date_to, True) if self.date_to else None)
        if self.date_from and self.date_to and self.date_from > self.date_to:
            raise FilterError(f"from={self.date_from} lies after to={self.date_to}: swap them")
        text = " ".join(self.text.split())
        if len(text) > LONGEST_VALUE or _CONTROL.search(text):
            raise FilterError(f"q: at most {LONGEST_VALUE} characters, none of them control characters")
        self._set("text", text)
        self._set("statements", bool(self.statements) and not self.types)

    def _check_confidence(self) -> None:
        """Whole hundredths; the ends of the scale leave nothing out."""
        low, high = self.sure_from or 0, 100 if self.sure_to is None else self.sure_to
        if not 0 <= low <= high <= 100:
            raise FilterError(f"sure_from={low}, sure_to={high}: expected hundredths from 0 to 100, the smaller first")
        self._set("sure_from", low or None)
        self._set("sure_to", high if high < 100 else None)

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
            if value in (None, "", (), False) or (key in _MODES and value == "any"):
                continue
            pairs += [(key, one) for one in value] if isinstance(value, tuple) else [(key, "1" if value is True else str(value))]
        return urlencode(pairs)


_KEYS = {"date_from": "from", "date_to": "to", "text": "q"}
_CLEARED: dict[str, dict[str, Any]] = {
    **{name: {name: ()} for name in _LISTS if name != "groups"},
    **{values: {values: (), mode: "any"} for mode, values in _MODES.items()},
    "types": {"types": (), "statements": True},
    "dates": {"date_from": None, "date_to": None},
    "places": {"places": (), **dict.fromkeys(AREAS)},
    "confidence": {"sure_from": None, "sure_to": None},
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
    found |= {key: _hundredths(key, found.get(key)) for key in ("sure_from", "sure_to")}
    return Filters(statements=statements == "1", **{names.get(key, key): value for key, value in found.items()})
