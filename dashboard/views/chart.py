"""What all charts share. Figures are plain dictionaries (building them through plotly's classes costs ten times the query);
the tests validate them against plotly's schema."""

from __future__ import annotations

import html
import textwrap
from typing import Any

from dashboard.strings import Words
from dashboard.theme import Palette

FONT = '"IBM Plex Sans Arabic", "Noto Sans Arabic", system-ui, sans-serif'
CONFIG: dict[str, Any] = {
    "displaylogo": False, "showSendToCloud": False, "displayModeBar": False, "scrollZoom": False, "responsive": True, "doubleClick": False,
    "showAxisDragHandles": False, "showAxisRangeEntryBoxes": False, "plotlyServerURL": "",
}


def plain(text: str) -> str:
    """Text as a chart shows it: plotly reads some HTML, and article text is not to be trusted."""
    return html.escape(text, quote=False)


def folded(text: str, width: int = 58, lines: int = 4) -> list[str]:
    """Plain text in short lines, for a hover label."""
    return [plain(line) for line in textwrap.wrap(text, width, max_lines=lines, placeholder=" …")]


def stacked(lines: list[str], words: Words) -> str:
    """Lines of a hover label, each running in the language's direction (charts are left-to-right, and a line that starts with a
    number would be torn apart): wrapped in Unicode's right-to-left isolate."""
    before, after = ("\u2067", "\u2069") if words.direction == "rtl" else ("", "")
    return "<br>".join(f"{before}{line}{after}" for line in lines)


def layout(colours: Palette, **more: Any) -> dict[str, Any]:
    """A calm layout: no frame, no title, the page's font and colours."""
    base: dict[str, Any] = {
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)", "showlegend": False, "autosize": True,
        "font": {"family": FONT, "size": 12, "color": colours.muted},
        "hoverlabel": {"bgcolor": colours.surface, "bordercolor": colours.line, "align": "left",
                       "font": {"family": FONT, "size": 13, "color": colours.ink}},
        "margin": {"l": 8, "r": 8, "t": 4, "b": 8},
    }
    return base | more


def time_axis(colours: Palette, positions: list[str], texts: list[str], span: tuple[str, str], **more: Any) -> dict[str, Any]:
    """An axis of time from left to right with the given marks."""
    return {
        "type": "date", "range": list(span), "tickmode": "array", "tickvals": positions, "ticktext": texts, "showgrid": True,
        "gridcolor": colours.line, "gridwidth": 1, "zeroline": False, "ticks": "outside", "ticklen": 3, "tickcolor": colours.line,
        "tickfont": {"size": 11}, "hoverformat": "%Y-%m-%d", **more,
    }


def blank(colours: Palette) -> dict[str, Any]:
    """A chart with nothing in it."""
    hidden = {"visible": False, "fixedrange": True}
    return {"data": [], "layout": layout(colours, xaxis=hidden, yaxis=hidden, dragmode=False)}
