"""The map's background files: complete, small, and right where it matters."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest

GEO = Path(__file__).parent.parent.parent / "dashboard" / "geo"
BOXED = ("land", "countries", "borders", "coast", "rivers", "lakes", "disputed", "labels")


def features(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((GEO / f"{name}.geojson").read_text(encoding="utf-8"))["features"]
    return found


def points(coordinates: Any) -> list[tuple[float, float]]:
    if isinstance(coordinates[0], (int, float)):
        return [(coordinates[0], coordinates[1])]
    return [point for item in coordinates for point in points(item)]


def inside(point: tuple[float, float], polygons: list[list[list[list[float]]]]) -> bool:
    """Even-odd rule over all rings."""
    x, y = point
    odd = False
    for ring in (ring for polygon in polygons for ring in polygon):
        for (x1, y1), (x2, y2) in itertools.pairwise(ring):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                odd = not odd
    return odd


def country_at(lon: float, lat: float, file: str = "countries") -> list[str]:
    return [f["properties"]["code"] for f in features(file) if inside((lon, lat), f["geometry"]["coordinates"])]


@pytest.mark.parametrize("name", BOXED)
def test_stays_in_the_box(name: str) -> None:
    assert features(name)
    for feature in features(name):
        for x, y in points(feature["geometry"]["coordinates"]):
            assert 5 <= x <= 45 and -2 <= y <= 40


def test_is_small_enough_to_send() -> None:
    assert sum((GEO / f"{name}.geojson").stat().st_size for name in BOXED) < 600_000


@pytest.mark.parametrize(("lon", "lat", "code"), [
    (31.25, 30.06, "EG"), (13.2, 32.4, "LY"), (32.53, 15.55, "SD"), (25.35, 13.63, "SD"), (23.3, 24.2, "LY"), (33.8, 28.9, "EG"),
    (31.6, 4.85, "SS"),
])
def test_a_town_lies_in_its_country(lon: float, lat: float, code: str) -> None:
    assert country_at(lon, lat) == [code]
    assert country_at(lon, lat, "world") == [code]


def test_sea_is_no_country_and_no_land() -> None:
    assert country_at(18.5, 33.5) == []
    assert not inside((18.5, 33.5), features("land")[0]["geometry"]["coordinates"])
    assert inside((18.5, 27.0), features("land")[0]["geometry"]["coordinates"])


def test_home_is_the_three_countries() -> None:
    assert {f["properties"]["code"] for f in features("countries") if f["properties"]["home"]} == {"EG", "LY", "SD"}


@pytest.mark.parametrize(("river", "lon", "lat"), [("nile", 31.22, 29.9), ("white-nile", 32.5, 14.5), ("blue-nile", 33.5, 14.3)])
def test_the_nile_passes_where_it_does(river: str, lon: float, lat: float) -> None:
    line = [p for f in features("rivers") if f["properties"]["id"] == river for p in points(f["geometry"]["coordinates"])]
    assert min(abs(x - lon) + abs(y - lat) for x, y in line) < 0.5


def test_disputed_areas_have_source_and_names() -> None:
    assert {f["properties"]["id"] for f in features("disputed")} == {"halaib", "bir-tawil", "abyei"}
    for feature in features("disputed"):
        assert feature["properties"]["source"] and feature["properties"]["name_ar"] and feature["properties"]["name_en"]


def test_the_parallel_at_halaib_is_disputed_and_west_of_it_is_not() -> None:
    by_flag = {f["properties"]["disputed"]: points(f["geometry"]["coordinates"]) for f in features("borders")}
    assert any(abs(y - 22) < 0.05 and 35 < x < 36 for x, y in by_flag[True])
    assert not any(abs(y - 22) < 0.05 and 35 < x < 36 for x, y in by_flag[False])
    assert any(abs(y - 22) < 0.05 and 27 < x < 29 for x, y in by_flag[False])
    assert not any(abs(y - 22) < 0.05 and 25 < x < 33 for x, y in by_flag[True])


def test_labels_are_unique_and_bilingual() -> None:
    ids = [f["properties"]["id"] for f in features("labels")]
    assert len(ids) == len(set(ids))
    assert all(f["properties"]["name_ar"] and f["properties"]["name_en"].isascii() for f in features("labels"))


def test_no_line_runs_around_the_world() -> None:
    for feature in features("world"):
        for ring in (ring for polygon in feature["geometry"]["coordinates"] for ring in polygon):
            assert all(abs(start[0] - end[0]) < 180 for start, end in itertools.pairwise(ring)), feature["properties"]["code"]
