"""Text of an article with the pieces of an event marked where they stand: by colour and by a label.
Article text is never trusted: it only ever becomes text nodes of components."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.strings import Words
from data.model import Evidence, Span

# Where marks overlap, the one that stands first here is shown.
KINDS = ("trigger", "actor", "date", "place")


@dataclass(frozen=True, slots=True)
class Mark:
    """`start`, `end`: code points in the part's original text. `label`: whom or what it marks, in words."""

    start: int
    end: int
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with at most one mark; `closes`: the mark ends here, so its label follows."""

    text: str
    mark: Mark | None
    closes: bool


def find_marks(evidence: Evidence, names: dict[str, str], words: Words) -> list[Mark]:
    """All marks of a piece of evidence. `names`: the actors' names in the page's language, by id."""
    spans = evidence.spans

    def made(found: Iterable[Span], kind: str, label: str) -> list[Mark]:
        return [Mark(start, end, kind, label) for start, end in found if start < end]

    marks = made(spans.trigger, "trigger", words("mark.trigger")) + made(spans.place, "place", words("mark.place"))
    marks += made(spans.date, "date", words("mark.date"))
    for actor, found in spans.actors.items():
        marks += made(found, "actor", names.get(actor, words("mark.actor")))
    return marks


def cut(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> list[Piece]:
    """`text[start:end]` as pieces in order; joined, their texts are that very stretch. Marks outside are left out."""
    end = len(text) if end is None else min(end, len(text))
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    inside.sort(key=lambda mark: (KINDS.index(mark.kind), mark.start, -mark.end))
    edges = sorted({start, end, *(min(max(edge, start), end) for mark in inside for edge in (mark.start, mark.end))})
    pieces: list[tuple[int, Mark | None]] = [
        (low, next((mark for mark in inside if mark.start <= low < mark.end), None)) for low in edges[:-1]
    ]
    found = []
    for index, (low, mark) in enumerate(pieces):
        following = pieces[index + 1][1] if index + 1 < len(pieces) else None
        found.append(Piece(text[low:edges[index + 1]], mark, mark is not None and following is not mark))
    return found


def _shown(piece: Piece) -> Component | str:
    if piece.mark is None:
        return piece.text
    label = html.Span(html.Bdi(piece.mark.label), className="mark-label") if piece.closes else None
    return html.Mark([piece.text, label] if label else piece.text, className=f"mark mark-{piece.mark.kind}")


def marked_text(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> list[Component | str]:
    """The stretch of text as children of a component."""
    return [_shown(piece) for piece in cut(text, marks, start, end)]
