from __future__ import annotations

import random

from dash import html

from dashboard.strings import read_words
from dashboard.views.marked import KINDS, Mark, cut, find_marks, marked_text
from data.model import Evidence, Spans
from tests.dashboard.trees import of_class, said, walk

TEXT = "التقى 😀 حسن رشاد المشير حفتر في بنغازي اليوم."


def _span(piece: str) -> tuple[int, int]:
    start = TEXT.index(piece)
    return start, start + len(piece)


def _evidence() -> Evidence:
    spans = Spans((_span("التقى"),), {"r": (_span("حسن رشاد"),), "h": (_span("المشير حفتر"),)}, (_span("بنغازي"),), (_span("اليوم"),))
    return Evidence("a", "text", "t", "s", None, None, "ar", TEXT, 0, len(TEXT), spans, "rule")


def test_each_piece_is_marked_where_it_stands_with_a_label() -> None:
    words = read_words("en")
    shown = html.P(marked_text(TEXT, find_marks(_evidence(), {"r": "Hassan Rashad", "h": "Khalifa Haftar"}, words)))
    marks = of_class(shown, "mark")
    assert [said(mark) for mark in marks] == ["التقىevent", "حسن رشادHassan Rashad", "المشير حفترKhalifa Haftar", "بنغازيplace", "اليومdate"]
    assert [mark.className.split("-")[-1] for mark in marks] == ["trigger", "actor", "actor", "place", "date"]


def test_nothing_of_the_text_is_lost_or_doubled_whatever_the_marks() -> None:
    draw = random.Random(5)
    for _ in range(300):
        marks = [Mark(start, start + draw.randint(0, 12), draw.choice(KINDS), "x") for start in (draw.randint(-2, len(TEXT) + 2) for _ in range(6))]
        low, high = sorted(draw.randint(0, len(TEXT)) for _ in range(2))
        assert "".join(piece.text for piece in cut(TEXT, marks, low, high)) == TEXT[low:high]


def test_the_trigger_wins_where_marks_overlap() -> None:
    pieces = cut("abcdef", [Mark(0, 6, "actor", "A"), Mark(2, 4, "trigger", "T")])
    assert [(piece.text, piece.mark.kind if piece.mark else None) for piece in pieces] == [("ab", "actor"), ("cd", "trigger"), ("ef", "actor")]


def test_markup_in_an_article_stays_text() -> None:
    hostile = "<script>alert(1)</script> التقى"
    shown = marked_text(hostile, [Mark(26, 31, "trigger", "<b>")])
    assert shown[0] == "<script>alert(1)</script> "
    assert not [item for item in walk(shown) if getattr(item, "_type", "") in ("Script", "Markdown", "Iframe")]
