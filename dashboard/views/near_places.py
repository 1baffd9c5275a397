"""Places that would cover each other at a zoom are drawn as one bubble, which says how many it holds and zooms in when chosen."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from math import asinh, hypot, radians, tan
from typing import Any

_NEAR = 17.0  # pixels between two discs below which the smaller joins the larger
_WORLD = 512  # pixels around the world at zoom 0
CLOSEST = 10.5  # at this zoom and nearer every place stands alone


@dataclass(slots=True)
class Bubble:
    """A place with those that joined it. `count` is of all of them."""

    row: Any
    count: int
    members: list[Any] = field(default_factory=list)

    @property
    def place_id(self) -> str:
        """The largest place's id."""
        return str(self.row.place_id)

    def key(self, zoom: float) -> str:
        """What a click is told: the place, or for several the camera that takes them apart."""
        if not self.members:
            return self.place_id
        return f"~{self.row.lat:.3f},{self.row.lon:.3f},{min(zoom + 2, CLOSEST + 0.5):.2f}"


def _pixels(row: Any, zoom: float) -> tuple[float, float]:
    scale = _WORLD * 2 ** zoom / 360
    return float(row.lon) * scale, asinh(tan(radians(float(row.lat)))) * 57.29578 * scale


def _joins(row: Any) -> bool:
    """A region is no point: it joins nothing and nothing joins it."""
    return bool(row.precision in ("city", "site"))


def merge_near(rows: Collection[Any], zoom: float, alone: Collection[str] = ()) -> list[Bubble]:
    """Bubbles for places, most events first, as `rows` stand. Places in `alone` (those chosen) stay by themselves."""
    bubbles: list[Bubble] = []
    cells: dict[tuple[int, int], list[tuple[float, float, Bubble]]] = {}
    for row in rows:
        bubble = Bubble(row, int(row.count))
        if zoom >= CLOSEST or not _joins(row) or row.place_id in alone:
            bubbles.append(bubble)
            continue
        x, y = _pixels(row, zoom)
        cell = int(x // _NEAR), int(y // _NEAR)
        around = [one for dx in (-1, 0, 1) for dy in (-1, 0, 1) for one in cells.get((cell[0] + dx, cell[1] + dy), ())]
        near = next((one for px, py, one in around if hypot(px - x, py - y) < _NEAR), None)
        if near:
            near.count += bubble.count
            near.members.append(row)
        else:
            bubbles.append(bubble)
            cells.setdefault(cell, []).append((x, y, bubble))
    return sorted(bubbles, key=lambda one: -one.count)
