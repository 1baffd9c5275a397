"""Every control that changes what is shown is a link: its `href` is the page it leads to, and its `data-ops` say how
the state changes. assets/state.js applies the steps to the address as it is at the click, so that two quick clicks both
count; without that script, or in another tab, the address alone does the same."""

from __future__ import annotations

import json
from typing import Any, Literal
from urllib.parse import parse_qsl, urlencode

from dash import html
from dash.development.base_component import Component

from dashboard.markup import attrs
from data.filters import VIEW_KEYS

Op = tuple[Literal["set", "toggle", "clear"], str, str | None]
Role = Literal["checkbox", "switch", "link"]


def set_to(key: str, value: str | None) -> Op:
    """One value for a key; None takes the key away."""
    return ("set", key, value)


def toggle(key: str, value: str) -> Op:
    """Adds a value to a key, or takes it away."""
    return ("toggle", key, value)


CLEAR: Op = ("clear", "", None)


def _applied(pairs: list[tuple[str, str]], op: Op) -> list[tuple[str, str]]:
    name, key, value = op
    if name == "clear":
        return [pair for pair in pairs if pair[0] in VIEW_KEYS]
    if name == "toggle" and (key, value) in pairs:
        return [pair for pair in pairs if pair != (key, value)]
    kept = pairs if name == "toggle" else [pair for pair in pairs if pair[0] != key]
    return kept if value is None else [*kept, (key, value)]


def apply_ops(query: str, ops: tuple[Op, ...]) -> str:
    """The query string after the steps. A change of the filters leads to the first page and closes the event."""
    pairs = parse_qsl(query.lstrip("?"), keep_blank_values=True)
    for op in ops:
        pairs = _applied(pairs, op)
    if any(name == "clear" or key not in VIEW_KEYS for name, key, _ in ops):
        pairs = [pair for pair in pairs if pair[0] not in ("page", "event", "view")]
    return urlencode(pairs)


def link(children: Any, query: str, ops: tuple[Op, ...], className: str = "", *, role: Role = "link",
         on: bool | None = None, label: str | None = None, **rest: Any) -> Component:
    """A link that changes the state. `on` tells whether what it switches is in force; `label` speaks where the text says too little."""
    aria: dict[str, Any] = {"role": role} if role != "link" else {}
    if on is not None:
        aria["aria-checked" if role != "link" else "aria-current"] = "true" if on else "false"
    if label:
        aria["aria-label"] = label
        aria["title"] = label
    target = apply_ops(query, ops)
    return html.A(children, href=f"?{target}", className=className, **attrs(data_ops=json.dumps(ops)), **aria, **rest)
