"""Writes the map's background, dashboard/geo/*.geojson, from Natural Earth as two npm packages carry it. Run by hand; its output is committed.

    python scripts/build_basemap.py            # needs npm and node, fetches world-atlas and plotly.js into a folder of its own

Borders and land are from world-atlas (`countries-50m.json`, `countries-110m.json`), rivers and lakes from plotly.js (`dist/plotly-geo-assets.js`,
`world_50m`). Labels and disputed lines are ours: dashboard/geo/labels.csv and disputed.csv. Points are longitude, latitude in WGS 84 degrees.
"""

from __future__ import annotations

import csv
import itertools
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global
from shapes import Box, Line, Point, Topology, clip_line, clip_ring, cut_antimeridian, cut_at, thin

Feature = dict[str, Any]

GEO = Path(__file__).parent.parent / "dashboard" / "geo"
PACKAGES = ("world-atlas@2.0.2", "plotly.js@3.7.0")
BOX = (5.0, -2.0, 45.0, 40.0)  # west, south, east, north: the three countries and all their neighbours
HOME = ("EG", "LY", "SD")
# Natural Earth draws these without an ISO number; their edges are disputed lines, and so are those of the numbers below (Palestine).
UNNUMBERED = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}
DISPUTED_NUMBERS = frozenset({"275"})
HALAIB_WEST = 33.18  # from here to the coast the 22nd parallel is itself disputed (Bir Tawil, Halaib)
# The rivers have no names there: a line is known by its ends. Names are those of labels.csv.
RIVER_ENDS: dict[str, tuple[tuple[Point, Point], ...]] = {
    "nile": (((32.49, 15.63), (31.09, 21.61)), ((32.88, 23.99), (31.09, 21.61)), ((32.88, 23.99), (31.24, 30.12)), ((31.16, 30.15), (31.82, 31.50)),
             ((31.24, 30.12), (30.40, 31.45))),
    "white-nile": (((31.12, 9.43), (32.49, 15.63)), ((31.15, 6.83), (31.12, 9.43)), ((32.02, 3.61), (31.15, 6.83)), ((32.02, 3.61), (31.47, 2.40))),
    "blue-nile": (((37.18, 11.04), (37.11, 11.86)), ((37.39, 11.63), (35.35, 10.16)), ((35.35, 10.16), (34.78, 11.30)),
                  ((34.38, 11.78), (34.78, 11.30)), ((34.38, 11.78), (32.49, 15.63))),
    "atbara": (((35.58, 16.00), (33.95, 17.70)), ((35.59, 16.00), (35.92, 14.94)), ((35.92, 14.94), (35.90, 14.62)),
               ((37.82, 13.88), (35.90, 14.62))),
}
_RIVER_SLACK = 0.03  # degrees


def _area(polygons: Iterable[list[Line]], decimals: int, box: Box | None) -> dict[str, Any] | None:
    kept = []
    for polygon in (half for whole in polygons for half in cut_antimeridian(whole)):
        rings = [thin(clip_ring(ring, box) if box else ring, decimals) for ring in polygon]
        if rings and len(rings[0]) > 3:
            kept.append([ring for ring in rings if len(ring) > 3])
    return {"type": "MultiPolygon", "coordinates": kept} if kept else None


def _feature(geometry: dict[str, Any], **properties: Any) -> Feature:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _line_feature(lines: Iterable[Line], **properties: Any) -> Feature:
    clipped = [thin(piece, 3) for line in lines for piece in clip_line(line, BOX)]
    return _feature({"type": "MultiLineString", "coordinates": [piece for piece in clipped if len(piece) > 1]}, **properties)


def _code(geometry: dict[str, Any]) -> str | None:
    known = get_global("territory_aliases").get(geometry.get("id", ""))  # CLDR maps ISO 3166 numbers to letters
    return known[0] if known else UNNUMBERED.get(geometry["properties"]["name"])


def countries(topology: Topology, decimals: int, box: Box | None = BOX) -> list[Feature]:
    """An area for each country: `code`, names, `home` for the three. A piece without a code is left out."""
    arabic, english = Locale("ar").territories, Locale("en").territories
    found: dict[str, Feature] = {}
    for geometry in topology.objects["countries"]:
        code = _code(geometry)
        area = _area(topology.polygons(geometry), decimals, box)
        if code is None or code == "AQ" or area is None:
            continue
        if code in found:
            found[code]["geometry"]["coordinates"].extend(area["coordinates"])
        else:
            found[code] = _feature(area, code=code, name_ar=arabic.get(code, code), name_en=english.get(code, code), home=code in HOME)
    return [found[code] for code in sorted(found)]


def _is_halaib(line: Line) -> bool:
    return all(abs(y - 22) < 0.02 and HALAIB_WEST - 0.4 < x < 36.9 for x, y in line) and line[0][0] + line[-1][0] > 2 * HALAIB_WEST


def _split_at(line: Line, x: float) -> Iterator[Line]:
    """A line in two where it crosses the meridian `x` on the 22nd parallel; whole otherwise."""
    for position, (start, end) in enumerate(itertools.pairwise(line), 1):
        if (start[0] - x) * (end[0] - x) < 0 and abs(start[1] - 22) < 0.02 and abs(end[1] - 22) < 0.02:
            middle = cut_at(start, end, 0, x)
            yield [*line[:position], middle]
            yield [middle, *line[position:]]
            return
    yield line


