"""300 names of places in a sentence each: is the place found, and within 25 km of where it is?

Half are sentences of the project's own (tests/gold/places.jsonl), with homonyms told apart by their sentence and with words that are no
place at all. The other half are towns drawn at random, fifty a country, from public lists that are a check on the gazetteer and not its
source (../shared/outside/places_eg_ly_sd.tsv); nobody chose them, so their share tells how much of the map the gazetteer knows.
"""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Any

from benchmarks.outside import ROOT, find_outside
from data.model import Article
from extraction.document import read_document
from extraction.normalise import normal_name
from extraction.places import PlaceFinder, PlaceMention

NEAR_KM = 25.0
_EARTH_KM = 6371.0
_SEED, _EACH = 20260217, 50
_LEVELS = frozenset({"city", "town", "capital"})  # divisions are areas without one point; hamlets are not what news is about
_COUNTRIES = {"EG": "مصر", "LY": "ليبيا", "SD": "السودان"}
_FRAMES = (
    "وصل وفد حكومي إلى مدينة {name} في {country} أمس.",
    "قال شهود إن اشتباكات وقعت في {name} في {country} مساء الأحد.",
    "افتتح الوزير مستشفى جديدا في {name} خلال جولة في {country}.",
    "تفقد المسؤول أعمال الصيانة في بلدة {name} التي تقع في {country}.",
    "انقطع التيار الكهربائي في {name}، بحسب وسائل إعلام في {country}.",
)


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with the name that is asked for and its point; `name` is None where the sentence names no place."""

    text: str
    name: str | None
    lat: float | None
    lon: float | None


def read_own() -> list[Case]:
    """The project's own sentences."""
    lines = (ROOT / "tests" / "gold" / "places.jsonl").read_text(encoding="utf-8").splitlines()
    return [Case(row["text"], row["name"], row["lat"], row["lon"]) for row in map(json.loads, lines)]


def draw_towns() -> list[Case]:
    """Fifty towns of each country, drawn with a fixed seed from all that have an Arabic name and a point."""
    with find_outside("outside/places_eg_ly_sd.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    dice = random.Random(_SEED)
    cases: list[Case] = []
    for code, country in _COUNTRIES.items():
        known = {row["name_ar"]: row for row in rows if _is_town(row, code)}
        for number, name in enumerate(dice.sample(sorted(known), _EACH)):
            text = _FRAMES[number % len(_FRAMES)].format(name=name, country=country)
            cases.append(Case(text, name, float(known[name]["lat"]), float(known[name]["lon"])))
    return cases


def _is_town(row: dict[str, str], code: str) -> bool:
    arabic = bool(row["name_ar"]) and all(ch == " " or "\u0620" <= ch <= "\u0652" for ch in row["name_ar"])
    return row["country"] == code and row["level"] in _LEVELS and arabic and bool(row["lat"] and row["lon"])


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance of two points in degrees, in kilometres (haversine)."""
    half = sin(radians(other_lat - lat) / 2) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))


def _named(case: Case, mentions: Sequence[PlaceMention], words: Sequence[str]) -> list[PlaceMention]:
    """The mentions that stand on the name that is asked for."""
    name = normal_name(case.name or "")
    surfaces = ((m, normal_name(" ".join(words[m.first : m.last + 1]))) for m in mentions)
    return [m for m, surface in surfaces if name in surface or surface.endswith(name.split()[-1])]


def judge(finder: PlaceFinder, case: Case) -> str:
    """`right`, `far`, `missed`; for a sentence without a place `right` or `false`."""
    document = read_document(Article("case", "", None, None, "ar", "", case.text))
    mentions = [m for m in finder.find_places(document) if m.place.precision != "country"]
    if case.name is None or case.lat is None or case.lon is None:
        return "false" if mentions else "right"
    words = [token.text for token in document.sentences[0].tokens]
    found = _named(case, mentions, words)
    if not found:
        return "missed"
    points = [(m.place.lat, m.place.lon) for m in found if m.place.lat is not None and m.place.lon is not None]
    return "right" if any(distance_km(case.lat, case.lon, lat, lon) <= NEAR_KM for lat, lon in points) else "far"


def score_places(finder: PlaceFinder) -> dict[str, Any]:
    """Counts and share of each half and of both together, and what went wrong in the project's own half."""
    halves = {"own": read_own(), "drawn": draw_towns()}
    verdicts = {half: [judge(finder, case) for case in cases] for half, cases in halves.items()}
    verdicts["all"] = verdicts["own"] + verdicts["drawn"]
    figures: dict[str, Any] = {
        half: {"cases": len(found), "right": found.count("right"), "far": found.count("far"), "missed": found.count("missed"),
               "false": found.count("false"), "share": round(found.count("right") / len(found), 3)}
        for half, found in verdicts.items()
    }
    figures["wrong"] = [case.text for case, verdict in zip(halves["own"], verdicts["own"], strict=True) if verdict != "right"]
    return figures
