"""No chart draws more marks than a browser without a graphics card can bear, whatever the data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest

from dashboard.answer import MARKS, Device
from dashboard.strings import read_words
from dashboard.theme import LIGHT, TYPES
from dashboard.views.lanes import lanes_figure
from dashboard.views.map import map_figure, map_traces
from dashboard.views.map_lines import MOST_ARCS, arc_traces
from data.queries import choose_bin

EN = read_words("en")
SPAN = (date(2025, 1, 1), date(2025, 12, 31))


def _marks(figure: Mapping[str, Any]) -> int:
    return sum(max(len(trace.get("x") or ()), len(trace.get("lat") or ())) for trace in figure["data"])


def _events(count: int) -> pd.DataFrame:
    day = [pd.Timestamp(SPAN[0] + timedelta(days=number % 365)) for number in range(count)]
    return pd.DataFrame({
        "id": [f"e{number}" for number in range(count)], "type": "meeting", "status": "happened", "date": [one.date().isoformat() for one in day],
        "date_end": None, "granularity": "day", "basis": "publication", "first_day": day, "last_day": day, "summary_en": "A meeting",
        "summary_ar": None, "country": "LY",
    })


def _places(count: int, precision: str) -> pd.DataFrame:
    return pd.DataFrame({
        "place_id": [f"p{number}" for number in range(count)], "name_en": "Somewhere", "name_ar": "مكان", "country": "EG", "admin1": None,
        "lat": [22 + number // 60 * 0.2 for number in range(count)], "lon": [25 + number % 60 * 0.2 for number in range(count)],
        "precision": precision, "group": "map", "count": range(count, 0, -1), "main_type": "meeting",
    })


def test_tails_are_drawn_where_there_is_room_for_them() -> None:
    assert _marks(lanes_figure(_events(20), SPAN, EN, LIGHT)) == 20 + 3 * 20
    assert _marks(lanes_figure(_events(MARKS), SPAN, EN, LIGHT)) == MARKS


@pytest.mark.parametrize("width", [360, 1400, 3840])
def test_a_stack_of_all_types_in_every_bin_has_room(width: int) -> None:
    assert Device(width=width).bars * len(TYPES) <= MARKS
    assert choose_bin(date(2000, 1, 1), date(2025, 12, 31), most=Device(width=width).bars) in ("quarter", "year")


def test_more_places_than_a_map_can_bear_are_merged_even_from_near() -> None:
    places = _places(2400, "city")
    figure = map_figure(places, (), EN, LIGHT, (30.0, 30.0, 12.0))
    assert 300 < _marks(figure) < 0.6 * MARKS
    assert _marks({"data": map_traces(places.head(300), (), EN, LIGHT, 12.0)}) == 300 + 40  # few enough stand alone, the largest with names


def test_arcs_leave_room_for_the_places() -> None:
    frame = pd.DataFrame({"actor_country": "TR", "place_id": "p", "name_en": "P", "name_ar": "P", "country": "LY", "lat": 30.0,
                          "lon": [10 + number / 10 for number in range(MOST_ARCS)], "precision": "city", "count": range(1, MOST_ARCS + 1)})
    assert _marks({"data": arc_traces(frame, EN, LIGHT)}) < 0.45 * MARKS
