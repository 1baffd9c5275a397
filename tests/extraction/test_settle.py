"""When and where: what the text states, what stands beside it, what the publication tells; and where nothing is known, nothing."""

from __future__ import annotations

import pytest

from data.model import Event
from extraction.pipeline import Extractor
from tests.extraction.core_helper import events, of_type, only, read

MET = "التقى عبد الفتاح السيسي خليفة حفتر"
Date = tuple[str | None, str | None, str | None, str]


def dated(event: Event) -> Date:
    """All that an event tells of its date."""
    return event.date, event.date_end, event.date_granularity, event.date_basis


def placed(event: Event) -> tuple[str, str, str] | None:
    """Id, precision and basis of the place."""
    return (event.place.id, event.place.precision, event.place.basis) if event.place else None


# Dates. All texts are published on Tuesday 17 February 2026.


@pytest.mark.parametrize(("text", "date"), [
    (f"{MET}.", ("2026-02-17", None, "day", "publication")),
    (f"{MET} في 12 فبراير 2026.", ("2026-02-12", None, "day", "stated")),
    (f"{MET} يوم 12 فبراير.", ("2026-02-12", None, "day", "stated")),
    (f"{MET} في يناير 2026.", ("2026-01", None, "month", "stated")),
    (f"{MET} أمس.", ("2026-02-16", None, "day", "relative")),
    (f"{MET} اليوم.", ("2026-02-17", None, "day", "relative")),
    (f"{MET} يوم الأحد.", ("2026-02-15", None, "day", "relative")),
    (f"{MET} الأسبوع الماضي.", ("2026-02-07", "2026-02-13", "week", "relative")),
    (f"وكان عبد الفتاح السيسي قد {MET.split(' ', 4)[0]} خليفة حفتر في ديسمبر الماضي.", ("2025-12", None, "month", "stated")),
])
def test_the_date_and_its_basis(extractor: Extractor, text: str, date: Date) -> None:
    assert dated(only(extractor, text)) == date


@pytest.mark.parametrize(("text", "date"), [
    ("Abdel Fattah el-Sisi met Khalifa Haftar in Cairo on Sunday.", ("2026-02-15", None, "day", "relative")),
    ("Hassan Rashad visited Benghazi on 16 February.", ("2026-02-16", None, "day", "stated")),
    ("Khalifa Haftar received Hassan Rashad in Benghazi.", ("2026-02-17", None, "day", "publication")),
    ("Badr Abdelatty is scheduled to meet Khalifa Haftar on Thursday.", ("2026-02-19", None, "day", "relative")),
])
def test_the_date_in_english(extractor: Extractor, text: str, date: Date) -> None:
    assert dated(only(extractor, text, language="en")) == date


def test_the_publication_date_is_never_passed_off_as_stated(extractor: Extractor) -> None:
    event = only(extractor, f"{MET}.")
    assert any("no date is stated" in reason for reason in event.reasons)
    assert all(item.spans.date == () for item in event.evidence)
    stated = only(extractor, f"{MET} في 12 فبراير 2026.")
    text = f"{MET} في 12 فبراير 2026."
    assert [text[start:end] for item in stated.evidence for start, end in item.spans.date] == ["12 فبراير 2026"]


def test_without_a_publication_date_there_is_nothing_to_count_from(extractor: Extractor) -> None:
    assert dated(only(extractor, f"{MET}.", published=None)) == (None, None, None, "unknown")
    assert only(extractor, f"{MET} أمس.", published=None).date is None


def test_what_is_only_published_in_a_month_happened_in_it(extractor: Extractor) -> None:
    assert dated(only(extractor, f"{MET}.", published="2026-02")) == ("2026-02", None, "month", "publication")


@pytest.mark.parametrize("text", [
    "سيلتقي عبد الفتاح السيسي خليفة حفتر.",
    "ومن المقرر أن يستقبل عبد الفتاح السيسي خليفة حفتر.",
    "تأجل لقاء عبد الفتاح السيسي وخليفة حفتر.",
    "نفى خليفة حفتر أنه التقى عبد الحميد الدبيبة.",
    "دعوة إلى عقد اجتماع بين عقيلة صالح ومحمد المنفي في بنغازي.",
])
def test_what_did_not_happen_has_no_date_unless_one_is_stated(extractor: Extractor, text: str) -> None:
    assert dated(only(extractor, text)) == (None, None, None, "unknown")


def test_what_is_planned_lies_ahead(extractor: Extractor) -> None:
    assert only(extractor, "من المقرر أن يلتقي عبد الفتاح السيسي خليفة حفتر غدا.").date == "2026-02-18"
    assert only(extractor, "سيلتقي عبد الفتاح السيسي خليفة حفتر يوم الأحد.").date == "2026-02-22"
    assert only(extractor, f"{MET} يوم الأحد.").date == "2026-02-15"


def test_background_is_not_of_the_day(extractor: Extractor) -> None:
    assert dated(only(extractor, "وكان عبد الفتاح السيسي قد التقى خليفة حفتر في القاهرة.")) == (None, None, None, "unknown")


def test_history_is_left_out(extractor: Extractor) -> None:
    found = read(extractor, f"{MET} في 12 مارس 2019.")
    assert found.events == () and any("history" in reason for reason in found.left)
    assert only(extractor, f"{MET} في 12 مارس 2025.").date == "2025-03-12"


