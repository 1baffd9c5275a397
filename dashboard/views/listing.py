"""The list of events: a row each, with date and basis in words, type, actors, place, status, confidence and reports."""

from __future__ import annotations

from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.hijri import say_hijri
from dashboard.links import CLEAR, link, set_to
from dashboard.markup import attrs, each
from dashboard.state import DEFAULT_SORT, PAGE_SIZE, TABS, PageState
from dashboard.strings import Words
from dashboard.views.hits import hit_snippet, hit_text
from dashboard.views.notes import mark_button
from dashboard.views.pieces import bdi, confidence_bar, notice, sample_tag, status_tag, type_tag
from dashboard.wording import say_date, say_place

_ACTORS = 4
_SORTS = ("-date", "date", "-confidence", "-reports")


def _when(row: Any, words: Words) -> Component:
    day = html.Span(say_date(row.date, row.date_end, words), className="day")
    if not row.date:
        return html.Div([day], className="when")
    lunar = say_hijri(row.date, row.date_end, words) if words.hijri else None
    basis = html.Span(words(f"basis.short.{row.basis}"), className=f"basis basis-{row.basis}", title=words(f"basis.{row.basis}"))
    moon = html.Span(html.Bdi(lunar), className="hijri", title=words("hijri.hint")) if lunar else None
    return html.Div([part for part in (day, moon, basis) if part], className="when")


def _actors(row: Any, words: Words) -> Component:
    names = [words.pick(arabic, english) for arabic, english in zip(row.actors_ar, row.actors_en, strict=True)]
    if not names:
        return html.Span(words("list.noactors"), className="muted")
    parts: list[Any] = []
    for index, name in enumerate(names[:_ACTORS]):
        parts += [words("list.separator")] if index else []
        parts.append(bdi(name, className="name"))
    if names[_ACTORS:]:
        parts.append(" " + words("list.actors.more", n=len(names) - _ACTORS))
    return html.Span(parts, className="actors")


def _where(row: Any, words: Words) -> Component:
    place = say_place(row.place_ar, row.place_en, row.country, words)
    if not place:
        return html.Span(words("list.noplace"), className="muted")
    precision = html.Span(words(f"precision.short.{row.precision}"), className="precision") if row.precision in ("country", "admin1") else None
    return html.Span([part for part in (bdi(place), precision) if part], className="where")


def _row(row: Any, state: PageState, words: Words) -> Component:
    asked = state.filters.text
    summary = link(html.Bdi(hit_text(words.pick(row.summary_ar, row.summary_en), asked)), state.to_query(), (set_to("event", row.id),), "row-title")
    tags = [type_tag(row.type, words), status_tag(row.status, words), sample_tag(words) if row.sample else None]
    facts = html.Div([_actors(row, words), html.Span("·", className="sep"), _where(row, words)], className="row-facts")
    reports = html.Span(words.count("report", int(row.reports)), className="reports")
    aside = html.Div([confidence_bar(row.confidence, words), reports], className="row-aside")
    tags.append(mark_button(row.id, words.pick(row.summary_ar, row.summary_en), say_date(row.date, row.date_end, words), words))
    head = html.Div([tag for tag in tags if tag is not None], className="row-tags")
    classes = "row" + (" open" if row.id == state.event else "") + ("" if row.status in ("happened", "ongoing") else " not-happened")
    snippet = hit_snippet(row.sentence, asked, lang=row.language, dir="rtl" if row.language == "ar" else "ltr")
    main = html.Div([part for part in (head, summary, facts, snippet) if part is not None], className="row-main")
    return html.Li([_when(row, words), main, aside], className=classes, **attrs(data_event=row.id))


def short_row(row: Any, state: PageState, words: Words, *aside: Any) -> Component:
    """An event in two lines, for pages that list some."""
    head = html.Div([type_tag(row.type, words), status_tag(row.status, words), *aside], className="row-tags")
    title = link(html.Bdi(words.pick(row.summary_ar, row.summary_en)), state.to_query(), (set_to("event", row.id),), "row-title")
    classes = "row short" + ("" if row.status in ("happened", "ongoing") else " not-happened")
    return html.Li([_when(row, words), html.Div([head, title], className="row-main")], className=classes)


def short_rows(page: pd.DataFrame, state: PageState, words: Words) -> Component:
    """Rows of `queries.events_page`, short."""
    return html.Ol([short_row(row, state, words) for row in each(page)], className="short-rows")


def tabs(state: PageState, words: Words) -> Component:
    """The list, the table, or who met whom."""
    query = state.to_query()
    choices = [link(words(f"tab.{tab}"), query, (set_to("tab", None if tab == TABS[0] else tab),), "segment", on=state.tab == tab, id=f"tab-{tab}")
               for tab in TABS]
    return html.Div(choices, className="segments", role="group", **attrs(aria_label=words("tab.label")))


def sorting(state: PageState, words: Words) -> Component:
    """The orders of the list."""
    query = state.to_query()
    choices = [link(words(f"sort.{sort}"), query, (set_to("sort", None if sort == DEFAULT_SORT else sort), set_to("page", None)), "segment",
                    on=state.sort == sort) for sort in _SORTS]
    return html.Div(choices, className="segments", role="group", **attrs(aria_label=words("list.sort")))


def _pager(state: PageState, total: int, words: Words) -> Component | None:
    pages = -(-total // PAGE_SIZE)
    if pages < 2:
        return None
    first = (state.page - 1) * PAGE_SIZE + 1
    place = html.Span(words("list.page", first=words.number(first), last=words.number(min(first + PAGE_SIZE - 1, total)), total=words.number(total)))

    def step(to: int, key: str) -> Component:
        if not 1 <= to <= pages:
            return html.Span(words(key), className="button off", **attrs(aria_disabled="true"))
        return link(words(key), state.to_query(), (set_to("page", str(to) if to > 1 else None),), "button")

    return html.Nav([step(state.page - 1, "list.previous"), place, step(state.page + 1, "list.next")], className="pager")


def nothing(state: PageState, stored: int, words: Words) -> Component:
    """What to say where no event fits: there is no data yet, or the filters leave nothing."""
    if not stored:
        return notice(words("empty.data.title"), words("empty.data.hint"))
    return notice(words("empty.title"), words("empty.hint"), link(words("clear.all"), state.to_query(), (CLEAR,), "button primary"))


def listing(page: pd.DataFrame, total: int, stored: int, state: PageState, words: Words) -> list[Component]:
    """`page`: the rows of `queries.events_page`; `total`: all events that the filters admit; `stored`: all there are."""
    if not total:
        return [nothing(state, stored, words)]
    rows = html.Ol([_row(row, state, words) for row in each(page)], className="rows", start=str((state.page - 1) * PAGE_SIZE + 1))
    pager = _pager(state, total, words)
    return [rows, pager] if pager else [rows]
