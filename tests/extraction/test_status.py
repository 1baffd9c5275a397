"""Whether it happened: planned, going on, called for, called off, denied; and what is no report of an event at all."""

from __future__ import annotations

import pytest

from extraction.pipeline import Extractor
from tests.extraction.core_helper import events, of_type, only, read

MEETING = "عبد الفتاح السيسي خليفة حفتر في القاهرة"


def status(extractor: Extractor, text: str) -> tuple[str, str]:
    """Type and status of the only event of a text."""
    event = only(extractor, text, language="en" if text[0].isascii() else "ar")
    return event.type, event.status


@pytest.mark.parametrize("text", [
    f"التقى {MEETING}.",
    f"التقى {MEETING} أمس.",
    f"وكان قد التقى {MEETING} أمس.",
    "أجرى عبد الفتاح السيسي مباحثات مع خليفة حفتر.",
    "Abdel Fattah el-Sisi met Khalifa Haftar in Cairo.",
])
def test_it_happened(extractor: Extractor, text: str) -> None:
    assert status(extractor, text) == ("meeting", "happened")


def test_a_headline_in_the_present_tells_what_happened(extractor: Extractor) -> None:
    assert only(extractor, "نص.", title="السيسي يلتقي حفتر في القاهرة").status == "happened"


@pytest.mark.parametrize("text", [
    f"سيلتقي {MEETING}.",
    f"سوف يلتقي {MEETING}.",
    f"من المقرر أن يلتقي {MEETING}.",
    f"ومن المقرر أن يستقبل {MEETING}.",
    "من المقرر عقد اجتماع بين عبد الفتاح السيسي وخليفة حفتر في القاهرة غدا.",
    "سيعقد عبد الفتاح السيسي اجتماعا مع خليفة حفتر في القاهرة يوم الخميس.",
    "يعتزم عبد الفتاح السيسي عقد لقاء مع خليفة حفتر في القاهرة.",
    "Abdel Fattah el-Sisi is scheduled to meet Khalifa Haftar in Cairo on Thursday.",
])
def test_it_is_planned(extractor: Extractor, text: str) -> None:
    assert status(extractor, text) == ("meeting", "planned")


@pytest.mark.parametrize("text", [
    "سيزور عبد الفتاح البرهان القاهرة الأسبوع المقبل.",
    "سيصل عبد الفتاح البرهان إلى القاهرة.",
    "من المقرر أن يزور عبد الفتاح البرهان القاهرة الخميس المقبل.",
    "يزور عبد الفتاح البرهان القاهرة غدا.",
    "Abdel Fattah al-Burhan is expected to visit Cairo next week.",
    "Abdel Fattah al-Burhan plans to visit Cairo.",
])
def test_a_planned_visit(extractor: Extractor, text: str) -> None:
    assert status(extractor, text) == ("visit", "planned")


def test_what_lies_ahead_is_planned_whatever_the_tense(extractor: Extractor) -> None:
    assert status(extractor, "يلتقي عبد الفتاح السيسي خليفة حفتر في 12 مارس 2026.") == ("meeting", "planned")
    assert status(extractor, "التقى عبد الفتاح السيسي خليفة حفتر في 12 فبراير 2026.") == ("meeting", "happened")


@pytest.mark.parametrize("text", [
    "ما زال عبد الفتاح السيسي يجري مباحثات مع خليفة حفتر في القاهرة.",
    "تتواصل في القاهرة مباحثات بين عبد الفتاح السيسي وخليفة حفتر.",
])
def test_it_is_going_on(extractor: Extractor, text: str) -> None:
    assert status(extractor, text) == ("meeting", "ongoing")


def test_it_is_called_for(extractor: Extractor) -> None:
    event = only(extractor, "دعوة إلى عقد اجتماع بين عقيلة صالح ومحمد المنفي في بنغازي.")
    assert (event.type, event.status, event.date) == ("meeting", "called_for", None)


def test_an_invitation_is_a_message_and_no_visit_that_happened(extractor: Extractor) -> None:
    found = events(extractor, "دعا عبد الفتاح السيسي عبد الفتاح البرهان لزيارة القاهرة.")
    assert of_type(found, "message").status == "happened"
    assert not [event for event in found if event.type == "visit" and event.status != "called_for"]


@pytest.mark.parametrize("text", [
    "تأجل لقاء عبد الفتاح السيسي وخليفة حفتر في القاهرة.",
    "ألغي اجتماع عبد الفتاح السيسي وخليفة حفتر في القاهرة.",
    "أرجأت القاهرة اجتماع عبد الفتاح السيسي وخليفة حفتر.",
    "ألغى عبد الفتاح السيسي لقاءه مع خليفة حفتر.",
    "تأجيل اجتماع عبد الفتاح السيسي وخليفة حفتر.",
])
def test_it_is_called_off(extractor: Extractor, text: str) -> None:
    assert status(extractor, text) == ("meeting", "cancelled")


def test_a_visit_called_off(extractor: Extractor) -> None:
    assert status(extractor, "ألغى عبد الفتاح البرهان زيارته إلى القاهرة.") == ("visit", "cancelled")
    assert only(extractor, "نص.", title="إلغاء زيارة البرهان إلى القاهرة").status == "cancelled"