def borders(topology: Topology) -> tuple[list[Feature], list[Feature]]:
    """(lines between two countries, `disputed` or not; coast lines)."""
    owners: Counter[int] = Counter()
    disputed: set[int] = set()
    for geometry in topology.objects["countries"]:
        rings = geometry["arcs"] if geometry["type"] == "Polygon" else [ring for polygon in geometry["arcs"] for ring in polygon]
        numbers = {number if number >= 0 else ~number for ring in rings for number in ring}
        owners.update(numbers)
        if geometry["properties"]["name"] in UNNUMBERED or geometry.get("id") in DISPUTED_NUMBERS:
            disputed |= numbers
    shared = [(topology.arcs[n], n in disputed) for n, count in owners.items() if count > 1]
    pieces = [(piece, flag or _is_halaib(piece)) for line, flag in shared for piece in _split_at(line, HALAIB_WEST)]
    return [_line_feature((piece for piece, found in pieces if found is flag), disputed=flag) for flag in (False, True)], [
        _line_feature(topology.arcs[n] for n, count in owners.items() if count == 1)]


def _river(line: Line, names: dict[str, tuple[str, str]]) -> dict[str, Any]:
    def near(one: Point, other: Point) -> bool:
        return abs(one[0] - other[0]) < _RIVER_SLACK and abs(one[1] - other[1]) < _RIVER_SLACK

    for key, pairs in RIVER_ENDS.items():
        for a, b in pairs:
            if (near(line[0], a) and near(line[-1], b)) or (near(line[0], b) and near(line[-1], a)):
                return {"id": key, "name_ar": names[key][0], "name_en": names[key][1], "nile": key != "atbara"}
    return {"id": None, "name_ar": None, "name_en": None, "nile": False}


def rivers(topology: Topology, names: dict[str, tuple[str, str]]) -> list[Feature]:
    """The rivers inside the box; `id` and names for the Nile and what flows into it."""
    features = [
        _line_feature([line], **_river(line, names)) for geometry in topology.objects["rivers"] for line in topology.lines(geometry)
    ]
    return [feature for feature in features if feature["geometry"]["coordinates"]]


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of one of our own tables beside the output."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def disputed_lines(rows: list[dict[str, str]]) -> list[Feature]:
    """Our own dashed lines: `points` are `lon lat` pairs joined by `|`."""
    return [_feature(
        {"type": "LineString", "coordinates": [tuple(map(float, point.split())) for point in row["points"].split("|")]},
        **{key: row[key] for key in ("id", "name_ar", "name_en", "claimed_by", "source")}, precision_km=int(row["precision_km"]),
    ) for row in rows]


def labels(rows: list[dict[str, str]]) -> list[Feature]:
    """Names as points, `rank` 1 (largest) to 4."""
    return [_feature(
        {"type": "Point", "coordinates": [float(row["lon"]), float(row["lat"])]},
        **{key: row[key] for key in ("id", "kind", "name_ar", "name_en")}, rank=int(row["rank"]),
    ) for row in rows]


def write_features(name: str, features: list[Feature]) -> None:
    """One GeoJSON file, without blanks."""
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, separators=(",", ":"))
    (GEO / f"{name}.geojson").write_text(text + "\n", encoding="utf-8")


def fetch_topologies(folder: Path) -> tuple[Topology, Topology, Topology]:
    """countries-50m, countries-110m and plotly's world_50m, fetched by npm into `folder`. Raises CalledProcessError when npm or node fails."""
    command = ["npm", "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", *PACKAGES]
    subprocess.run(command, cwd=folder, check=True, stdout=sys.stderr)
    atlas, assets = folder / "node_modules/world-atlas", folder / "node_modules/plotly.js/dist/plotly-geo-assets.js"
    program = f"global.window={{}};process.stdout.write(JSON.stringify(require({json.dumps(str(assets))}).topojson.world_50m))"
    plotly = subprocess.run(["node", "-e", program], check=True, capture_output=True, text=True).stdout
    return (
        Topology(json.loads((atlas / "countries-50m.json").read_bytes())),
        Topology(json.loads((atlas / "countries-110m.json").read_bytes())),
        Topology(json.loads(plotly)),
    )


def main() -> None:
    """Fetch, convert, write."""
    with tempfile.TemporaryDirectory() as folder:
        middle, coarse, plotly = fetch_topologies(Path(folder))
    names = read_rows(GEO / "labels.csv")
    lines, coast = borders(middle)
    land = _area((polygon for geometry in middle.objects["land"] for polygon in middle.polygons(geometry)), 3, BOX)
    lakes = [area for geometry in plotly.objects["lakes"] if (area := _area(plotly.polygons(geometry), 3, BOX))]
    write_features("land", [_feature(land)] if land else [])
    write_features("countries", countries(middle, 3))
    write_features("borders", lines)
    write_features("coast", coast)
    write_features("rivers", rivers(plotly, {row["id"]: (row["name_ar"], row["name_en"]) for row in names}))
    write_features("lakes", [_feature(area) for area in lakes])
    write_features("disputed", disputed_lines(read_rows(GEO / "disputed.csv")))
    write_features("labels", labels(names))
    write_features("world", countries(coarse, 2, None))


if __name__ == "__main__":
    main()
