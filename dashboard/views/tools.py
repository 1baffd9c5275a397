"""What one does with an event: cite it, pass it on."""

from __future__ import annotations

from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from dashboard.markup import attrs
from dashboard.strings import Words
from dashboard.wording import percent, say_moment
from data.queries import EventDetail


def citation(found: EventDetail, words: Words) -> str:
    """The first report as a citation, with how the program read it: date basis and confidence go with it."""
    event = found.event
    first = min(event.evidence, key=lambda item: (item.published or "9", item.article_id))
    published = say_moment(first.published, words) or words("detail.published.none")
    url = f" <{first.url}>" if first.url else ""
    return words("cite.text", title=first.title, source=first.source, published=published, url=url, basis=words(f"basis.{event.date_basis}"),
                 summary=words.pick(event.summary_ar, event.summary_en), n=percent(event.confidence), id=event.id)


def tool_buttons(found: EventDetail, words: Words) -> list[Component]:
    """Buttons to copy the citation and the address (assets/menus.js)."""
    done = words("cite.done")
    cited = attrs(data_copy=citation(found, words), data_done=done)
    return [html.Button(words("cite"), type="button", className="button", id="copy-citation", **cited),
            html.A(words("event.ics"), href=f"/export/event/{quote(found.id, safe='')}.ics?lang={words.language}", className="button", id="event-ics",
                   download=""),
            html.Button(words("cite.link"), type="button", className="button", id="copy-link", **attrs(data_copy="address", data_done=done))]
