"""Days counted from another day in the text, and years that no newspaper writes of. Texts are published on Tuesday 17 February 2026."""

from __future__ import annotations

from datetime import date

import pytest

from extraction.pipeline import Extractor
from extraction.times import Told, resolve_time
from tests.extraction.core_helper import events, of_type, only, read
from tests.extraction.times_helper import found, mentions

MET = "التقى عبد الفتاح السيسي خليفة حفتر"
AWAY = date(2026, 2, 10)


@pytest.mark.parametrize(("text", "told", "value"), [
    ("وفي اليوم نفسه", Told("day", 0), "2026-02-10"),
    ("في ذات اليوم", Told("day", 0), "2026-02-10"),
    ("مساء اليوم ذاته", Told("day", 0), "2026-02-10"),
    ("في وقت لاحق من اليوم نفسه", Told("day", 0), "2026-02-10"),
    ("وفي صباح اليوم التالي", Told("day", 1), "2026-02-11"),
    ("في اليوم السابق", Told("day", -1), "2026-02-09"),
    ("بعد ذلك بيومين", Told("day", 2), "2026-02-12"),
    ("قبلها بأسبوع", Told("week", -1), "2026-02-03"),
    ("قبل ذلك بثلاثة أيام", Told("day", -3), "2026-02-07"),
    ("later the same day", Told("day", 0), "2026-02-10"),
    ("earlier in the day", Told("day", 0), "2026-02-10"),
    ("the following day", Told("day", 1), "2026-02-11"),
    ("two days later", Told("day", 2), "2026-02-12"),
    ("a week earlier", Told("week", -1), "2026-02-03"),
    # What is named behind these happened so long before the day told of, or after it.
    ("بعد ثمانية أيام من تعيين", Told("day", 8, True), "2026-02-02"),
    ("قبل يومين من الانتخابات", Told("day", -2, True), "2026-02-12"),
    ("بعد ساعات من توقيف", Told("day", 0, True), "2026-02-10"),
    ("a day after the talks", Told("day", 1, True), "2026-02-09"),
    ("غداة اشتباكات", Told("day", 1, True), "2026-02-09"),
    ("عشية القمة", Told("day", -1, True), "2026-02-11"),
    ("the previous evening", Told("day", -1), "2026-02-09"),
])
def test_days_counted_from_a_day_in_the_text(text: str, told: Told, value: str) -> None:
    mention, = mentions(text)
    assert mention.expression == told
    resolved = resolve_time(mention, AWAY)
    assert resolved is not None and resolved.value == value and resolved.basis == "relative"


@pytest.mark.parametrize(("text", "value"), [
    ("بتاريخ 18/2", "2026-02-18"), ("بتاريخ 5 مارس 2025", "2025-03-05"), ("يوم الجمعة 13 الجاري", "2026-02-13"), ("عشية الأحد", "2026-02-15"),
])
def test_days_led_by_a_word(text: str, value: str) -> None:
    assert found(text) and not isinstance(mentions(text)[0].expression, Told)
    resolved = resolve_time(mentions(text)[0], date(2026, 2, 17))
    assert resolved is not None and resolved.value == value


@pytest.mark.parametrize("text", ["بعد أيام من الاشتباكات", "يوم واحد", "in the day", "بعد ذلك", "the days"])
def test_what_counts_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "day"), [
    ("two days ago", "two days ago"), ("بعد يومين", "بعد يومين"), ("the day before yesterday", "day before yesterday"), ("in a week", "in a week"),
])
def test_what_counts_from_today_stays(text: str, day: str) -> None:
    assert found(text) == [day]
    assert not isinstance(mentions(text)[0].expression, Told)


@pytest.mark.parametrize(("later", "day"), [
    ("وفي اليوم نفسه استقبل مصطفى مدبولي عبد الحميد الدبيبة.", "2026-02-12"),
    ("وفي اليوم التالي استقبل مصطفى مدبولي عبد الحميد الدبيبة.", "2026-02-13"),
    ("وجاء ذلك بعد أسبوع من لقاء مصطفى مدبولي عبد الحميد الدبيبة.", "2026-02-05"),
])
def test_the_day_told_of_is_that_of_the_sentence_before(extractor: Extractor, later: str, day: str) -> None:
    met = events(extractor, f"{MET} يوم 12 فبراير.\n{later}")
    assert {(event.date, event.date_basis) for event in met if any("Madbouly" in actor.name_en for actor in event.actors)} == {(day, "relative")}


def test_without_a_day_told_before_nothing_is_counted(extractor: Extractor) -> None:
    assert only(extractor, f"وفي اليوم نفسه {MET}.").date_basis == "publication"


@pytest.mark.parametrize(("when", "said"), [("31/12/9999", "9999"), ("يوم 12 فبراير 20266", "20266"), ("في عام 3000", "3000")])
def test_a_year_that_cannot_be_gives_no_date(extractor: Extractor, when: str, said: str) -> None:
    event = only(extractor, f"{MET} {when}.")
    assert (event.date, event.date_basis, event.status) == (None, "unknown", "happened")
    assert any(reason.startswith("date:") and said in reason for reason in event.reasons)
    assert event.confidence < only(extractor, f"{MET} يوم 12 فبراير.").confidence


@pytest.mark.parametrize("when", ["في 1 يناير 1500", "في 14 يوليو 1789", "عام 641", "on July 14, 1789"])
def test_a_year_of_the_distant_past_is_history(extractor: Extractor, when: str) -> None:
    english = when.isascii()
    text = f"Abdel Fattah el-Sisi met Khalifa Haftar {when}." if english else f"{MET} {when}."
    result = read(extractor, text, language="en" if english else "ar")
    assert result.events == () and any("history" in left for left in result.left)


@pytest.mark.parametrize("text", ["في 12 يناير 2500 جندي", "في 5 مارس 1200 شخص"])
def test_a_count_behind_a_date_is_no_year(text: str) -> None:
    mention, = mentions(text)
    resolved = resolve_time(mention, date(2026, 2, 17))
    assert resolved is not None and resolved.odd_year is None and resolved.value


def test_the_statement_keeps_the_day_of_the_scene(extractor: Extractor) -> None:
    text = "قال عبد الفتاح السيسي أمس إن مصر تدعم ليبيا، بعد يومين من لقاء خليفة حفتر مع عقيلة صالح."
    assert of_type(events(extractor, text), "statement").date == "2026-02-16"
