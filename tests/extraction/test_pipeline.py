"""From article to events as a whole: pure, the same every time, and quiet on what it can't read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.knowledge import Knowledge
from data.model import to_json
from extraction.pipeline import Extractor
from tests.extraction.core_helper import events, only, read

ROOT = Path(__file__).resolve().parents[2]
PHRASES = (
    "التقى استقبل زار هاتف بعث رسالة لقاء اجتماعا عقد بين مع في إلى من و أن لم قد سيلتقي السيسي حفتر والبرهان بحفتر الرئيس المصري نظيره "
    "الجانبان المشير خليفة بنغازي القاهرة أمس الثلاثاء 2026 وزير الخارجية . ، : « » □ \n"
)


def test_the_same_article_gives_the_same_events(extractor: Extractor, knowledge: Knowledge) -> None:
    text = "استقبل السيسي حفتر في القاهرة أمس. ثم هاتف السيسي البرهان."
    first = [to_json(event) for event in events(extractor, text)]
    events(extractor, "زار بدر عبد العاطي بنغازي. والتقى عقيلة صالح.")
    assert [to_json(event) for event in events(extractor, text)] == first
    assert [to_json(event) for event in events(Extractor(knowledge), text)] == first


def test_an_article_knows_nothing_of_another(extractor: Extractor) -> None:
    text = "وقال المنصوري إن اللقاء جيد."
    events(extractor, "التقى النائب سعيد المنصوري خليفة حفتر.")
    assert [mention for view in read(extractor, text).views for mention in view.actors] == []


@pytest.mark.parametrize(("title", "text"), [("", ""), ("", "\n\n"), ("□", "...\n«»"), ("123", "\u200f\u200f"), ("a", "التقى"), ("السيسي", "السيسي")])
def test_almost_nothing_gives_nothing(extractor: Extractor, title: str, text: str) -> None:
    found = read(extractor, text, title=title)
    assert found.events == () and found.skipped is None


@given(st.lists(st.sampled_from(PHRASES.split(" ")), max_size=40), st.sampled_from(["2026-02-17", "2026-02", "2026", None]))
@settings(max_examples=60, deadline=None)
def test_any_order_of_words_is_read_and_marked_where_it_stands(extractor: Extractor, words: list[str], published: str | None) -> None:
    text = " ".join(words)
    for event in events(extractor, text, published=published):
        for item in event.evidence:
            whole = text if item.part == "text" else "خبر"
            assert whole[item.start:item.end] == item.sentence
            for spans in (item.spans.trigger, item.spans.place, item.spans.date, *item.spans.actors.values()):
                assert all(item.start <= start < end <= item.end for start, end in spans)


def test_a_column_that_begins_with_its_author_is_opinion(extractor: Extractor) -> None:
    text = "خليفة حفتر\nالتقى السيسي البرهان في القاهرة. ثم انتهى كل شيء."
    found = read(extractor, text, title="رأي في السياسة")
    assert found.genre == "opinion"
    assert [event.date_basis for event in found.events] == ["unknown"]


@pytest.mark.parametrize("text", [
    "التقى السيسي البرهان في القاهرة. ثم انتهى كل شيء.",
    "القاهرة – وكالات\nالتقى السيسي البرهان في القاهرة. ثم انتهى كل شيء.",
    "حفتر في القاهرة\nالتقى السيسي البرهان في القاهرة. ثم انتهى كل شيء.",
])
def test_other_articles_are_news(extractor: Extractor, text: str) -> None:
    found = read(extractor, text)
    assert found.genre == "news"
    assert [event.date_basis for event in found.events if event.type == "meeting"] == ["publication"]


def test_without_a_publication_date_no_date_is_made_up(extractor: Extractor) -> None:
    event = only(extractor, "التقى السيسي البرهان في القاهرة أمس.", published=None)
    assert (event.date, event.date_basis) == (None, "unknown")


def test_an_english_article(extractor: Extractor) -> None:
    text = "CAIRO - Egyptian President Abdel Fattah el-Sisi met Khalifa Haftar in Cairo on Monday."
    event = only(extractor, text, title="Sisi meets Haftar", language="en")
    assert (event.type, event.date, {actor.id for actor in event.actors}) == ("meeting", "2026-02-16", {"abdel-fattah-el-sisi", "khalifa-haftar"})
    assert [item.part for item in event.evidence] == ["title", "text"]


def test_damage_of_copying_changes_nothing(extractor: Extractor) -> None:
    clean = only(extractor, "التقى عبد الفتاح السيسي خليفة حفتر في القاهرة أمس. وانتهى اللقاء.")
    damaged = only(extractor, "التقى عبدالفتّاح السیسى خليفة حفـتر\u200f فى القاهرة أمس □ وانتهى اللقاء □")
    facts = [(e.type, e.date, e.date_basis, {a.id for a in e.actors}, e.place.id if e.place else None) for e in (clean, damaged)]
    assert facts[0] == facts[1]


def test_no_rule_knows_the_real_article() -> None:
    """The damaged name is read by a rule; no table holds it as an alias."""
    tables = (ROOT / "data" / "knowledge" / "tables").glob("*.*")
    assert [table.name for table in tables if "خليفة بنغازي" in table.read_text(encoding="utf-8")] == []
