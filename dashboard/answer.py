"""From a state of the page to everything that stands on it. Each part has a key that says what it depends on; a part whose
key is what the browser already shows is not computed and not sent again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.state import PageState
from dashboard.strings import Words
from dashboard.theme import TYPES, Palette
from data import queries
from data.snapshot import Snapshot

MARKS = 3000  # that a chart draws at most: a browser without a graphics card takes about a second for them
FINE_BINS = 400  # in which the days in sight are counted where single events are too many
_ROWS = 40


@dataclass(frozen=True)
class Device:
    """What the browser can draw."""

    webgl: bool = True
    width: int = 1400
    touch: bool = False

    @property
    def ticks(self) -> int:
        """How many marks of time an axis has room for."""
        return 4 if self.width < 640 else 8 if self.width < 1800 else 12

    @property
    def bars(self) -> int:
        """How many bars of at least five pixels the timeline has room for; each is a stack of up to all types."""
        column = self.width - 300 if self.width > 860 else self.width
        room = (column - (self.map_width if self.width > 1240 else 0)) // 5
        return min(max(room, 40), MARKS // len(TYPES))

    @property
    def map_width(self) -> int:
        """The map's width in pixels, as assets/30-page.css lays the page out."""
        if self.width > 1240:
            return round(min(max(self.width * 0.3, 380), 1080))
        return max(self.width - 340, 320) if self.width > 860 else self.width - 18


@dataclass(frozen=True)
class Asked:
    """One question to the snapshot; frames that several parts use are read once. `takes`: whether this installation takes articles through
    the page."""

    con: Snapshot
    revision: int
    state: PageState
    words: Words
    colours: Palette
    device: Device
    actor_text: str = ""
    takes: bool = False

    @cached_property
    def tallies(self) -> queries.Tallies:
        """Counts of what is shown and of what no chart can show."""
        return queries.tallies(self.con, self.state.filters)

    @cached_property
    def update(self) -> queries.Update:
        """When the data was last updated, and how much there is."""
        return queries.last_update(self.con)

    @cached_property
    def extent(self) -> tuple[date, date] | None:
        """First and last day of the dated events, whatever the dates chosen."""
        return queries.date_range(self.con, self.state.filters)

    @cached_property
    def bins(self) -> pd.DataFrame:
        """Counts over all time."""
        if self.extent is None:
            return queries.timeline_bins(self.con, self.state.filters)
        return queries.timeline_bins(self.con, self.state.filters, bin=queries.choose_bin(*self.extent, most=self.device.bars))

    @cached_property
    def coarse_bins(self) -> pd.DataFrame:
        """The same in few bins, to be read."""
        bin = queries.choose_bin(*self.extent, most=_ROWS) if self.extent else None
        return queries.timeline_bins(self.con, self.state.filters, bin=bin)

    @cached_property
    def places(self) -> pd.DataFrame:
        """Places with counts."""
        return queries.places(self.con, self.state.filters)

    @cached_property
    def facets(self) -> dict[str, pd.DataFrame]:
        """All facets with counts."""
        return queries.facets(self.con, self.state.filters)

    @property
    def base(self) -> str:
        """What nearly everything depends on."""
        own = self.state
        return f"{self.revision} {self.words.language} {own.arabic_digits} {own.hijri} {own.embed} {own.filters.to_query()}"


@dataclass(frozen=True, slots=True)
class Part:
    """`outputs`: names of what it fills (`component.property`). `key`: what it depends on. `build`: values in the order of `outputs`."""

    name: str
    outputs: tuple[str, ...]
    key: Callable[[Asked], str]
    build: Callable[[Asked], tuple[Any, ...]]


def short(key: str) -> str:
    """A key as the browser keeps it."""
    return hashlib.blake2b(key.encode(), digest_size=9).hexdigest()


def answer(asked: Asked, parts: tuple[Part, ...], shown: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """Values of the outputs that change, and the keys of all that is shown then."""
    values: dict[str, Any] = {}
    keys: dict[str, str] = {}
    for part in parts:
        keys[part.name] = short(part.key(asked))
        if shown.get(part.name) != keys[part.name]:
            values |= dict(zip(part.outputs, part.build(asked), strict=True))
    return values, keys
