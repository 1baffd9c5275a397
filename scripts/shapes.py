"""Shapes for build_basemap.py: the arcs of a TopoJSON file as points, cutting to a box, rounding. No library, no files."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import Any

Point = tuple[float, float]
Line = list[Point]
Box = tuple[float, float, float, float]  # west, south, east, north


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


def cut_at(start: Point, end: Point, axis: int, at: float) -> Point:
    """The point of a stretch that is not parallel to it where coordinate `axis` is `at`."""
    share = (at - start[axis]) / (end[axis] - start[axis])
    other = start[1 - axis] + share * (end[1 - axis] - start[1 - axis])
    return (at, other) if axis == 0 else (other, at)


def _sides(box: Box) -> Iterator[tuple[int, float, Callable[[float], bool]]]:
    west, south, east, north = box
    yield 0, west, lambda value: value >= west
    yield 0, east, lambda value: value <= east
    yield 1, south, lambda value: value >= south
    yield 1, north, lambda value: value <= north


def clip_ring(ring: Line, box: Box) -> Line:
    """A ring cut to the box (Sutherland and Hodgman 1974); empty when nothing is inside."""
    points = ring[:-1] if ring and ring[0] == ring[-1] else ring
    for axis, at, inside in _sides(box):
        kept: Line = []
        for start, end in zip(points[-1:] + points[:-1], points, strict=True):
            if inside(start[axis]) != inside(end[axis]):
                kept.append(cut_at(start, end, axis, at))
            if inside(end[axis]):
                kept.append(end)
        points = kept
    return [*points, points[0]] if len(points) > 2 else []


def clip_line(line: Line, box: Box) -> list[Line]:
    """The pieces of a line inside the box."""
    pieces = [line]
    for axis, at, inside in _sides(box):
        pieces = [piece for whole in pieces for piece in _clip_side(whole, axis, at, inside)]
    return pieces


def _clip_side(line: Line, axis: int, at: float, inside: Callable[[float], bool]) -> Iterator[Line]:
    piece: Line = line[:1] if inside(line[0][axis]) else []
    for start, end in itertools.pairwise(line):
        if inside(start[axis]) != inside(end[axis]):
            piece.append(cut_at(start, end, axis, at))
        if inside(end[axis]):
            piece.append(end)
        elif piece:
            yield piece
            piece = []
    if len(piece) > 1:
        yield piece


def thin(line: Line, decimals: int) -> Line:
    """Rounded points, neighbours that fall together only once."""
    points: Line = []
    for x, y in line:
        point = (round(x, decimals) + 0.0, round(y, decimals) + 0.0)
        if not points or points[-1] != point:
            points.append(point)
    return points


def _unwrap(ring: Line) -> Line:
    """The ring without jumps: longitudes run on beyond 180."""
    points, turn = ring[:1], 0.0
    for start, end in itertools.pairwise(ring):
        if abs(start[0] - end[0]) > 180:
            turn += 360 if end[0] < start[0] else -360
        points.append((end[0] + turn, end[1]))
    return points


def cut_antimeridian(polygon: list[Line]) -> Iterator[list[Line]]:
    """The polygon, or its pieces where it crosses the 180th meridian."""
    if not any(abs(start[0] - end[0]) > 180 for ring in polygon for start, end in itertools.pairwise(ring)):
        yield polygon
        return
    unwrapped = [_unwrap(ring) for ring in polygon]
    for west, shift in ((-540.0, 360.0), (-180.0, 0.0), (180.0, -360.0)):
        rings = [clip_ring(ring, (west, -90.0, west + 360, 90.0)) for ring in unwrapped]
        yield [[(x + shift, y) for x, y in ring] for ring in rings]
