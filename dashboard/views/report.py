"""The articles that report an event, each with the sentences that say so, marked in place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.markup import attrs
from dashboard.strings import Words
from dashboard.views.marked import KINDS, Mark, find_marks, marked_text
from dashboard.views.pieces import external, sample_tag
from dashboard.wording import say_moment
from data.model import Article, Evidence, Part
from data.queries import EventDetail


def _language(code: str) -> dict[str, Any]:
    return {"lang": code, "dir": "rtl" if code == "ar" else "ltr"}


def _quote(item: Evidence, article: Article | None, names: dict[str, str], words: Words) -> Component:
    marks = find_marks(item, names, words)
    if article is None:
        # The article is gone: the sentence alone, whose first character stands at `item.start` of the part.
        moved = [Mark(mark.start - item.start, mark.end - item.start, mark.kind, mark.label) for mark in marks]
        shown = marked_text(item.sentence, moved)
    else:
        shown = marked_text(article.part(item.part), marks, item.start, item.end)
    where = html.Span(words("detail.title.part"), className="quote-part") if item.part == "title" else None
    rule = html.Span(words("detail.rule", rule=item.rule), className="quote-rule") if item.rule else None
    return html.Li([part for part in (where, html.Blockquote(shown, **_language(item.language)), rule) if part is not None])


def _whole(article: Article, evidence: Sequence[Evidence], names: dict[str, str], words: Words) -> Component:
    def part(which: Part) -> list[Component | str]:
        marks = [mark for item in evidence if item.part == which for mark in find_marks(item, names, words)]
        return marked_text(article.part(which), marks)

    inner = [html.P(part("title"), className="article-title"), html.Div(part("text"), className="article-text")]
    body = html.Div(inner, className="article", **_language(article.language))
    return html.Details([html.Summary(words("detail.full")), body], className="whole")


def _source(item: Evidence, article: Article | None, words: Words) -> Component:
    sample = article is not None and article.sample
    moment = say_moment(item.published, words)
    said = words("detail.published", when=moment) if moment else words("detail.published.none")
    line = [html.Bdi(item.source, className="strong"), html.Span(said, className="muted")]
    if sample:
        line.append(sample_tag(words))
    address = external(item.url) if item.url else None
    facts = html.P([html.Span(words("sample.facts" if sample else "detail.source") + ": "), address], className="address") if address else None
    note = html.P(words("sample.note"), className="explained") if sample else None
    title = html.H4(html.Bdi(item.title), **_language(item.language))
    return html.Header([part for part in (html.Div(line, className="report-line"), title, note, facts) if part])


def _report(found: EventDetail, items: list[Evidence], names: dict[str, str], words: Words) -> Component:
    article = found.articles.get(items[0].article_id)
    quotes = html.Ul([_quote(item, article, names, words) for item in items], className="quotes")
    whole = _whole(article, items, names, words) if article else None
    return html.Article([part for part in (_source(items[0], article, words), quotes, whole) if part is not None], className="report")


def reports(found: EventDetail, words: Words) -> list[Component]:
    """A heading with the number of reports, then each report."""
    names = {actor.id: words.pick(actor.name_ar, actor.name_en) for actor in found.event.actors}
    order = {"title": 0, "text": 1}
    evidence = sorted(found.event.evidence, key=lambda item: (item.article_id, order[item.part], item.start))
    grouped = [list(items) for _, items in groupby(evidence, key=lambda item: item.article_id)]
    grouped.sort(key=lambda items: items[0].published or "")
    head = html.H3(f"{words('detail.evidence')} · {words.count('report', len(grouped))}")
    kinds = [html.Span(html.Span(words(f"mark.{kind}"), className=f"mark mark-{kind}")) for kind in KINDS]
    return [head, html.P(kinds, className="marks-legend", **attrs(aria_label=words("marks.legend"))),
            html.Div([_report(found, items, names, words) for items in grouped], className="reports-side")]
