"""The tables of places: complete where they must be, clean, and in the right spot."""

from __future__ import annotations

import csv
import re
from collections import Counter
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import pytest

from data.errors import KnowledgeError
from data.knowledge.places import PlaceRow, read_place_words, read_places
from data.knowledge.table import TABLES
from data.text import fold

OUTSIDE = Path(__file__).parents[3] / "shared" / "outside" / "places_eg_ly_sd.tsv"
HEADER = "id,name_ar,name_en,country,admin1,precision,lat,lon,aliases_ar,aliases_en,ambiguous,host,geonames,source\n"
GOOD = "cairo,القاهرة,Cairo,EG,Cairo,city,30.06,31.25,,,,,360630,GeoNames\n"
# Rough boxes (south, west, north, east) of the three countries, disputed areas included.
BOXES = {"EG": (21.9, 24.6, 32.3, 37.0), "LY": (19.4, 9.2, 34.1, 25.3), "SD": (8.6, 21.7, 23.2, 38.7)}


@pytest.fixture(scope="module")
def places() -> tuple[PlaceRow, ...]:
    return read_places()


def by_id(places: tuple[PlaceRow, ...], key: str) -> PlaceRow:
    return next(place for place in places if place.id == key)


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great circle distance (haversine), radius 6371 km."""
    a, b, c, d = map(radians, (lat1, lon1, lat2, lon2))
    return 2 * 6371 * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))


@pytest.mark.parametrize(("country", "count"), [("EG", 27), ("LY", 22), ("SD", 18)])
def test_every_first_level_division_is_there(places: tuple[PlaceRow, ...], country: str, count: int) -> None:
    kinds = {"EG": "governorate", "LY": "district", "SD": "state"}
    divisions = [p for p in places if p.country == country and p.precision == "admin1" and p.id.endswith(kinds[country])]
    assert len(divisions) == count
    assert len({p.admin1 for p in divisions}) == count


def test_every_town_and_site_is_in_a_known_division(places: tuple[PlaceRow, ...]) -> None:
    known = {(p.country, p.admin1) for p in places if p.precision == "admin1"}
    assert [p.id for p in places if p.country in BOXES and p.precision != "country" and (p.country, p.admin1) not in known] == []


def test_breadth(places: tuple[PlaceRow, ...]) -> None:
    counts = Counter(p.precision for p in places if p.country in BOXES)
    assert counts["city"] >= 500
    assert counts["site"] >= 150
    assert sum(p.precision == "city" and p.country not in BOXES for p in places) >= 120


def test_nothing_lies_outside_its_country(places: tuple[PlaceRow, ...]) -> None:
    for place in places:
        if place.country in BOXES:
            south, west, north, east = BOXES[place.country]
            assert south <= place.lat <= north and west <= place.lon <= east, place.id


def test_arabic_names_are_in_arabic_letters_and_english_ones_in_plain_latin(places: tuple[PlaceRow, ...]) -> None:
    for place in places:
        for name in (place.name_ar, *place.aliases_ar):
            assert re.fullmatch("[\u0621-\u063a\u0641-\u064a 0-9]+", name) or place.precision == "country", (place.id, name)
        for name in (place.name_en, *place.aliases_en):
            assert name.isascii() or place.precision == "country", (place.id, name)


@pytest.mark.parametrize(("key", "lat", "lon"), [
    ("benghazi", 32.11, 20.07), ("el-fasher", 13.63, 25.35), ("mitiga", 32.89, 13.28), ("skhirat", 33.85, -7.03), ("ly", 27.0, 18.0),
    ("tripoli-lebanon", 34.43, 35.84),
])
def test_some_known_points(places: tuple[PlaceRow, ...], key: str, lat: float, lon: float) -> None:
    place = by_id(places, key)
    assert kilometres(place.lat, place.lon, lat, lon) < (200 if place.precision == "country" else 5)


def test_hosts_are_offices_or_organisations(places: tuple[PlaceRow, ...]) -> None:
    tables = [(TABLES / file).read_text(encoding="utf-8") for file in ("offices.csv", "organisations.csv")]
    known = {line.split(",", 1)[0] for table in tables for line in table.splitlines()}
    assert [place.id for place in places if place.host and place.host not in known] == []
    assert by_id(places, "ittihadiya-palace").host == "eg-president"


@pytest.mark.parametrize(("rows", "row", "message"), [
    (GOOD + GOOD, 3, "stands already"),
    (GOOD.replace("30.06", "91"), 2, "no such point"),
    (GOOD.replace(",city,", ",town,"), 2, "precision"),
    (GOOD.replace(",EG,", ",Egypt,"), 2, "ISO 3166"),
    (GOOD.replace("31.25", "east"), 2, "lon"),
    (GOOD.replace("القاهرة", ""), 2, "name_ar"),
])
def test_a_broken_row_is_named(tmp_path: Path, rows: str, row: int, message: str) -> None:
    (tmp_path / "places.csv").write_text(HEADER + rows, encoding="utf-8")
    for file in ("places_geonames.csv", "places_countries.csv"):
        (tmp_path / file).write_text(HEADER, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message) as raised:
        read_places(tmp_path)
    assert (raised.value.file, raised.value.row) == ("places.csv", row)


def test_an_id_is_unique_across_files(tmp_path: Path) -> None:
    for file in ("places.csv", "places_geonames.csv"):
        (tmp_path / file).write_text(HEADER + GOOD, encoding="utf-8")
    (tmp_path / "places_countries.csv").write_text(HEADER, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"places\.csv, row 2"):
        read_places(tmp_path)


def test_place_words_have_every_kind_that_cues_ask_for() -> None:
    kinds = {row.kind for row in read_place_words()}
    assert kinds >= {"type_city", "type_admin1", "type_site", "type_country", "type_holder", "capital", "locative", "place_verb", "event_noun",
                     "agreement_noun", "name_of", "not_before", "not_after", "agency"}


@pytest.mark.skipif(not OUTSIDE.exists(), reason="the public lists to compare with are not beside the project")
def test_towns_agree_with_public_lists_within_25_km(places: tuple[PlaceRow, ...]) -> None:
    outside: dict[tuple[str, str], list[tuple[float, float]]] = {}
    with OUTSIDE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["lat"] and row["level"] in ("city", "town", "capital"):
                outside.setdefault((row["country"], fold(row["name_ar"])), []).append((float(row["lat"]), float(row["lon"])))
    compared = {
        place.id: min(kilometres(place.lat, place.lon, *point) for point in outside[place.country, fold(place.name_ar)])
        for place in places if place.precision == "city" and (place.country, fold(place.name_ar)) in outside
    }
    far = {key: round(distance) for key, distance in compared.items() if distance > 25}
    assert len(compared) > 150
    # Some lists know only another town of that name (there are two Matareyas, and several Husseiniyas and Qureins).
    assert len(far) <= len(compared) * 0.05, far
