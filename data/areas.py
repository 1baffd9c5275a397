"""Areas of the map as filters name them: a box (`west,south,east,north`) and a drawn shape (`lon,lat;lon,lat;…`), in WGS 84 degrees.

Both are kept as text in one canonical form, rounded to a thousandth of a degree (about 100 m), so that equal areas have one address.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

Degrees = npt.NDArray[np.float64]
Inside = npt.NDArray[np.bool_]
MOST_CORNERS = 300


def _short(value: float) -> str:
    return f"{round(value, 3) + 0.0:.3f}".rstrip("0").rstrip(".")


def _numbers(text: str, count: int) -> list[float]:
    parts = text.split(",")
    if len(parts) != count:
        raise ValueError(f"{count} numbers were expected")
    return [float(_short(float(part))) for part in parts if abs(float(part)) <= 360]


def _checked(lon: float, lat: float) -> tuple[float, float]:
    if not (abs(lon) <= 180 and abs(lat) <= 90):
        raise ValueError("a longitude lies from -180 to 180, a latitude from -90 to 90")
    return lon, lat


def read_box(text: str) -> tuple[float, float, float, float]:
    """West, south, east and north. West of a box that crosses the 180th meridian is greater than its east. ValueError on nonsense."""
    west, south, east, north = _numbers(text, 4)
    _checked(west, south)
    _checked(east, north)
    if south > north:
        raise ValueError("south lies north of north")
    return west, south, east, north


def read_shape(text: str) -> tuple[tuple[float, float], ...]:
    """The corners (longitude, latitude) of a drawn shape, the first not repeated at the end. ValueError on fewer than three, or too many."""
    corners = [_checked(*_numbers(pair, 2)) for pair in text.split(";")]
    while len(corners) > 1 and corners[0] == corners[-1]:
        corners.pop()
    if not 3 <= len(corners) <= MOST_CORNERS:
        raise ValueError(f"3 to {MOST_CORNERS} corners were expected")
    return tuple(corners)


def box_text(text: str) -> str:
    """The canonical form of a box."""
    return ",".join(map(_short, read_box(text)))


def shape_text(text: str) -> str:
    """The canonical form of a drawn shape."""
    return ";".join(f"{_short(lon)},{_short(lat)}" for lon, lat in read_shape(text))


def in_box(text: str, lon: Degrees, lat: Degrees) -> Inside:
    """Which points lie in a box, edges included; a point without coordinates (NaN) lies nowhere."""
    west, south, east, north = read_box(text)
    across = (lon >= west) & (lon <= east) if west <= east else (lon >= west) | (lon <= east)
    return np.asarray(across & (lat >= south) & (lat <= north), dtype=np.bool_)


def in_shape(text: str, lon: Degrees, lat: Degrees) -> Inside:
    """Which points lie in a drawn shape, by the even-odd rule."""
    corners = read_shape(text)
    inside = np.zeros(len(lon), dtype=np.bool_)
    for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True):
        if y1 != y2:
            crossed = ((lat < y1) != (lat < y2)) & (lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1)
            inside ^= crossed
    return inside & ~np.isnan(lon) & ~np.isnan(lat)


AREAS: dict[str, tuple[Callable[[str], str], Callable[[str, Any, Any], Inside]]] = {"bbox": (box_text, in_box), "lasso": (shape_text, in_shape)}
