"""What the page shows, as its URL says: the filters that queries share, and what is the page's own (language, page, event …)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl, urlencode

from data.filters import VIEW_KEYS, FilterError, Filters, parse_filters
from data.model import Language
from data.queries import SORTS

PAGE_SIZE = 25
SCHEMES = ("light", "dark")
DEFAULT_SORT = "-date"
TABS = ("list", "table", "network")
LANES = ("type", "country", "actor")
PAGES = ("actor", "pair", "help", "paste", "notes")
Camera = tuple[float, float, float]
_SWITCHES = ("hijri", "arcs", "wide", "embed")
_CAMERA = re.compile(r"(-?\d{1,2}(?:\.\d{1,4})?),(-?\d{1,3}(?:\.\d{1,4})?),(\d{1,2}(?:\.\d{1,4})?)")


@dataclass(frozen=True, slots=True)
class PageState:
    """`theme` is None where the reader's system decides; `page` counts from 1; `event` is the id of the event that lies open;
    `camera` is the map's middle (latitude, longitude) and zoom, None for the whole map. `tab`: how the events are listed; `view`: the page
    that lies open beneath an event (`help`, `actor~ID`, `pair~ID~ID` …); `lanes`: what the timeline's lanes stand for. `arabic_digits` and
    `hijri`: how dates and numbers are written; `arcs`: lines from the actors' countries; `wide`: the map reaches beyond the three countries;
    `embed`: timeline and map alone."""

    filters: Filters = field(default_factory=Filters)
    language: Language | None = None
    theme: str | None = None
    event: str | None = None
    page: int = 1
    sort: str = DEFAULT_SORT
    camera: Camera | None = None
    tab: str = TABS[0]
    view: str | None = None
    lanes: str = LANES[0]
    arabic_digits: bool = False
    hijri: bool = False
    arcs: bool = False
    wide: bool = False
    embed: bool = False

    def to_query(self) -> str:
        """The canonical query string of the page, without "?"; `parse_state` reads it back."""
        own = {"lang": self.language, "theme": self.theme, "sort": self.sort if self.sort != DEFAULT_SORT else None,
               "page": str(self.page) if self.page > 1 else None, "event": self.event,
               "camera": ",".join(f"{value:g}" for value in self.camera) if self.camera else None,
               "tab": self.tab if self.tab != TABS[0] else None, "view": self.view, "lanes": self.lanes if self.lanes != LANES[0] else None,
               "digits": "arab" if self.arabic_digits else None, **{name: "1" if getattr(self, name) else None for name in _SWITCHES}}
        view = urlencode([(key, value) for key, value in own.items() if value])
        return "&".join(part for part in (self.filters.to_query(), view) if part)

    @property
    def page_of(self) -> tuple[str, tuple[str, ...]]:
        """The name of the page that lies open, and whom it is about; an empty name where there is none."""
        name, *ids = (self.view or "").split("~")
        return name, tuple(ids)

    def with_filters(self, filters: Filters) -> PageState:
        """The first page of other filters."""
        return replace(self, filters=filters, page=1, event=None, view=None)


def _one_of(key: str, value: str | None, known: tuple[str, ...]) -> str | None:
    if value is not None and value not in known:
        raise FilterError(f"{key}={value[:60]}: expected one of {', '.join(known)}")
    return value


def _page(value: str) -> int:
    if not value.isdecimal() or not 1 <= len(value) <= 7 or not int(value):
        raise FilterError(f"page={value[:60]}: expected a number from 1")
    return int(value)


def _camera(value: str | None) -> Camera | None:
    if value is None:
        return None
    found = _CAMERA.fullmatch(value)
    if not found:
        raise FilterError(f"camera={value[:60]}: expected latitude,longitude,zoom such as 30.04,31.24,8")
    latitude, longitude, zoom = float(found[1]), float(found[2]), float(found[3])
    if abs(latitude) > 90 or abs(longitude) > 180 or zoom > 24:
        raise FilterError(f"camera={value[:60]}: latitude reaches from -90 to 90, longitude from -180 to 180, zoom from 0 to 24")
    return latitude, longitude, zoom


def _view(value: str | None) -> str | None:
    """The page that lies open: `actor` takes one id, `pair` two, the others none."""
    if value is None:
        return None
    name, *ids = value.split("~")
    wanted = {"actor": 1, "pair": 2}.get(name, 0)
    if name not in PAGES or len(ids) != wanted or not all(0 < len(id) <= 300 for id in ids):
        raise FilterError(f"view={value[:60]}: expected help, paste, notes, actor~ID or pair~ID~ID")
    return value


def _switch(key: str, value: str | None) -> bool:
    return _one_of(key, value, ("0", "1")) == "1"


def parse_state(query: str | None) -> PageState:
    """A query string, with or without "?", as a state. FilterError where it names what doesn't exist."""
    query = (query or "").lstrip("?")
    own = {key: value for key, value in parse_qsl(query) if key in VIEW_KEYS}
    language = _one_of("lang", own.get("lang"), ("ar", "en"))
    return PageState(
        filters=parse_filters(query),
        language="ar" if language == "ar" else "en" if language else None,
        theme=_one_of("theme", own.get("theme"), SCHEMES),
        event=own.get("event"),
        page=_page(own.get("page", "1")),
        sort=_one_of("sort", own.get("sort"), tuple(SORTS)) or DEFAULT_SORT,
        camera=_camera(own.get("camera")),
        tab=_one_of("tab", own.get("tab"), TABS) or TABS[0],
        view=_view(own.get("view")),
        lanes=_one_of("lanes", own.get("lanes"), LANES) or LANES[0],
        arabic_digits=_one_of("digits", own.get("digits"), ("arab", "latn")) == "arab",
        **{name: _switch(name, own.get(name)) for name in _SWITCHES},
    )


def view_only(query: str) -> str:
    """What a query string says of language and theme alone: the way back from a query that can't be answered."""
    own = dict(parse_qsl(query.lstrip("?")))
    kept = [("lang", own.get("lang")), ("theme", own.get("theme"))]
    return urlencode([(key, value) for key, value in kept if value in ("ar", "en", *SCHEMES)])
