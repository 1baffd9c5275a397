"""Encounters as Egyptian and Gulf papers word them: what somebody travels for, greetings both ways, spokesmen, days that belong to something else."""

from __future__ import annotations

import pytest

from extraction.pipeline import Extractor
from tests.extraction.core_helper import events, of_type, read, roles

SISI, SHOUKRY, SALMAN, BURHAN = "abdel-fattah-el-sisi", "sameh-shoukry", "salman-bin-abdulaziz", "abdel-fattah-al-burhan"
ABDELATTY, BASHIR = "badr-abdelatty", "omar-al-bashir"


@pytest.mark.parametrize("text", [
    "يتوجه سامح شكري غدا إلى الخرطوم للقاء عمر البشير.",
    "توجه سامح شكري إلى الخرطوم لمقابلة عمر البشير.",
    "يزور سامح شكري الخرطوم غدا لإجراء مباحثات مع عمر البشير.",
])
def test_what_somebody_travels_for_is_a_planned_meeting(extractor: Extractor, text: str) -> None:
    meeting = of_type(events(extractor, text, published="2015-08-10"), "meeting")
    assert (meeting.status, set(roles(meeting))) == ("planned", {SHOUKRY, BASHIR})


def test_an_interview_is_no_meeting(extractor: Extractor) -> None:
    assert not [e for e in events(extractor, "قال سامح شكري في مقابلة مع قناة تلفزيونية إن مصر تدعم السودان.") if e.type == "meeting"]


def test_greetings_both_ways_are_two_messages(extractor: Extractor) -> None:
    text = (
        "نقل سامح شكري إلى الملك سلمان بن عبدالعزيز تحيات الرئيس عبد الفتاح السيسي. "
        "وحمل الملك سلمان سامح شكري نقل تحياته إلى الرئيس عبد الفتاح السيسي."
    )
    found = [roles(e) for e in events(extractor, text, published="2015-08-10") if e.type == "message"]
    assert [(r[SISI], r[SALMAN]) for r in found] == [("source", "target"), ("target", "source")]


def test_a_letter_carried_on_a_journey_has_a_bearer(extractor: Extractor) -> None:
    text = "توجه سامح شكري إلى الرياض حاملا رسالة من الرئيس عبد الفتاح السيسي إلى الملك سلمان بن عبدالعزيز."
    assert roles(of_type(events(extractor, text, published="2015-08-10"), "message")) == {SISI: "source", SALMAN: "target", SHOUKRY: "mediator"}


def test_what_was_sent_must_be_a_letter(extractor: Extractor) -> None:
    assert not [e for e in events(extractor, "أشاد بالمساندة التي تلقتها مصر من السودان، وأبدى في رسالة دعمه.") if e.type == "message"]


def test_congratulations_in_a_call_are_part_of_it(extractor: Extractor) -> None:
    text = "أجرى الملك سلمان بن عبدالعزيز اتصالا هاتفيا بالرئيس عبد الفتاح السيسي هنأه خلاله بعيد الأضحى."
    assert [e.type for e in events(extractor, text, published="2015-08-10") if e.type in ("call", "message")] == ["call"]


def test_a_spokesman_meets_nobody(extractor: Extractor) -> None:
    text = "قال أحمد أبو زيد المتحدث باسم وزارة الخارجية إن سامح شكري وصل إلى الخرطوم. وكشف أبو زيد عن برنامجه، وسيلتقي عمر البشير."
    meeting = of_type(events(extractor, text, published="2016-08-10"), "meeting")
    assert set(roles(meeting)) == {SHOUKRY, BASHIR}


def test_who_had_arrived_is_whom_the_clause_is_about(extractor: Extractor) -> None:
    found = events(extractor, "استقبل الملك سلمان بن عبدالعزيز الرئيس عمر البشير الذي كان قد وصل إلى الرياض.", published="2015-08-10")
    assert roles(of_type(found, "visit")) == {BASHIR: "source"}


def test_the_day_behind_a_set_meeting_is_not_that_of_the_visit(extractor: Extractor) -> None:
    text = "استقبل عبد الفتاح السيسي اليوم سامح شكري، خلال زيارته إلى أسوان للمشاركة في الاجتماعات المقررة بعد غد."
    visit = of_type(events(extractor, text, published="2015-08-10"), "visit")
    assert (visit.status, visit.date) == ("happened", "2015-08-10")


@pytest.mark.parametrize("text", [
    "غادر سامح شكري مطار القاهرة الدولي متوجها إلى الرياض في زيارة رسمية.",
    "غادر مطار القاهرة الدولي سامح شكري متوجها إلى الرياض.",
])
def test_where_somebody_starts_is_not_where_he_goes(extractor: Extractor, text: str) -> None:
    found = events(extractor, text, published="2015-08-10")
    assert [e.place.id for e in found if e.type == "visit" and e.place] == ["riyadh"]


def test_a_journey_is_a_visit_and_a_deportation_is_none(extractor: Extractor) -> None:
    found = events(extractor, "بدأ بدر عبد العاطي رحلته إلى الدوحة أمس.")
    assert roles(of_type(found, "visit")) == {ABDELATTY: "source"}
    assert not [e for e in events(extractor, "وصلت رحلة طيران من الخرطوم إلى القاهرة.") if e.type == "visit"]


def test_whose_visit_began_is_said_by_the_noun_behind(extractor: Extractor) -> None:
    found = events(extractor, "التقى حسن رشاد حفتر. وبدأت زيارة الضيف إلى القاهرة أمس.")
    assert not [e for e in found if e.type == "visit"]


def test_both_days_of_a_pair_lie_ahead(extractor: Extractor) -> None:
    meeting = of_type(events(extractor, "يلتقي السيسي البرهان في القاهرة يومي الاثنين والثلاثاء المقبلين.", published="2025-08-15"), "meeting")
    assert (meeting.date, meeting.date_end, meeting.status) == ("2025-08-18", "2025-08-19", "planned")


def test_what_points_to_nothing_is_said_to_be_left_out(extractor: Extractor) -> None:
    assert any("told nowhere" in reason for reason in read(extractor, "وتناول اللقاء العلاقات الثنائية.").left)
