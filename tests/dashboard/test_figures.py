"""Figures as functions of frames; each is checked against plotly's own schema."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.strings import read_words
from dashboard.theme import DARK, LIGHT, TYPES, palette, style_sheet
from dashboard.views.basemap import basemap_style
from dashboard.views.chart import CONFIG
from dashboard.views.lanes import lanes_figure, lay_out
from dashboard.views.map import drawn_places, home_camera, map_figure, sizes
from dashboard.views.overview import overview_figure
from dashboard.views.simple_map import simple_map_figure
from data.model import EventType

EN, AR = read_words("en"), read_words("ar")
SPAN = (date(2026, 2, 1), date(2026, 2, 28))
NEAR = (20.0, 30.0, 11.0)  # so near that no two places are drawn as one


def _bins(*rows: tuple[str, str, str, str, int]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["start", "end", "type", "status", "count"])
    return frame.assign(start=pd.to_datetime(frame["start"]), end=pd.to_datetime(frame["end"]))


def _event(id: str, day: str, last: str | None = None, **changes: Any) -> dict[str, Any]:
    plain = {
        "id": id, "type": "meeting", "status": "happened", "date": day, "date_end": None, "granularity": "day", "basis": "stated",
        "first_day": datetime.fromisoformat(day), "last_day": datetime.fromisoformat(last or day),
        "summary_en": "A <b>meeting</b>", "summary_ar": None, "country": "LY",
        "actor_id": "a", "actor_en": "A", "actor_ar": "A", "place_id": "p", "place_en": "P", "place_ar": "P", "confidence": 0.9,
    }
    return plain | changes


def _events(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(list(rows))


def _place(id: str, precision: str, group: str, count: int, lat: float | None = 30.0) -> dict[str, Any]:
    return {"place_id": id, "name_en": id.title(), "name_ar": "مكان", "country": "LY", "admin1": None, "lat": lat, "lon": 20.0,
            "precision": precision, "group": group, "count": count, "main_type": "meeting"}


PLACES = pd.DataFrame([
    _place("city", "city", "map", 9), _place("site", "site", "map", 4), _place("region", "admin1", "map", 2),
    _place("libya", "country", "country_only", 7), _place("geneva", "city", "outside", 5), _place("nowhere", "city", "map", 1, lat=float("nan")),
])


def _of(figure: dict[str, Any], **wanted: str) -> list[dict[str, Any]]:
    return [trace for trace in figure["data"] if all(trace.get(key) == value for key, value in wanted.items())]


def test_the_overview_stacks_types_and_sums_over_statuses() -> None:
    bins = _bins(("2026-02-01", "2026-02-02", "meeting", "happened", 3), ("2026-02-01", "2026-02-02", "meeting", "planned", 1),
                 ("2026-02-03", "2026-02-04", "visit", "happened", 2))
    figure = overview_figure(bins, (None, None), EN, LIGHT)
    go.Figure(figure)
    assert [(trace["name"], trace["y"]) for trace in figure["data"]] == [("Meeting", [4]), ("Visit", [2])]
    assert figure["layout"]["barmode"] == "stack" and figure["layout"]["selectdirection"] == "h"
    assert figure["data"][0]["customdata"] == [["2026-02-01", "2026-02-01"]]
    assert not figure["layout"]["shapes"]


def test_the_overview_lights_the_chosen_span_only() -> None:
    bins = _bins(("2026-01-01", "2026-02-01", "meeting", "happened", 3), ("2026-02-01", "2026-03-01", "meeting", "happened", 1))
    figure = overview_figure(bins, (date(2026, 2, 10), None), EN, LIGHT)
    assert [light == 1 for light in figure["data"][0]["marker"]["opacity"]] == [False, True]
    assert len(figure["layout"]["shapes"]) == 1


def test_charts_of_nothing_are_valid() -> None:
    go.Figure(overview_figure(_bins(), (None, None), AR, DARK))
    go.Figure(lanes_figure(_events(), SPAN, AR, DARK))
    go.Figure(map_figure(PLACES.head(0), (), AR, DARK, home_camera(400)))
    go.Figure(simple_map_figure(PLACES.head(0), (), AR, DARK))


def test_lanes_draw_what_is_known_of_a_date() -> None:
    events = _events(_event("sure", "2026-02-03"), _event("report", "2026-02-05", basis="publication"), _event("month", "2026-02-01", "2026-02-28"),
                     _event("plan", "2026-02-20", status="planned"), _event("no", "2026-02-21", status="denied"))
    figure = lanes_figure(events, SPAN, EN, LIGHT)
    go.Figure(figure)
    points = _of(figure, mode="markers")[0]
    symbols = dict(zip(points["customdata"], points["marker"]["symbol"], strict=True))
    assert symbols == {"sure": "circle", "report": "circle-open", "plan": "diamond", "no": "cross-thin"}
    bar = _of(figure, type="bar")[0]
    assert (bar["customdata"], bar["base"], bar["x"]) == (["month"], ["2026-02-01"], [28 * 86_400_000])
    tail = _of(figure, mode="lines")[0]
    assert tail["x"] == ["2026-02-02T12:00", "2026-02-05T12:00", None]


def test_lanes_keep_marks_of_a_day_apart_and_inside_their_lane() -> None:
    events = _events(*(_event(f"e{n}", "2026-02-03") for n in range(12)), _event("v", "2026-02-03", type="visit"))
    lanes, marks = lay_out(events, SPAN, EN)
    assert list(lanes) == ["visit", "meeting"]
    heights = [mark.y for mark in marks if mark.kind == "meeting"]
    assert len(set(heights)) == 12 and all(0.5 < y < 1.5 for y in heights)
    assert [mark.y for mark in marks if mark.kind == "visit"] == [0]


def test_text_of_articles_cannot_become_markup_in_a_chart() -> None:
    events = _events(_event("x", "2026-02-03", summary_en='<a href="javascript:alert(1)">x</a>'))
    text = _of(lanes_figure(events, SPAN, EN, LIGHT), mode="markers")[0]["hovertext"][0]
    assert "<a" not in text and "&lt;a" in text


def test_time_runs_to_the_right_in_arabic_too_and_names_stand_right() -> None:
    figure = lanes_figure(_events(_event("sure", "2026-02-03")), SPAN, AR, LIGHT)
    low, high = figure["layout"]["xaxis"]["range"]
    assert low < high and figure["layout"]["yaxis"]["side"] == "right"
    assert figure["layout"]["yaxis"]["ticktext"] == [AR.name("type", "meeting")]
    assert any("فبراير" in text for text in figure["layout"]["xaxis"]["ticktext"])


def test_the_map_never_draws_a_country_or_a_place_elsewhere_as_a_point() -> None:
    assert list(drawn_places(PLACES)["place_id"]) == ["city", "site", "region"]
    for draw in (map_figure, simple_map_figure):
        figure = draw(PLACES, (), EN, LIGHT, NEAR)
        go.Figure(figure)
        drawn = {id for trace in figure["data"] for id in trace.get("customdata", ())}
        assert drawn == {"city", "site", "region"}


def test_precisions_look_different() -> None:
    traces = _of(map_figure(PLACES, (), EN, LIGHT, NEAR), mode="markers")
    looks = {trace["customdata"][0]: trace["marker"] for trace in traces}
    assert looks["region"]["opacity"][0] < looks["city"]["opacity"][0]
    # A site stands on a ring.
    assert sum(trace["customdata"] == ["site"] for trace in traces) == 2


def test_a_chosen_place_is_ringed_and_the_others_fade() -> None:
    traces = _of(map_figure(PLACES, ("site",), EN, LIGHT, NEAR), mode="markers")
    assert traces[0]["customdata"] == ["site"] and traces[0]["marker"]["color"] == LIGHT.accent
    city = next(trace for trace in traces if trace["customdata"] == ["city"])
    assert city["marker"]["opacity"][0] < 0.5


def test_bubbles_grow_by_area_and_can_be_hit() -> None:
    small, large = sizes([1, 100])
    assert small >= 9 and large == 40
    assert sizes([]) == []
    assert home_camera(800)[2] > home_camera(400)[2]


def test_the_map_needs_nothing_from_elsewhere() -> None:
    style = basemap_style(AR, LIGHT)
    assert "glyphs" not in style and "sprite" not in style
    assert all(source["data"].startswith("/geo/") for source in style["sources"].values())
    labels = [layer for layer in style["layers"] if layer["type"] == "symbol"]
    assert labels and all(layer["layout"]["text-field"] == ["get", "name_ar"] for layer in labels)
    dashed = [layer["id"] for layer in style["layers"] if "line-dasharray" in layer.get("paint", {})]
    assert {"disputed", "borders-disputed"} <= set(dashed)
    assert CONFIG["showSendToCloud"] is False and CONFIG["displaylogo"] is False


def test_every_type_has_its_own_colour_in_both_themes() -> None:
    from typing import get_args

    for colours in (LIGHT, DARK):
        assert set(colours.types) == set(get_args(EventType)) == set(TYPES)
        assert len(set(colours.types.values())) == len(TYPES)
    assert palette("dark") is DARK and palette("light") is LIGHT
    assert style_sheet().count("--type-meeting:") == 3  # paper wears the light ones, too


def _luminance(colour: str) -> float:
    parts = [int(colour[index:index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_text_has_the_contrast_that_wcag_asks_for() -> None:
    for colours in (LIGHT, DARK):
        for ground in (colours.page, colours.surface):
            assert _contrast(colours.ink, ground) >= 7
            assert _contrast(colours.muted, ground) >= 4.5
            assert _contrast(colours.accent, ground) >= 4.5
        assert _contrast(colours.accent, colours.accent_soft) >= 4.5


def test_lanes_by_actor_show_an_event_with_each_of_its_actors_and_the_rest_below() -> None:
    def event(id: str, *actors: str) -> dict[str, object]:
        return _event(id, "2026-02-03", actor_ids=list(actors), actors_en=list(actors), actors_ar=list(actors))

    events = _events(event("one", "a", "b"), event("two", "a"), event("three"))
    lanes, marks = lay_out(events, SPAN, EN, "actor")
    assert list(lanes) == ["", "b", "a"]
    assert sorted((mark.id, round(mark.y)) for mark in marks) == [("one", 1), ("one", 2), ("three", 0), ("two", 2)]
    go.Figure(lanes_figure(events, SPAN, EN, LIGHT, by="actor"))


def test_lanes_by_country_name_what_has_no_place() -> None:
    events = _events(_event("here", "2026-02-03", country="EG"), _event("nowhere", "2026-02-03"))
    events["country"] = pd.Series(["EG", None], dtype=object)
    lanes, _ = lay_out(events, SPAN, EN, "country")
    assert list(lanes.values()) == ["without place", "Egypt"]


def test_the_heights_of_bars_are_round_numbers_in_the_readers_digits() -> None:
    figure = overview_figure(_bins(("2026-01-01", "2026-02-01", "meeting", "happened", 14)), (None, None), AR.wearing(True, False), LIGHT)
    assert figure["layout"]["yaxis"]["ticktext"] == ["٠", "٥", "١٠"]


def test_time_may_end_at_the_last_year_there_is() -> None:
    span = (date(2020, 1, 1), date(9999, 12, 31))
    go.Figure(lanes_figure(_events(_event("late", "9999-12-31")), span, EN, LIGHT))
