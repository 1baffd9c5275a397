"""Passages that tell of one happening become one event; those that tell of two stay two; what lacks something essential is left out and says why."""

from __future__ import annotations

import pytest

from extraction.pipeline import Extractor
from tests.extraction.core_helper import events, ids, of_type, only, read, roles

SISI, HAFTAR, RASHAD, BURHAN = "abdel-fattah-el-sisi", "khalifa-haftar", "hassan-rashad", "abdel-fattah-al-burhan"
MET = "التقى السيسي حفتر في القاهرة أمس."


@pytest.mark.parametrize("text", [
    f"{MET} وبحث السيسي مع حفتر الأزمة الليبية.",
    f"{MET} وقال السيسي إن اللقاء كان مثمرا.",
    f"{MET} واستمر الاجتماع بين السيسي وحفتر ساعة.",
    f"{MET} وذكر مصدر أن حفتر اجتمع مع السيسي.",
    "التقى السيسي حفتر في مصر أمس. واجتمع السيسي مع حفتر في القاهرة.",
])
def test_one_happening_told_twice_is_one_event_with_two_pieces_of_evidence(extractor: Extractor, text: str) -> None:
    event = of_type(events(extractor, text), "meeting")  # what was said there is a statement beside it
    assert event.type == "meeting" and ids(event) == {SISI, HAFTAR}
    assert len(event.evidence) == 2 and event.place is not None and event.place.id == "cairo"


@pytest.mark.parametrize(("text", "count"), [
    (f"{MET} وكان السيسي قد التقى حفتر في بنغازي في يناير الماضي.", 2),
    (f"{MET} والتقى السيسي حفتر في القاهرة يوم 3 فبراير.", 2),
    (f"{MET} والتقى حسن رشاد عقيلة صالح في القاهرة أمس.", 2),
    (f"{MET} ثم التقى السيسي حفتر في الإسكندرية أمس.", 2),
    (f"{MET} والتقى السيسي البرهان في القاهرة أمس.", 2),
    (f"{MET} والتقى السيسي حفتر في ليبيا أمس.", 2),
])
def test_two_happenings_stay_two(extractor: Extractor, text: str, count: int) -> None:
    found = events(extractor, text)
    assert [event.type for event in found] == ["meeting"] * count
    assert len({event.id for event in found}) == count


def test_headline_and_lead_tell_of_one_event(extractor: Extractor) -> None:
    event = only(extractor, "استقبل الرئيس عبد الفتاح السيسي المشير خليفة حفتر في القاهرة أمس.", title="السيسي يلتقي حفتر")
    assert [item.part for item in event.evidence] == ["title", "text"]
    assert event.date_basis == "relative"


def test_a_visit_and_the_meeting_during_it_are_two(extractor: Extractor) -> None:
    found = events(extractor, "زار حفتر القاهرة أمس. والتقى حفتر السيسي في قصر الاتحادية.")
    assert sorted(event.type for event in found) == ["meeting", "visit"]
    assert ids(of_type(found, "visit")) == {HAFTAR}


def test_a_subject_left_out_is_that_of_the_verb_before(extractor: Extractor) -> None:
    meeting = of_type(events(extractor, "زار البرهان القاهرة الأحد والتقى السيسي في قصر الاتحادية."), "meeting")
    assert ids(meeting) == {SISI, BURHAN}
    assert meeting.confidence < only(extractor, "التقى البرهان السيسي في قصر الاتحادية الأحد.").confidence


def test_greetings_at_a_meeting_are_for_the_other_side(extractor: Extractor) -> None:
    message = of_type(events(extractor, "التقى حسن رشاد خليفة حفتر. ونقل رشاد تحيات السيسي."), "message")
    assert roles(message) == {SISI: "source", RASHAD: "mediator", HAFTAR: "target"}


def test_greetings_beside_a_meeting_of_others_have_no_recipient(extractor: Extractor) -> None:
    found = events(extractor, "نقل حسن رشاد تحيات السيسي. والتقى بدر عبد العاطي البرهان.")
    assert [event.type for event in found] == ["meeting"]


def test_greetings_far_from_any_meeting_have_no_recipient(extractor: Extractor) -> None:
    found = read(extractor, "نقل حسن رشاد تحيات السيسي.")
    assert found.events == ()
    assert any("a sender or a recipient" in reason for reason in found.left)


@pytest.mark.parametrize(("text", "lacking"), [
    ("التقى السيسي مواطنا.", "a second side"),
    ("بعث السيسي برقية تهنئة.", "a sender or a recipient"),
    ("زار السيسي مريضا.", "a visitor or a destination"),
])
def test_what_an_event_lacks_is_told(extractor: Extractor, text: str, lacking: str) -> None:
    found = read(extractor, text)
    assert found.events == ()
    assert any(lacking in reason for reason in found.left), found.left


def test_what_only_points_back_makes_no_event(extractor: Extractor) -> None:
    assert events(extractor, "ركزت المحادثات على الأمن. وكان اللقاء مثمرا.") == ()


def test_what_points_back_joins_the_event_of_its_type(extractor: Extractor) -> None:
    found = events(extractor, "هاتف السيسي البرهان أمس. والتقى حسن رشاد خليفة حفتر في بنغازي. وتناول اللقاء ملف الحدود.")
    assert len(of_type(found, "meeting").evidence) == 2
    assert len(of_type(found, "call").evidence) == 1


def test_a_correction_wins(extractor: Extractor) -> None:
    event = only(extractor, "كان من المقرر أن يلتقي السيسي حفتر في القاهرة اليوم. وألغي لقاء السيسي وحفتر.")
    assert event.status == "cancelled"
    told = only(extractor, "أعلن أن السيسي التقى حفتر في القاهرة أمس. ونفى حفتر أنه التقى السيسي في القاهرة أمس.")
    assert told.status == "denied"
