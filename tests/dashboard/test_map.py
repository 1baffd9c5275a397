"""The map: what is drawn as one, edges, areas, arcs, the wider map."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.state import PageState, parse_state
from dashboard.strings import read_words
from dashboard.theme import LIGHT
from dashboard.views.edges import edge_markers, map_menu, side
from dashboard.views.map import drawn_places, home_camera, map_figure
from dashboard.views.map_lines import arc_traces, area_trace
from dashboard.views.near_places import CLOSEST, merge_near
from dashboard.views.simple_map import simple_map_figure
from data.filters import Filters
from tests.dashboard.trees import links, prop, said

EN = read_words("en")


def _place(id: str, lat: float, lon: float, count: int, precision: str = "city", group: str = "map") -> dict[str, Any]:
    return {"place_id": id, "name_en": id.title(), "name_ar": id, "country": "EG", "admin1": None, "lat": lat, "lon": lon, "precision": precision,
            "group": group, "count": count, "main_type": "meeting"}


PLACES = pd.DataFrame([
    _place("cairo", 30.04, 31.24, 9), _place("palace", 30.09, 31.33, 4, "site"), _place("giza", 30.01, 31.21, 3), _place("aswan", 24.09, 32.9, 2),
    _place("delta", 30.05, 31.25, 1, "admin1"), _place("geneva", 46.2, 6.14, 5, group="outside"), _place("jeddah", 21.54, 39.17, 3, group="outside"),
    _place("france", 46.0, 2.0, 8, "country", "outside"),
])


def _rows(frame: pd.DataFrame) -> list[Any]:
    return list(drawn_places(frame).itertuples(index=False))


def test_places_that_would_cover_each_other_are_one_bubble_and_no_event_is_lost() -> None:
    bubbles = merge_near(_rows(PLACES), 4.0)
    assert {one.place_id: one.count for one in bubbles} == {"cairo": 16, "aswan": 2, "delta": 1}
    assert sum(one.count for one in bubbles) == 19
    assert all(not one.members for one in merge_near(_rows(PLACES), CLOSEST))


def test_a_chosen_place_never_disappears_in_another() -> None:
    assert {one.place_id for one in merge_near(_rows(PLACES), 4.0, ("giza",))} == {"cairo", "giza", "aswan", "delta"}


def test_a_bubble_of_several_zooms_in_until_it_falls_apart() -> None:
    (cairo,) = (one for one in merge_near(_rows(PLACES), 4.0) if one.place_id == "cairo")
    lat, lon, zoom = map(float, cairo.key(4.0).removeprefix("~").split(","))
    assert (lat, lon) == (30.04, 31.24) and zoom == 6.0
    assert parse_state(f"camera={lat:g},{lon:g},{zoom:g}").camera == (30.04, 31.24, 6.0)
    assert merge_near(_rows(PLACES), 4.0)[-1].key(4.0) == "delta"


def test_the_name_of_a_bubble_says_how_many_it_holds() -> None:
    figure = map_figure(PLACES, (), EN, LIGHT, (25.0, 30.0, 4.0))
    go.Figure(figure)
    assert any("Cairo +2" in trace.get("text", ()) for trace in figure["data"])


@pytest.mark.parametrize(("lat", "lon", "where"), [(46.2, 6.1, "north"), (21.5, 39.2, "east"), (-1.3, 36.8, "south"), (14.7, -17.4, "west")])
def test_the_side_on_which_a_place_lies(lat: float, lon: float, where: str) -> None:
    assert side(lat, lon) == where


def test_places_outside_are_counted_at_the_edge_and_open_the_wider_map() -> None:
    shown = edge_markers(PLACES, PageState(), EN)
    assert [parse_state(prop(link, "href")).wide for link in links(shown)] == [True, True]
    assert "Geneva" in said(shown) and "13" in said(shown)
    assert "Jeddah" in prop(links(shown)[1], "aria-label")
    assert edge_markers(PLACES, parse_state("wide=1"), EN) == []


def test_the_wider_map_draws_them_but_no_country() -> None:
    figure = map_figure(PLACES, (), EN, LIGHT, home_camera(400, PLACES), wide=True)
    go.Figure(figure)
    drawn = {id for trace in figure["data"] for id in trace.get("customdata", ())}
    assert {"geneva", "jeddah"} <= drawn and "france" not in drawn
    assert "world" in figure["layout"]["map"]["style"]["sources"]
    assert home_camera(400, PLACES)[2] < home_camera(400)[2]
    go.Figure(simple_map_figure(PLACES, (), EN, LIGHT, wide=True))


def test_a_chosen_area_is_drawn_and_can_be_dropped() -> None:
    (box,) = area_trace(Filters(bbox="20,10,30,25"), LIGHT)
    assert (box["lon"][0], box["lat"][0], len(box["lon"])) == (20.0, 10.0, 5)
    (ring,) = area_trace(Filters(lasso="20,10;30,10;25,20"), LIGHT)
    assert ring["lon"] == [20.0, 30.0, 25.0, 20.0]
    assert area_trace(Filters(), LIGHT) == []
    away = [link for link in links(map_menu(parse_state("bbox=20,10,30,25&wide=1"), EN)) if prop(link, "id") == "map-area-clear"]
    assert parse_state(prop(away[0], "href")).filters.bbox is None
    go.Figure(simple_map_figure(PLACES, (), EN, LIGHT, lines=[box]))


def test_arcs_lead_from_the_country_to_the_place() -> None:
    arcs = pd.DataFrame([{"actor_country": code, "place_id": "tripoli", "name_en": "Tripoli", "name_ar": "طرابلس", "country": "LY", "lat": 32.9,
                          "lon": 13.2, "precision": "city", "count": count} for code, count in (("TR", 9), ("IT", 1), ("XX", 4))])
    traces = arc_traces(arcs, EN, LIGHT)
    go.Figure({"data": traces})
    lines = [trace for trace in traces if trace["mode"] == "lines"]
    assert len(lines) == 2 and lines[0]["line"]["width"] < lines[1]["line"]["width"]
    assert all((trace["lon"][-2], trace["lat"][-2]) == (13.2, 32.9) for trace in lines)
    assert len(traces[-1]["hovertext"]) == 2 and "Türkiye → Tripoli" in traces[-1]["hovertext"][0]