def test_a_weekday_against_today_lowers_the_confidence(extractor: Extractor) -> None:
    sure, doubtful = only(extractor, f"{MET} يوم الأحد."), only(extractor, f"{MET} اليوم الأحد.")
    assert doubtful.date == "2026-02-15"
    assert doubtful.confidence < sure.confidence
    assert any("contradict" in reason for reason in doubtful.reasons)


def test_a_meeting_has_the_date_of_the_visit_beside_it(extractor: Extractor) -> None:
    found = events(extractor, "زار عبد الفتاح البرهان القاهرة أمس. والتقى البرهان عبد الفتاح السيسي.")
    assert dated(of_type(found, "visit")) == dated(of_type(found, "meeting")) == ("2026-02-16", None, "day", "relative")
    assert any("the visit at which" in reason for reason in of_type(found, "meeting").reasons)


# Places.


@pytest.mark.parametrize(("text", "place"), [
    (f"{MET} في القاهرة.", ("cairo", "city", "stated")),
    (f"{MET} بالقاهرة.", ("cairo", "city", "stated")),
    (f"{MET} في قصر الاتحادية.", ("ittihadiya-palace", "site", "stated")),
    (f"{MET} في قصر الاتحادية بالقاهرة.", ("ittihadiya-palace", "site", "stated")),
    (f"{MET} في ليبيا.", ("ly", "country", "stated")),
    ("استقبل خليفة حفتر في بنغازي حسن رشاد.", ("benghazi", "city", "stated")),
    ("جرت في القاهرة مباحثات بين عبد الفتاح السيسي وخليفة حفتر.", ("cairo", "city", "stated")),
    ("استضافت القاهرة اجتماعا بين عقيلة صالح ومحمد المنفي.", ("cairo", "city", "stated")),
])
def test_a_stated_place(extractor: Extractor, text: str, place: tuple[str, str, str]) -> None:
    assert placed(only(extractor, text)) == place


@pytest.mark.parametrize("text", [
    f"{MET}.",
    f"{MET} وبحث الجانبان الأوضاع في ليبيا.",
    f"{MET}، وبحثا الأوضاع في مصراتة.",
    f"{MET} لبحث التطورات في السودان.",
    "بحث بدر عبد العاطي مع عبد الفتاح البرهان تطورات الأوضاع في ليبيا.",
    "استعرض بدر عبد العاطي مع هانا تيتيه الأوضاع في طرابلس.",
    "عقد خليفة حفتر لقاء مع حسن رشاد تناول الأوضاع في الكفرة.",
    "تناول لقاء عبد الفتاح السيسي وخليفة حفتر الأوضاع في بنغازي.",
])
def test_what_they_spoke_about_is_no_place(extractor: Extractor, text: str) -> None:
    event = only(extractor, text)
    assert event.type == "meeting" and placed(event) is None
    assert "place: none is stated" in event.reasons


def test_a_country_is_never_a_town(extractor: Extractor) -> None:
    place = only(extractor, f"{MET} في ليبيا.").place
    assert place is not None and place.precision == "country" and place.name_en == "Libya"


def test_the_dateline_only_where_nothing_better_is_said(extractor: Extractor) -> None:
    assert placed(only(extractor, f"القاهرة - رويترز: {MET}.")) == ("cairo", "city", "dateline")
    assert placed(only(extractor, f"القاهرة - رويترز: {MET} في الرجمة.")) == ("rajma", "city", "stated")


@pytest.mark.parametrize("text", [
    "القاهرة: التقى خليفة حفتر عقيلة صالح.",  # neither comes from there
    "الرباط: التقى خليفة حفتر عقيلة صالح.",
    "القاهرة - رويترز: سيلتقي عبد الفتاح السيسي خليفة حفتر.",  # it has not happened
    "القاهرة - رويترز: أجرى عبد الفتاح السيسي اتصالا هاتفيا مع خليفة حفتر.",
])
def test_a_dateline_is_no_guess(extractor: Extractor, text: str) -> None:
    assert only(extractor, text).place is None


def test_calls_have_no_place(extractor: Extractor) -> None:
    found = events(extractor, "زار بدر عبد العاطي الخرطوم. وتلقى عبد العاطي اتصالا هاتفيا من فيصل بن فرحان.")
    assert placed(of_type(found, "visit")) == ("khartoum", "city", "stated")
    assert of_type(found, "call").place is None


def test_a_meeting_took_place_where_the_visit_led(extractor: Extractor) -> None:
    found = events(extractor, "زار بدر عبد العاطي الخرطوم، والتقى عبد الفتاح البرهان.")
    assert placed(of_type(found, "visit")) == ("khartoum", "city", "stated")
    assert placed(of_type(found, "meeting")) == ("khartoum", "city", "inferred")


def test_a_place_told_later_belongs_to_the_same_event(extractor: Extractor) -> None:
    event = only(extractor, f"{MET}. وعقد السيسي مع حفتر جلسة مباحثات في قصر الاتحادية.", title="السيسي يلتقي حفتر")
    assert placed(event) == ("ittihadiya-palace", "site", "stated")
    assert len(event.evidence) >= 2
