"""The pages about actors, pairs and events, over a real snapshot."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from flask.testing import FlaskClient

from dashboard.answer import Asked, Device
from dashboard.callbacks import words_for
from dashboard.pages import open_page
from dashboard.state import parse_state
from dashboard.strings import read_words
from dashboard.theme import LIGHT
from dashboard.views.header import header
from dashboard.views.hits import hit_snippet, hit_text
from dashboard.views.panel import find_offices, floors, office_rows
from dashboard.views.sending import FIELDS
from data import queries
from data.error_reports import Field
from data.filters import Filters
from data.snapshot import Snapshot
from tests.dashboard.trees import links, of_class, prop, said

EN, AR = read_words("en"), read_words("ar")


def _page(con: Snapshot, query: str) -> tuple[bool, str, list[object]]:
    state = parse_state(query)
    opened, title, children = open_page(Asked(con, 1, state, words_for(state), LIGHT, Device()))
    return opened, title, children


def test_no_page_lies_open_unless_the_address_says_so(con: Snapshot) -> None:
    assert _page(con, "lang=en")[0] is False
    assert _page(con, "lang=en&view=help")[:2] == (True, EN("page.help"))


def test_an_event_lies_on_top_of_the_page_that_it_was_opened_from(con: Snapshot) -> None:
    opened, title, children = _page(con, "lang=en&view=actor~un&event=e-made-000001")
    assert opened and title == EN("detail") and "e-made-000001" in said(children)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_actors_page_tells_offices_meetings_places_topics_and_years(con: Snapshot, language: str) -> None:
    words = read_words("ar" if language == "ar" else "en")
    _, _, children = _page(con, f"lang={language}&view=actor~abdel-fattah-el-sisi")
    page = queries.actor_page(con, "abdel-fattah-el-sisi", Filters())
    assert page
    text = said(children)
    for key in ("actor.offices", "actor.met", "actor.where", "actor.topics", "actor.types", "actor.years", "actor.latest"):
        assert words(key) in text, key
    assert words.pick(page.name_ar, page.name_en) in text and words.count("event", page.total) in text
    pairs = {parse_state(prop(link, "href")).view for link in links(children)}
    assert {f"pair~{page.id}~{other}" for other in page.met["id"].head(5)} <= pairs


def test_a_place_on_an_actors_page_filters_by_both(con: Snapshot) -> None:
    _, _, children = _page(con, "lang=en&view=actor~khalifa-haftar")
    targets = [parse_state(prop(link, "href")) for link in links(children)]
    found = [state for state in targets if state.filters.places and state.filters.actors]
    assert found and all(state.filters.actors == ("khalifa-haftar",) and state.view is None for state in found)


def test_an_actor_without_events_is_said_to_have_none(con: Snapshot) -> None:
    assert EN("actor.missing") in said(_page(con, "lang=en&view=actor~nobody")[2])
    assert EN("pair.missing") in said(_page(con, "lang=en&view=pair~nobody~un")[2])


def test_a_pairs_page_lists_their_events_in_order_with_the_gaps(con: Snapshot) -> None:
    one, other = "abdel-fattah-el-sisi", "khalifa-haftar"
    _, _, children = _page(con, f"lang=en&statements=1&view=pair~{one}~{other}")
    page = queries.pair_page(con, one, other, Filters(statements=True))
    assert page and page.total > 2
    rows = of_class(children, "short")
    assert len(rows) == page.total
    assert len(of_class(children, "gap")) == int(page.events["gap"].notna().sum())
    both = next(link for link in links(children) if prop(link, "id") == "pair-filter")
    filters = parse_state(prop(both, "href")).filters
    assert (set(filters.actors), filters.actors_mode) == ({one, other}, "all")


def test_an_event_has_neighbours_marks_and_a_citation_that_names_its_basis(con: Snapshot) -> None:
    frame = queries.events_page(con, Filters(), "-date", 0, 100)
    id = next(id for id in frame["id"] if len(queries.event_neighbours(con, id)) > 1)
    _, _, children = _page(con, f"lang=en&event={id}")
    found = queries.event_detail(con, id)
    assert found
    assert EN("near") in said(children) and len(of_class(children, "short")) == len(queries.event_neighbours(con, id))
    cited = next(prop(item, "data-copy") for item in of_class(children, "button") if prop(item, "id") == "copy-citation")
    assert EN(f"basis.{found.event.date_basis}") in cited and id in cited and found.event.evidence[0].source in cited
    kinds = "".join(EN(f"mark.{kind}") for kind in ("trigger", "actor", "date", "place"))
    assert [said(item) for item in of_class(children, "marks-legend")] == [kinds]


def test_what_a_search_hits_is_marked_whatever_the_spelling() -> None:
    shown = hit_text("وصل البُرهان إلى القاهرة", "برهان قاهره")
    assert [said(mark) for mark in of_class(shown, "hit")] == ["البُرهان", "القاهرة"]
    assert said(shown) == "وصل البُرهان إلى القاهرة"
    assert hit_text("nothing here", "") == ["nothing here"]


def test_a_snippet_shows_the_first_hit_with_what_stands_around_it() -> None:
    text = "word " * 60 + "Haftar arrived. " + "tail " * 60
    shown = hit_snippet(text, "haftar")
    assert shown is not None and "Haftar" in said(shown) and len(said(shown)) < 260
    assert said(shown).startswith("… ") and said(shown).endswith(" …")
    assert hit_snippet(text, "absent") is None and hit_snippet(None, "x") is None


def test_floors_of_confidence_count_what_would_be_left(con: Snapshot) -> None:
    state = parse_state("lang=en")
    tens = queries.facet(con, state.filters, "confidence")
    rows = links(floors(tens, state, EN))
    assert len(rows) == 5
    for link in rows:
        filters = parse_state(prop(link, "href")).filters
        assert said(of_class(link, "facet-count")) == EN.number(queries.tallies(con, filters).total)


def test_digits_and_hijri_dates_reach_the_event(con: Snapshot) -> None:
    frame = queries.events_page(con, Filters(), "-date", 0, 1)
    text = said(_page(con, f"lang=ar&digits=arab&hijri=1&event={frame['id'][0]}")[2])
    assert "هـ" in text and re.search("[٠-٩]{4}", text)


def test_the_form_of_errors_offers_what_the_store_takes() -> None:
    assert set(FIELDS) == set(get_args(Field))


def test_the_page_for_articles_says_where_none_are_taken(con: Snapshot) -> None:
    assert EN("paste.off") in said(_page(con, "lang=en&view=paste")[2])


def test_the_menu_of_downloads_takes_the_filters_along(con: Snapshot) -> None:
    state = parse_state("actors=un&lang=ar&page=3")
    shown = header(state, queries.tallies(con, state.filters), queries.last_update(con), "dark", AR)
    targets = {prop(item, "id"): prop(item, "href") for item in of_class(shown, "menu-item") if prop(item, "href")}
    assert targets["export-parquet"] == "/export/events.parquet?actors=un"
    assert targets["export-xlsx"] == "/export/events.xlsx?actors=un&lang=ar"
    assert targets["export-feed"] == "/feed.atom?actors=un&lang=ar"
    assert "open-paste" not in targets
    open_to_all = header(state, queries.tallies(con, state.filters), queries.last_update(con), "dark", AR, takes=True)
    assert "open-paste" in {prop(item, "id") for item in of_class(open_to_all, "menu-item")}


def test_every_format_of_the_menu_is_served(client: FlaskClient, con: Snapshot) -> None:
    shown = header(parse_state("lang=en"), queries.tallies(con, Filters()), queries.last_update(con), "light", EN)
    for item in of_class(shown, "menu-item"):
        address = prop(item, "href")
        if address and address.startswith(("/export", "/feed", "/api")):
            assert client.get(address).status_code == 200, address


def test_an_embedded_page_may_stand_in_other_pages_and_no_other_may(client: FlaskClient) -> None:
    assert "frame-ancestors *" in client.get("/?embed=1").headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in client.get("/").headers["Content-Security-Policy"]


@pytest.mark.parametrize("text", ["president", "رئيس", "رئيس الجمهورية"])
def test_an_office_is_found_by_its_name_in_both_languages(con: Snapshot, text: str) -> None:
    offices = queries.facet(con, Filters(), "offices")
    found = find_offices(offices, text, AR)
    assert list(found["value"]) == ["President"]
    rows = links(office_rows(found, parse_state("lang=ar"), AR))
    assert [parse_state(prop(row, "href")).filters.offices for row in rows] == [("President",)]
    assert find_offices(offices, "gardener", EN).empty and office_rows(offices[:0], parse_state(""), EN) == []
