from __future__ import annotations

import random

import pytest

from dashboard.links import CLEAR, apply_ops, set_to, toggle
from dashboard.state import PageState, parse_state, view_only
from data.filters import FilterError, Filters


def test_every_state_round_trips_through_its_address() -> None:
    draw = random.Random(3)
    for _ in range(200):
        filters = Filters(
            actors=tuple(draw.sample(["a", "b & c", "حفتر", "d=e"], draw.randint(0, 3))), actors_mode=draw.choice(["any", "all"]),
            types=tuple(draw.sample(["meeting", "visit", "statement"], draw.randint(0, 2))),
            places=tuple(draw.sample(["x+y", "z"], draw.randint(0, 2))),
            groups=tuple(draw.sample(["undated", "outside"], draw.randint(0, 2))), text=draw.choice(["", "قصر الاتحادية", "a%20b"]),
            date_from=draw.choice([None, "2024-02"]), date_to=draw.choice([None, "2026"]), statements=draw.random() < 0.5)
        state = PageState(filters, draw.choice([None, "ar", "en"]), draw.choice([None, "dark"]), draw.choice([None, "e 1"]), draw.randint(1, 9),
                          draw.choice(["-date", "date", "-reports"]), draw.choice([None, (30.5, -3.25, 4.0)]),
                          draw.choice(["list", "table"]), draw.choice([None, "help", "actor~a b", "pair~x~حفتر"]), draw.choice(["type", "actor"]),
                          *(draw.random() < 0.5 for _ in range(5)))
        assert parse_state("?" + state.to_query()) == state


def test_an_empty_address_is_the_state_without_filters() -> None:
    assert parse_state(None) == parse_state("") == parse_state("?") == PageState()
    assert PageState().to_query() == ""


@pytest.mark.parametrize("query", [
    "lang=fr", "theme=pink", "page=0", "page=-1", "page=two", "sort=colour", "camera=1,2", "camera=a,b,c",
    "camera=99,30,6", "camera=30,181,6", "camera=30,30,99",
    "tab=x", "view=x", "view=actor", "view=pair~a", "lanes=x",
    "digits=x", "hijri=yes",
    "types=party", "nonsense=1", "from=soon",
])
def test_nonsense_is_refused_by_name(query: str) -> None:
    with pytest.raises(FilterError, match=query.split("=")[0]):
        parse_state(query)


def test_the_way_back_keeps_language_and_theme_only() -> None:
    assert view_only("?lang=ar&theme=dark&types=party&page=7") == "lang=ar&theme=dark"
    assert view_only("?lang=fr&theme=pink") == ""


def test_steps_toggle_set_and_clear() -> None:
    assert apply_ops("", (toggle("actors", "a"),)) == "actors=a"
    assert apply_ops("?actors=a&actors=b", (toggle("actors", "a"),)) == "actors=b"
    assert apply_ops("from=2024", (set_to("from", "2025"), set_to("to", "2026"))) == "from=2025&to=2026"
    assert apply_ops("from=2024", (set_to("from", None),)) == ""
    assert apply_ops("actors=a&lang=ar&q=x", (CLEAR,)) == "lang=ar"


def test_a_change_of_filters_leads_to_the_first_page_and_closes_the_event() -> None:
    assert apply_ops("page=4&event=e&lang=ar", (toggle("types", "visit"),)) == "lang=ar&types=visit"
    assert apply_ops("page=4&types=visit", (set_to("event", "e"),)) == "page=4&types=visit&event=e"
    assert apply_ops("page=4", (set_to("theme", "dark"),)) == "page=4&theme=dark"
