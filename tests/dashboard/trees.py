"""Looking into trees of components without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dash.development.base_component import Component


def walk(tree: Any) -> Iterator[Any]:
    """The tree, its components and its texts, depth first."""
    if isinstance(tree, (list, tuple)):
        for item in tree:
            yield from walk(item)
        return
    if tree is None:
        return
    yield tree
    if isinstance(tree, Component):
        yield from walk(getattr(tree, "children", None))


def said(tree: Any) -> str:
    """All text of a tree, one after the other."""
    return "".join(str(item) for item in walk(tree) if isinstance(item, (str, int, float)))


def of_class(tree: Any, name: str) -> list[Component]:
    """The components that have a CSS class."""
    return [item for item in walk(tree) if isinstance(item, Component) and name in (getattr(item, "className", "") or "").split()]


def links(tree: Any) -> list[Component]:
    """The links that change the state."""
    return [item for item in walk(tree) if isinstance(item, Component) and "data-ops" in item.to_plotly_json()["props"]]


def prop(component: Component, name: str) -> Any:
    """A property, wildcard ones included."""
    return component.to_plotly_json()["props"].get(name)
