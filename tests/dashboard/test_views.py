"""Trees of components, looked into without a browser, over a real snapshot."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import duckdb
import pandas as pd
import pytest
from dash.development.base_component import Component

from dashboard.state import PAGE_SIZE, PageState, parse_state
from dashboard.strings import read_words
from dashboard.views import controls, header, panel
from dashboard.views.chips import chips
from dashboard.views.detail import detail, missing
from dashboard.views.edges import edge_markers
from dashboard.views.listing import listing
from dashboard.views.pieces import external, readable
from dashboard.views.summaries import map_summary, timeline_summary
from data import queries
from data.filters import Filters
from tests.dashboard.trees import links, of_class, prop, said, walk

EN, AR = read_words("en"), read_words("ar")


def _listed(con: duckdb.DuckDBPyConnection, state: PageState, words: object = EN) -> list[object]:
    total = queries.tallies(con, state.filters).total
    page = queries.events_page(con, state.filters, state.sort, (state.page - 1) * PAGE_SIZE, PAGE_SIZE)
    return list(listing(page, total, 300, state, words))  # type: ignore[arg-type]


def test_a_page_of_the_list_has_a_row_for_each_event(con: duckdb.DuckDBPyConnection) -> None:
    state = parse_state("lang=en&page=2")
    shown = _listed(con, state)
    frame = queries.events_page(con, state.filters, "-date", PAGE_SIZE, PAGE_SIZE)
    rows = of_class(shown, "row")
    assert [prop(row, "data-event") for row in rows] == list(frame["id"])
    assert len(of_class(shown, "pager")) == 1 and "26–50 of" in said(shown)


def test_rows_say_basis_status_precision_and_sample(con: duckdb.DuckDBPyConnection) -> None:
    frame = queries.events_page(con, Filters(), "-date", 0, 300)
    shown = listing(frame, 300, 300, PageState(), EN)
    for row, event in zip(of_class(shown, "row"), frame.itertuples(), strict=True):
        text = said(row)
        assert EN(f"basis.short.{event.basis}") in text if event.date else "Undated" in text
        assert (EN(f"status.{event.status}") in said(of_class(row, "row-tags"))) == (event.status != "happened")
        assert bool(of_class(row, "sample")) == bool(event.sample)
        if event.precision == "country":
            assert "country" in said(of_class(row, "precision"))
        if not event.place_id:
            assert EN("list.noplace") in text


def test_nothing_to_list_says_what_to_do() -> None:
    empty = pd.DataFrame()
    state = parse_state("types=visit&lang=en")
    shown = listing(empty, 0, 300, state, EN)
    assert EN("empty.title") in said(shown)
    assert [prop(link, "href") for link in links(shown)] == ["?lang=en"]
    assert EN("empty.data.title") in said(listing(empty, 0, 0, state, EN))


def test_each_chip_takes_its_own_filter_away(con: duckdb.DuckDBPyConnection) -> None:
    state = parse_state("actors=a&types=visit&from=2025&to=2026&q=peace&places=p&groups=outside&lang=en")
    shown = chips(state, {"a": "Actor A", "p": "Place P"}, EN)
    targets = {said(link): parse_state(prop(link, "href")).filters for link in links(shown)}
    page = [link for link in links(shown) if parse_state(prop(link, "href")).view]
    assert [parse_state(prop(link, "href")).view for link in page] == ["actor~a"]
    found = [filters for text, filters in targets.items() if text not in (EN("clear.all"), said(page))]
    assert len(found) == 6 and all(filters != state.filters for filters in found)
    assert [filters for text, filters in targets.items() if "Actor A" in text and text != said(page)] == [replace(state.filters, actors=())]
    assert [filters for text, filters in targets.items() if "Date" in text] == [replace(state.filters, date_from=None, date_to=None)]
    assert targets[EN("clear.all")] == Filters()


def test_facets_count_as_the_query_does_and_mark_what_is_chosen(con: duckdb.DuckDBPyConnection) -> None:
    state = parse_state("types=visit&lang=en")
    facets = queries.facets(con, state.filters)
    shown = panel.facet_sections(facets, state, 0, EN)
    counted = {said(of_class(row, "facet-name")): said(of_class(row, "facet-count")) for row in of_class(shown, "facet")}
    for value, count in zip(facets["types"]["value"], facets["types"]["count"], strict=True):
        assert counted[EN.name("type", value)] == str(count)
    on = [said(of_class(row, "facet-name")) for row in of_class(shown, "facet") if prop(row, "aria-checked") == "true"]
    assert on == ["Visit"]
    assert all(prop(row, "role") == "checkbox" for row in of_class(shown, "facet"))


def test_rarer_values_are_folded_away_and_a_chosen_one_is_not(con: duckdb.DuckDBPyConnection) -> None:
    frame = pd.DataFrame({"value": [f"source-{number:02}" for number in range(20)], "count": range(40, 20, -1)})
    shown = panel.facet_sections({"sources": frame}, parse_state("sources=source-15"), 0, EN)
    rows = [said(of_class(row, "facet-name")) for row in of_class(shown, "facet")]
    assert rows == [*(f"source-{number:02}" for number in range(8)), "source-15"]
    (folded,) = [json.loads(prop(item, "data-rest")) for item in walk(shown) if isinstance(item, Component) and prop(item, "data-rest")]
    assert folded["key"] == "sources"
    assert [row[0] for row in folded["rows"]] == [f"source-{number:02}" for number in range(8, 20) if number != 15]
    assert folded["rows"][0] == ["source-08", "source-08", "32", 80]


def test_hidden_statements_are_said_and_can_be_shown(con: duckdb.DuckDBPyConnection) -> None:
    hidden = queries.tallies(con, Filters()).hidden_statements
    shown = panel.statement_switch(PageState(), hidden, EN)
    assert hidden and str(hidden) in said(shown)
    opened = parse_state(prop(links(shown)[0], "href"))
    assert opened.filters.statements
    assert queries.tallies(con, opened.filters).total == queries.tallies(con, Filters()).total + hidden
    assert panel.statement_switch(parse_state("types=visit"), hidden, EN) is None


def test_actors_come_with_counts_and_the_chosen_first(con: duckdb.DuckDBPyConnection) -> None:
    state = parse_state("actors=un&lang=ar")
    frame = queries.facet(con, state.filters, "actors")
    rows = of_class(panel.actor_rows(frame, state, AR), "facet")
    assert "الأمم المتحدة" in said(rows[0]) and prop(rows[0], "aria-checked") == "true"
    assert panel.actor_mode(state, AR) == []
    both = parse_state("actors=un&actors=rsf")
    assert [parse_state(prop(link, "href")).filters.actors_mode for link in links(panel.actor_mode(both, EN))] == ["any", "all"]
    assert EN("actors.none") in said(panel.actor_rows(frame.head(0), state, EN))


def test_the_download_takes_the_filters_and_nothing_of_the_page(con: duckdb.DuckDBPyConnection) -> None:
    state = parse_state("actors=un&lang=ar&page=3&theme=dark")
    shown = header.header(state, queries.tallies(con, state.filters), queries.last_update(con), "dark", AR)
    addresses = {prop(item, "id"): prop(item, "href") for item in walk(shown) if getattr(item, "id", None)}
    assert addresses["export-events"] == "/export/events.csv?actors=un"
    assert addresses["export-actors"] == "/export/event_actors.csv?actors=un"
    assert parse_state(addresses["switch-language"]) == replace(state, language="en")
    assert parse_state(addresses["switch-theme"]) == replace(state, theme="light")


def test_samples_are_always_labelled(con: duckdb.DuckDBPyConnection) -> None:
    update = queries.last_update(con)
    assert 0 < update.samples < update.articles
    assert EN("sample.banner.some") in said(header.sample_banner(update, EN))
    assert EN("sample.banner") in said(header.sample_banner(replace(update, samples=update.articles), EN))
    assert header.sample_banner(replace(update, samples=0), EN) is None


@pytest.mark.parametrize("words", [EN, AR])
def test_every_event_opens_with_all_that_is_known(con: duckdb.DuckDBPyConnection, words: object) -> None:
    for id_ in queries.events_page(con, Filters(statements=True), "-date", 0, 300)["id"]:
        found = queries.event_detail(con, id_)
        assert found
        text = said(detail(found, PageState(event=id_), words))  # type: ignore[arg-type]
        event = found.event
        assert words(f"basis.{event.date_basis}") in text  # type: ignore[operator]
        assert all(actor.name_ar in text or actor.name_en in text for actor in event.actors)
        assert str(event.evidence[0].title) in text and readable(str(event.evidence[0].url)) in text
        if event.place:
            assert words(f"precision.{event.place.precision}") in text  # type: ignore[operator]


def test_an_unknown_event_is_said_to_be_missing() -> None:
    shown = missing(parse_state("event=nothing&lang=en"), EN)
    assert EN("error.event") in said(shown)
    assert prop(links(shown)[0], "href") == "?lang=en"


def test_only_web_addresses_become_links() -> None:
    shown = external("https://example.org/%D8%AE%D8%A8%D8%B1")
    assert (prop(shown, "rel"), prop(shown, "href"), said(shown)) == (
        "noopener noreferrer", "https://example.org/%D8%AE%D8%A8%D8%B1", "example.org/خبر")
    assert len(said(external("https://example.org/" + "a" * 500))) <= 90
    for address in ("javascript:alert(1)", "data:text/html,x", "//example.org"):
        assert prop(external(address), "href") is None


def test_what_the_map_cannot_show_is_counted(con: duckdb.DuckDBPyConnection) -> None:
    tallies, places = queries.tallies(con, Filters()), queries.places(con, Filters())
    shown = controls.place_chips(PageState(), tallies, EN)
    assert said(shown[0]).startswith(str(tallies.unplaced)) and said(shown[1]).startswith(str(tallies.outside))
    assert "Geneva" in said(edge_markers(places, PageState(), EN))
    countries = controls.country_chips(PageState(), places, EN)
    assert "Libya" in said(countries)
    assert str(tallies.undated) in said(controls.undated_chip(PageState(), tallies, EN))
    summary = map_summary(places, tallies, EN)
    assert str(tallies.unplaced) in summary and "Cairo" in summary
    assert "events from" in timeline_summary(queries.timeline_bins(con, Filters()), tallies, EN)


def test_presets_end_at_the_newest_event_and_zooming_keeps_the_middle() -> None:
    extent = (date(2020, 1, 1), date(2026, 2, 17))
    week, month, year, everything = (parse_state(prop(link, "href")).filters for link in links(controls.presets(PageState(), extent, EN)))
    assert (week.date_from, week.date_to) == ("2026-02-11", "2026-02-17")
    assert (month.date_from, year.date_from, everything) == ("2026-01-18", "2025-02-17", Filters())
    state = parse_state("from=2025-01-01&to=2025-01-31")
    moved = {prop(link, "id"): parse_state(prop(link, "href")).filters for link in links(controls.zooming(state, extent, EN))}
    assert (moved["pan-back"].date_from, moved["pan-forward"].date_to) == ("2024-12-17", "2025-02-15")
    assert moved["zoom-in"].date_from > "2025-01-01" and moved["zoom-out"].date_from < "2025-01-01"
    assert controls.zooming(PageState(), None, EN) == []


def test_every_link_leads_where_its_steps_lead(con: duckdb.DuckDBPyConnection) -> None:
    from dashboard.links import apply_ops

    state = parse_state("actors=un&types=visit&lang=ar&page=2")
    trees = [panel.facet_sections(queries.facets(con, state.filters), state, 0, AR), chips(state, {}, AR), _listed(con, replace(state, page=1), AR)]
    for link in (link for tree in trees for link in links(tree)):
        steps = tuple(tuple(step) for step in json.loads(prop(link, "data-ops")))
        query = state.to_query() if link not in links(trees[2]) else replace(state, page=1).to_query()
        assert parse_state(prop(link, "href")) == parse_state(apply_ops(query, steps))
