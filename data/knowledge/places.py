"""Where things may happen: towns, sites, first-level divisions and regions, states as wholes.

`places.csv` is written by hand, `places_geonames.csv` and `places_countries.csv` by `scripts/build_gazetteer.py`; all three have the same columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data.errors import KnowledgeError
from data.knowledge.grammar import WordRow
from data.knowledge.table import TABLES, read_table

PLACE_TABLES = ("places.csv", "places_geonames.csv", "places_countries.csv")
PRECISIONS = frozenset({"site", "city", "admin1", "country"})


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place. `lat`, `lon`: WGS 84 degrees; of a division, a region or a state a point inside it.
    `admin1`: English name of the first-level division. `ambiguous`: the bare name is also a common word, a person's name or
    another place's, so that it needs a cue (مدينة, في). `host`: organisation or office whose seat a site is. `geonames`: the id there."""

    id: str
    name_ar: str
    name_en: str
    country: str
    admin1: str | None
    precision: str
    lat: float
    lon: float
    aliases_ar: tuple[str, ...]
    aliases_en: tuple[str, ...]
    ambiguous: bool
    host: str | None
    geonames: int | None
    source: str


def _faults(place: PlaceRow) -> Iterator[str]:
    if place.precision not in PRECISIONS:
        yield f"precision {place.precision!r} is unknown; write one of {', '.join(sorted(PRECISIONS))}"
    if not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):
        yield f"no such point on earth: lat {place.lat}, lon {place.lon}"
    if not (len(place.country) == 2 and place.country.isalpha() and place.country.isupper()):
        yield f"country {place.country!r} is no ISO 3166 code of two letters"


def read_places(folder: Path = TABLES) -> tuple[PlaceRow, ...]:
    """All places, the curated ones first. Raises KnowledgeError naming file and row where a cell is missing or impossible, or an id stands twice."""
    places: list[PlaceRow] = []
    seen: dict[str, str] = {}
    for file in PLACE_TABLES:
        for row, place in enumerate(read_table(folder / file, PlaceRow), 2):
            for fault in _faults(place):
                raise KnowledgeError(file, row, fault)
            if place.id in seen:
                raise KnowledgeError(file, row, f"id {place.id!r} stands already in {seen[place.id]}; choose another")
            seen[place.id] = f"{file}, row {row}"
            places.append(place)
    return tuple(places)


def read_place_words(folder: Path = TABLES) -> tuple[WordRow, ...]:
    """place_words.csv: words that stand before or after the names of places. `kind`: `type_*` (مدينة, محافظة; `value`: the precision or the country
    that has such divisions), `locative` (في), `place_verb` (زار), `event_noun` (محادثات), `agreement_noun` (اتفاق), `name_of` (صحيفة: what
    follows is no place), `not_before`, `not_after`, `capital`, `agency`. KnowledgeError as `read_table`."""
    return read_table(folder / "place_words.csv", WordRow)
