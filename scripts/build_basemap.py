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
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global

Point = tuple[float, float]
Line = list[Point]
Feature = dict[str, Any]

GEO = Path(__file__).parent.parent / "dashboard" / "geo"
PACKAGES = ("world-atlas@2.0.2", "plotly.js@3.7.0")
BOX = (5.0, -2.0, 45.0, 40.0)  # west, south, east, north: the three countries and all their neighbours
HOME = ("EG", "LY", "SD")
# Natural Earth draws these without an ISO number; their edges are disputed lines, and so are those of the numbers below (Palestine).
UNNUMBERED = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}
DISPUTED_NUMBERS = frozenset({"275"})
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


class Topology:
    """The few things of a TopoJSON file that are needed here: its arcs as points, and its objects."""

    def __init__(self, raw: dict[str, Any]) -> None:
        (self._sx, self._sy), (self._tx, self._ty) = raw["transform"]["scale"], raw["transform"]["translate"]
        self.arcs = [self._absolute(arc) for arc in raw["arcs"]]
        self.objects: dict[str, list[dict[str, Any]]] = {name: thing["geometries"] for name, thing in raw["objects"].items()}

    def _absolute(self, arc: list[list[int]]) -> Line:
        x = y = 0
        points: Line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * self._sx + self._tx, y * self._sy + self._ty))
        return points

    def line(self, ids: Iterable[int]) -> Line:
        """Arcs joined end to end; a negative id is an arc backwards."""
        points: Line = []
        for number in ids:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            points.extend(arc[1:] if points else arc)
        return points

    def lines(self, geometry: dict[str, Any]) -> Iterator[Line]:
        """The lines of a line geometry; none of an empty one."""
        if geometry.get("type") == "LineString":
            yield self.line(geometry["arcs"])
        elif geometry.get("type") == "MultiLineString":
            yield from map(self.line, geometry["arcs"])

    def polygons(self, geometry: dict[str, Any]) -> Iterator[list[Line]]:
        """The polygons of an area geometry, each the outer ring and its holes."""
        if geometry.get("type") == "Polygon":
            yield [self.line(ring) for ring in geometry["arcs"]]
        elif geometry.get("type") == "MultiPolygon":
            yield from ([self.line(ring) for ring in polygon] for polygon in geometry["arcs"])


def _cut(start: Point, end: Point, axis: int, at: float) -> Point:
    share = (at - start[axis]) / (end[axis] - start[axis])
    other = start[1 - axis] + share * (end[1 - axis] - start[1 - axis])
    return (at, other) if axis == 0 else (other, at)


def _sides(box: tuple[float, float, float, float]) -> Iterator[tuple[int, float, Callable[[float], bool]]]:
    west, south, east, north = box
    yield 0, west, lambda value: value >= west
    yield 0, east, lambda value: value <= east
    yield 1, south, lambda value: value >= south
    yield 1, north, lambda value: value <= north


def clip_ring(ring: Line, box: tuple[float, float, float, float] = BOX) -> Line:
    """A ring cut to the box (Sutherland and Hodgman 1974); empty when nothing is inside."""
    points = ring[:-1] if ring and ring[0] == ring[-1] else ring
    for axis, at, inside in _sides(box):
        kept: Line = []
        for start, end in zip(points[-1:] + points[:-1], points, strict=True):
            if inside(start[axis]) != inside(end[axis]):
                kept.append(_cut(start, end, axis, at))
            if inside(end[axis]):
                kept.append(end)
        points = kept
    return [*points, points[0]] if len(points) > 2 else []


def clip_line(line: Line, box: tuple[float, float, float, float] = BOX) -> list[Line]:
    """The pieces of a line inside the box."""
    pieces = [line]
    for axis, at, inside in _sides(box):
        pieces = [piece for whole in pieces for piece in _clip_side(whole, axis, at, inside)]
    return pieces


def _clip_side(line: Line, axis: int, at: float, inside: Callable[[float], bool]) -> Iterator[Line]:
    piece: Line = line[:1] if inside(line[0][axis]) else []
    for start, end in itertools.pairwise(line):
        if inside(start[axis]) != inside(end[axis]):
            piece.append(_cut(start, end, axis, at))
        if inside(end[axis]):
            piece.append(end)
        elif piece:
            yield piece
            piece = []
    if len(piece) > 1:
        yield piece


def _thin(line: Line, decimals: int) -> Line:
    points: Line = []
    for x, y in line:
        point = (round(x, decimals) + 0.0, round(y, decimals) + 0.0)
        if not points or points[-1] != point:
            points.append(point)
    return points


def _area(polygons: Iterable[list[Line]], decimals: int, box: tuple[float, float, float, float] | None) -> dict[str, Any] | None:
    kept = []
    for polygon in polygons:
        rings = [_thin(clip_ring(ring, box) if box else ring, decimals) for ring in polygon]
        if len(rings[0]) > 3:
            kept.append([ring for ring in rings if len(ring) > 3])
    return {"type": "MultiPolygon", "coordinates": kept} if kept else None


def _feature(geometry: dict[str, Any], **properties: Any) -> Feature:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _line_feature(lines: Iterable[Line], **properties: Any) -> Feature:
    clipped = [_thin(piece, 3) for line in lines for piece in clip_line(line)]
    return _feature({"type": "MultiLineString", "coordinates": [piece for piece in clipped if len(piece) > 1]}, **properties)


def _code(geometry: dict[str, Any]) -> str | None:
    known = get_global("territory_aliases").get(geometry.get("id", ""))  # CLDR maps ISO 3166 numbers to letters
    return known[0] if known else UNNUMBERED.get(geometry["properties"]["name"])


def countries(topology: Topology, decimals: int, box: tuple[float, float, float, float] | None = BOX) -> list[Feature]:
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
    shared = [number for number, count in owners.items() if count > 1]
    return [
        _line_feature((topology.arcs[n] for n in shared if (n in disputed) is flag), disputed=flag) for flag in (False, True)
    ], [_line_feature(topology.arcs[n] for n, count in owners.items() if count == 1)]


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
