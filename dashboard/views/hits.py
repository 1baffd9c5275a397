"""Words that a search found, marked in a text."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from data.queries import find_hits

_AROUND = 90


def hit_text(text: str, query: str) -> list[Component | str]:
    """The text as children of a component, with what the search hits marked."""
    parts: list[Component | str] = []
    end = 0
    for start, stop in find_hits(text, query) if query else ():
        parts += [text[end:start], html.Mark(text[start:stop], className="hit")]
        end = stop
    return [part for part in [*parts, text[end:]] if part]


def hit_snippet(text: str | None, query: str, **more: Any) -> Component | None:
    """The stretch of a text around the first hit; None where the search hits nothing in it."""
    found = find_hits(text, query) if text and query else ()
    if not text or not found:
        return None
    low, high = max(found[0][0] - _AROUND, 0), min(found[0][1] + _AROUND, len(text))
    low = text.rfind(" ", 0, low) + 1 if low else 0
    high = text.find(" ", high) if text.find(" ", high) > 0 else len(text)
    shown = hit_text(text[low:high], query)
    return html.P([*(["… "] if low else []), *shown, *([" …"] if high < len(text) else [])], className="snippet", **more)
