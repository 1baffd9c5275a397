"""Small pieces that several views use."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from dash import html
from dash.development.base_component import Component

from dashboard.markup import HIDDEN, attrs
from dashboard.strings import Words
from dashboard.wording import percent


def type_dot(kind: str) -> Component:
    """A dot in the type's colour; never without the type's name beside it."""
    return html.Span(className="dot", style={"background": f"var(--type-{kind})"}, **HIDDEN)


def type_tag(kind: str, words: Words) -> Component:
    """The type's name with its dot."""
    return html.Span([type_dot(kind), words.name("type", kind)], className="type-tag")


def status_tag(status: str, words: Words) -> Component | None:
    """What did not simply happen says so; None where it did."""
    if status == "happened":
        return None
    return html.Span(words.name("status", status), className=f"tag status-{status}")


def sample_tag(words: Words) -> Component:
    """The label of an event that only sample articles report."""
    return html.Span(words("sample"), className="tag sample", title=words("sample.note"))


def confidence_bar(confidence: float, words: Words) -> Component:
    """A confidence as a number with a small bar."""
    value = percent(confidence)
    said = words("confidence.value", n=value)
    return html.Span([html.Span(html.Span(style={"width": f"{value}%"}), className="meter", **HIDDEN), words.figures(f"{value} %")],
                     className="confidence", title=said, **attrs(aria_label=said, role="img"))


def readable(address: str, most: int = 90) -> str:
    """An address as people read it: without scheme, percent signs decoded, cut where it grows too long."""
    text = unquote(address).partition("://")[2] or address
    text = "".join(character if character.isprintable() else "\ufffd" for character in text)
    return text if len(text) <= most else text[:most - 1] + "…"


def external(address: str) -> Component:
    """A link out of the page for http addresses only; the bare text for anything else."""
    if not address.lower().startswith(("http://", "https://")):
        return html.Span(address, dir="ltr")
    return html.A(readable(address), href=address, title=address, target="_blank", rel="noopener noreferrer", className="external", dir="ltr")


def bdi(text: str, **more: Any) -> Component:
    """A name whose direction does not disturb its neighbours."""
    return html.Bdi(text, **more)


def notice(title: str, hint: Any = None, action: Component | None = None, kind: str = "empty") -> Component:
    """A quiet message in place of content."""
    inner = [html.P(title, className="notice-title"), html.P(hint) if hint else None, action]
    return html.Div([part for part in inner if part is not None], className=f"notice {kind}", role="alert" if kind == "error" else "status")


def menu(name: str, label: str, items: list[Any], **more: Any) -> Component:
    """A button that opens a list of choices (assets/menus.js closes it again)."""
    summary = html.Summary([label, html.Span("▾", className="caret", **HIDDEN)], className="button", id=f"menu-{name}", **more)
    return html.Details([summary, html.Div(items, className="menu-body")], className="menu")