@pytest.mark.parametrize("text", [
    "نفى مصدر أن يكون عبد الفتاح السيسي قد التقى خليفة حفتر في القاهرة.",
    "نفى خليفة حفتر أنه التقى عبد الحميد الدبيبة.",
    "نفى المتحدث عقد لقاء بين خليفة حفتر وعبد الحميد الدبيبة في روما.",
    "نفت الخرطوم لقاء عبد الفتاح البرهان ومحمد حمدان دقلو في القاهرة.",
    "Sudan denied that Abdel Fattah al-Burhan met Mohamed Hamdan Dagalo.",
])
def test_it_is_denied(extractor: Extractor, text: str) -> None:
    assert status(extractor, text) == ("meeting", "denied")


def test_a_denial_of_something_else_denies_no_meeting(extractor: Extractor) -> None:
    assert status(extractor, "التقى عبد الفتاح السيسي خليفة حفتر الذي نفى ذلك.") == ("meeting", "happened")


@pytest.mark.parametrize(("text", "why"), [
    (f"لم يلتق {MEETING}.", "negated"),
    (f"ولن يلتقي {MEETING}.", "negated"),
    (f"لم يستقبل {MEETING}.", "negated"),
    ("لم يجتمع عبد الفتاح السيسي مع خليفة حفتر.", "negated"),
    ("Abdel Fattah el-Sisi did not meet Khalifa Haftar.", "negated"),
    ("Abdel Fattah el-Sisi never met Khalifa Haftar.", "negated"),
    ("تعقد القاهرة اجتماعات مع خليفة حفتر.", "several"),
    ("تتكرر لقاءات حسن رشاد مع خليفة حفتر.", "several"),
    (f"قد يلتقي {MEETING}.", "possible"),
    (f"ربما يلتقي {MEETING}.", "possible"),
    (f"إذا التقى {MEETING} تغير المشهد.", "possible"),
    (f"لو التقى {MEETING} لتغير المشهد.", "possible"),
])
def test_no_report_of_an_event(extractor: Extractor, text: str, why: str) -> None:
    found = read(extractor, text, language="en" if text[0].isascii() else "ar")
    assert found.events == ()
    assert any(why in reason for reason in found.left), found.left


@pytest.mark.parametrize(("text", "by"), [
    (f"قالت مصادر إنه التقى {MEETING}.", "unnamed sources"),
    ("قالت مصادر إن عبد الفتاح السيسي التقى خليفة حفتر في القاهرة.", "unnamed sources"),
    (f"التقى {MEETING}.", None),
])
def test_what_unnamed_sources_say_is_their_claim(extractor: Extractor, text: str, by: str | None) -> None:
    assert of_type(events(extractor, text), "meeting").claimed_by == by


def test_a_claim_and_a_denial_are_less_sure(extractor: Extractor) -> None:
    plain = only(extractor, "التقى خليفة حفتر عبد الحميد الدبيبة في روما.").confidence
    claimed = only(extractor, "قالت مصادر إن خليفة حفتر التقى عبد الحميد الدبيبة في روما.").confidence
    denied = only(extractor, "نفى مصدر أن يكون خليفة حفتر قد التقى عبد الحميد الدبيبة في روما.").confidence
    assert denied < claimed < plain


@pytest.mark.parametrize("told, kind", [
    ("من المقرر أن يصل خليفة حفتر إلى القاهرة غدا، ثم يعقد السيسي وحفتر جلسة مباحثات.", "meeting"),
    ("وصل خليفة حفتر إلى القاهرة اليوم في زيارة يلتقي خلالها عبد الفتاح السيسي.", "meeting"),
])
def test_what_a_plan_or_a_journey_is_for_is_planned(extractor: Extractor, told: str, kind: str) -> None:
    assert of_type(events(extractor, told), kind).status == "planned"


def test_who_denies_a_part_in_it_does_not_deny_that_it_happened(extractor: Extractor) -> None:
    text = "قتل مسلحون خليفة حفتر في الرجمة أمس.\nونفى اللواء 444 أن تكون له أي صلة بمقتل خليفة حفتر."
    assert {event.status for event in events(extractor, text) if event.type == "attack"} == {"happened"}


def test_a_changed_day_calls_off_the_old_one(extractor: Extractor) -> None:
    text = "أعلنت وزارة الخارجية المصرية تعديل موعد زيارة خليفة حفتر إلى القاهرة التي كانت مقررة غدا."
    assert of_type(events(extractor, text), "visit").status == "cancelled"


@pytest.mark.parametrize("text", [
    "واصلت قوات الأمن المصرية اليوم عمليات التمشيط في محافظة السويس.",
    "تواصلت اليوم الاشتباكات بين الجيش السوداني وقوات الدعم السريع في مدينة الفاشر.",
])
def test_what_was_carried_on_is_going_on(extractor: Extractor, text: str) -> None:
    assert {event.status for event in events(extractor, text)} == {"ongoing"}


def test_a_summit_to_come_is_not_the_meeting_that_was(extractor: Extractor) -> None:
    text = "التقى بدر عبد العاطي اليوم في القاهرة سيريل رامافوزا.\nومن المقرر أن تستضيف جوهانسبرغ القمة في نوفمبر المقبل."
    met = [event for event in events(extractor, text) if event.status == "happened"]
    assert [event.place.id if event.place else None for event in met] == ["cairo"]
