"""Filters: their URL, their checks, and what `without` leaves."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.areas import shape_text
from data.filters import DIMENSIONS, GROUPS, VIEW_KEYS, FilterError, Filters, parse_filters
from data.model import DateBasis, EventType, Status

NAMES = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=30).filter(str.strip)
DAYS = st.none() | st.dates().map(str)
LONS, LATS = st.floats(-180, 180), st.floats(-90, 90)
POINTS = st.tuples(LONS, LATS).map(lambda point: f"{point[0]:f},{point[1]:f}")
BOXES = st.tuples(LONS, LONS, LATS, LATS).map(lambda edges: f"{edges[0]:f},{min(edges[2:]):f},{edges[1]:f},{max(edges[2:]):f}")


def drawable(shape: str) -> bool:
    try:
        return bool(shape_text(shape_text(shape)))
    except ValueError:
        return False


def some(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(values, max_size=4).map(tuple)


FILTERS = st.tuples(DAYS, DAYS).map(lambda days: sorted(days) if None not in days else days).flatmap(lambda days: st.builds(
    Filters, actors=some(NAMES), actors_mode=st.sampled_from(["any", "all"]), types=some(st.sampled_from(get_args(EventType))),
    topics=some(st.sampled_from(["security", "sudan_war"])), countries=some(st.sampled_from(["EG", "UN", "LAS", "none"])),
    actor_countries=some(st.sampled_from(["EG", "none"])), statuses=some(st.sampled_from(get_args(Status))),
    date_from=st.just(days[0]), date_to=st.just(days[1]), places=some(NAMES), groups=some(st.sampled_from(GROUPS)),
    text=st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=30), sources=some(NAMES), languages=some(st.sampled_from(["ar", "en"])),
    statements=st.booleans(), divisions=some(st.sampled_from(["LY/Benghazi", "EG/Cairo", "none"])),
    date_bases=some(st.sampled_from(get_args(DateBasis))),
    precisions=some(st.sampled_from(["city", "none"])), offices=some(NAMES), offices_mode=st.sampled_from(["any", "all"]),
    actor_countries_mode=st.sampled_from(["any", "all"]), sure_from=st.none() | st.integers(0, 60), sure_to=st.none() | st.integers(60, 100),
    bbox=st.none() | BOXES, lasso=st.none() | st.lists(POINTS, min_size=3, max_size=9).map(";".join).filter(drawable),
))


@given(FILTERS)
def test_every_filter_comes_back_from_its_query_string(filters: Filters) -> None:
    assert parse_filters(filters.to_query()) == filters
    assert parse_filters("?" + filters.to_query()).to_query() == filters.to_query()


@given(FILTERS, st.sampled_from(DIMENSIONS))
def test_leaving_a_dimension_open_is_final_and_touches_no_other(filters: Filters, name: str) -> None:
    left = filters.without(name)
    assert left.without(name) == left
    for other in set(DIMENSIONS) - {name, "dates", "places", "confidence"}:
        assert getattr(left, other) == getattr(filters, other)
    assert left.without(*DIMENSIONS) == Filters(statements=True)


def test_no_filter_is_an_empty_query() -> None:
    assert Filters().to_query() == "" and parse_filters("") == Filters() == parse_filters("?")


def test_equal_filters_have_one_query() -> None:
    one, other = parse_filters("actors=b&actors=a&actors=b&types=visit"), parse_filters("types=visit&actors=a&actors=b&statements=1")
    assert one == other and one.to_query() == "actors=a&actors=b&types=visit"


def test_a_comma_is_part_of_a_name() -> None:
    assert parse_filters("sources=a,b").sources == ("a,b",)


def test_partial_dates_are_taken_whole() -> None:
    found = parse_filters("from=2024-02&to=2024-02")
    assert (found.date_from, found.date_to) == ("2024-02-01", "2024-02-29")
    assert parse_filters("to=2024").date_to == "2024-12-31"


def test_any_or_all_says_nothing_about_one_actor() -> None:
    assert parse_filters("actors=a&actors_mode=all").actors_mode == "any"
    assert parse_filters("actors=a&actors=b&actors_mode=all").actors_mode == "all"


def test_the_groups_belong_to_dates_and_places() -> None:
    filters = Filters(groups=GROUPS)
    assert filters.without("dates").groups == ("country_only", "outside", "unplaced")
    assert filters.without("places").groups == ("undated",)


def test_leaving_the_types_open_shows_statements() -> None:
    assert Filters(types=("visit",)).without("types") == Filters(statements=True)


def test_any_or_all_is_said_of_offices_and_countries_too() -> None:
    found = parse_filters("actor_countries=EG&actor_countries=LY&actor_countries_mode=all&offices=a&offices_mode=all")
    assert (found.actor_countries_mode, found.offices_mode) == ("all", "any")
    assert found.without("actor_countries") == Filters(offices=("a",))


def test_an_area_is_rounded_and_belongs_to_the_places() -> None:
    found = parse_filters("bbox=12.00004,30,20.5,33.123456&lasso=1,1;2,1.50000;2,2;1,1")
    assert (found.bbox, found.lasso) == ("12,30,20.5,33.123", "1,1;2,1.5;2,2")
    assert found.without("places") == Filters()


def test_the_whole_scale_of_confidence_is_no_filter() -> None:
    assert parse_filters("sure_from=0&sure_to=100") == Filters()
    assert parse_filters("sure_from=80").sure_from == 80


def test_keys_of_the_page_are_passed_over_and_others_are_not() -> None:
    assert parse_filters("&".join(f"{key}=x" for key in sorted(VIEW_KEYS))) == Filters()
    assert parse_filters("mine=x", ignore={"mine"}) == Filters()
    with pytest.raises(FilterError, match="lang"):
        parse_filters("lang=ar", ignore=())


@pytest.mark.parametrize("query", [
    "type=visit", "types=party", "statuses=maybe", "languages=fr", "groups=all", "topics=Security!", "countries=egypt", "actor_countries=e",
    "from=2026-13", "from=2026-02-30", "to=yesterday", "from=17/2/2026", "from=2026-02-02&to=2026-02-01", "from=2026&from=2025",
    "actors_mode=some&actors=a&actors=b", "statements=yes", "actors=a%00b", "q=%07", "actors=%FF", "q=" + "x" * 301, "actors=" + "x" * 301,
    "&".join(f"actors=a{number}" for number in range(201)), "x=" + "y" * 30000, "from=0000-01-01",
    "divisions=Benghazi", "date_bases=guess", "precisions=street", "sure_from=1.5", "sure_from=101", "sure_from=80&sure_to=20", "bbox=1,2,3",
    "bbox=1,50,2,40", "bbox=181,0,182,1", "bbox=nan,0,1,1", "bbox=a,b,c,d", "lasso=1,1;2,2", "lasso=1,1;2,2;3", "bbox=1,1,2,2&bbox=1,1,2,3",
])
def test_nonsense_is_refused_by_name(query: str) -> None:
    with pytest.raises(FilterError) as problem:
        parse_filters(query)
    assert len(str(problem.value)) < 400


def test_a_filter_that_is_built_is_checked_like_one_that_is_parsed() -> None:
    with pytest.raises(FilterError):
        replace(Filters(), types=("party",))
    assert Filters(date_from="2026-02").date_from == "2026-02-01"
