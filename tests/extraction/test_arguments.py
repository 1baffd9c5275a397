"""Who takes part, and as what: word orders, light verbs, calls, messages with their bearers, those who only attend."""

from __future__ import annotations

import pytest

from extraction.pipeline import Extractor
from tests.extraction.core_helper import events, ids, of_type, only, read, roles

SISI, HAFTAR, RASHAD, BURHAN = "abdel-fattah-el-sisi", "khalifa-haftar", "hassan-rashad", "abdel-fattah-al-burhan"
ABDELATTY, FAISAL, SALEH, MENFI = "badr-abdelatty", "faisal-bin-farhan", "aguila-saleh", "mohamed-al-menfi"
SIDES = {SISI: "source", HAFTAR: "target"}


def both(one: str, other: str) -> dict[str, str]:
    """Two equal sides."""
    return {one: "participant", other: "participant"}


def told(extractor: Extractor, text: str, kind: str, language: str = "ar") -> dict[str, str]:
    """The roles of the only event of a text, which has this type."""
    event = only(extractor, text, language="en" if language == "en" else "ar")
    assert event.type == kind
    return roles(event)


@pytest.mark.parametrize("text", [
    "التقى عبد الفتاح السيسي خليفة حفتر في القاهرة.",
    "التقى الرئيس المصري عبد الفتاح السيسي القائد العام للجيش الوطني الليبي خليفة حفتر في القاهرة.",
    "وأكد المتحدث أن عبد الفتاح السيسي التقى خليفة حفتر في القاهرة.",
    "استقبل عبد الفتاح السيسي في القاهرة خليفة حفتر.",
])
def test_verb_subject_and_object(extractor: Extractor, text: str) -> None:
    assert told(extractor, text, "meeting") == SIDES


@pytest.mark.parametrize("title", ["السيسي يلتقي حفتر", "السيسي يستقبل حفتر في القاهرة", "الرئيس المصري عبد الفتاح السيسي يلتقي خليفة حفتر"])
def test_the_subject_of_a_headline_stands_before_its_verb(extractor: Extractor, title: str) -> None:
    event = only(extractor, "نص قصير.", title=title)
    assert (event.type, roles(event)) == ("meeting", SIDES)
    assert {item.part for item in event.evidence} == {"title"}


def test_the_other_way_round_is_the_other_way_round(extractor: Extractor) -> None:
    assert roles(only(extractor, "استقبل خليفة حفتر حسن رشاد في بنغازي.")) == {HAFTAR: "source", RASHAD: "target"}
    assert roles(only(extractor, "استقبل حسن رشاد خليفة حفتر في القاهرة.")) == {RASHAD: "source", HAFTAR: "target"}


@pytest.mark.parametrize("text", [
    "عقد حسن رشاد اجتماعا مع خليفة حفتر في بنغازي.",
    "أجرى حسن رشاد مباحثات مع خليفة حفتر في بنغازي.",
    "شارك حسن رشاد في اجتماع مع خليفة حفتر في بنغازي.",
    "جمع لقاء في بنغازي حسن رشاد بخليفة حفتر.",
    "تناول لقاء جمع حسن رشاد بخليفة حفتر ملف الحدود.",
    "عقد حسن رشاد وخليفة حفتر جلسة مباحثات في بنغازي.",
    "جرت في بنغازي مباحثات بين حسن رشاد وخليفة حفتر.",
    "استضافت بنغازي اجتماعا بين حسن رشاد وخليفة حفتر.",
])
def test_nouns_with_and_without_a_light_verb(extractor: Extractor, text: str) -> None:
    assert told(extractor, text, "meeting") == both(RASHAD, HAFTAR)


def test_a_reception(extractor: Extractor) -> None:
    event = only(extractor, "استقبل السيسي رئيس مجلس السيادة السوداني عبد الفتاح البرهان في قصر الاتحادية.")
    assert roles(event) == {SISI: "source", BURHAN: "target"}
    assert {actor.id: actor.country for actor in event.actors} == {SISI: "EG", BURHAN: "SD"}


def test_a_delegation_and_who_leads_it(extractor: Extractor) -> None:
    assert set(roles(only(extractor, "استقبل خليفة حفتر في بنغازي وفدا مصريا.")).values()) == {"source", "target"}
    led = roles(only(extractor, "استقبل السيسي وفدا سودانيا برئاسة عبد الفتاح البرهان في القاهرة."))
    assert led[SISI] == "source" and led[BURHAN] == "target"


@pytest.mark.parametrize(("text", "who"), [
    ("تلقى بدر عبد العاطي اتصالا هاتفيا من وزير الخارجية السعودي فيصل بن فرحان.", {FAISAL: "source", ABDELATTY: "target"}),
    ("تلقى بدر عبد العاطي اتصالا من فيصل بن فرحان.", {FAISAL: "source", ABDELATTY: "target"}),
    ("أجرى بدر عبد العاطي اتصالا هاتفيا مع فيصل بن فرحان.", both(ABDELATTY, FAISAL)),
    ("هاتف بدر عبد العاطي فيصل بن فرحان.", {ABDELATTY: "source", FAISAL: "target"}),
    ("بحث بدر عبد العاطي هاتفيا مع فيصل بن فرحان الأوضاع في السودان.", both(ABDELATTY, FAISAL)),
])
def test_calls(extractor: Extractor, text: str, who: dict[str, str]) -> None:
    assert told(extractor, text, "call") == who


@pytest.mark.parametrize(("text", "who"), [
    ("بعث السيسي رسالة إلى خليفة حفتر.", SIDES),
    ("بعث عبد الفتاح السيسي برقية تهنئة إلى خليفة حفتر.", SIDES),
    ("تلقى خليفة حفتر رسالة من عبد الفتاح السيسي.", SIDES),
    ("تسلم خليفة حفتر رسالة خطية من عبد الفتاح السيسي.", SIDES),
    ("سلم حسن رشاد رسالة من عبد الفتاح السيسي إلى خليفة حفتر.", {**SIDES, RASHAD: "mediator"}),
    ("نقل حسن رشاد تحيات عبد الفتاح السيسي إلى خليفة حفتر.", {**SIDES, RASHAD: "mediator"}),
    ("حمل عبد الفتاح السيسي حسن رشاد رسالة إلى خليفة حفتر.", {**SIDES, RASHAD: "mediator"}),
])
def test_messages_and_their_bearers(extractor: Extractor, text: str, who: dict[str, str]) -> None:
    assert told(extractor, text, "message") == who


def test_those_who_attend_are_no_side(extractor: Extractor) -> None:
    attended = roles(only(extractor, "عقد السيسي وخليفة حفتر مباحثات في القاهرة بحضور بدر عبد العاطي وحسن رشاد."))
    assert attended == {SISI: "participant", HAFTAR: "participant", ABDELATTY: "attendee", RASHAD: "attendee"}
    assert roles(only(extractor, "التقى السيسي خليفة حفتر في القاهرة بحضور اللواء حسن رشاد."))[RASHAD] == "attendee"


def test_who_sponsors_mediates(extractor: Extractor) -> None:
    event = only(extractor, "استضافت القاهرة اجتماعا بين عقيلة صالح ومحمد المنفي برعاية جامعة الدول العربية.")
    assert roles(event) == {**both(SALEH, MENFI), "arab-league": "mediator"}


@pytest.mark.parametrize(("text", "who"), [
    ("وقع مصطفى مدبولي وعبد الحميد الدبيبة مذكرة تفاهم في طرابلس.", both("mostafa-madbouly", "abdul-hamid-dbeibah")),
    ("وقعت مصر والسودان مذكرة تفاهم في الخرطوم.", both("state-eg", "state-sd")),
    ("توصلت مصر والسودان إلى اتفاق في القاهرة.", both("state-eg", "state-sd")),
])
def test_agreements(extractor: Extractor, text: str, who: dict[str, str]) -> None:
    assert told(extractor, text, "agreement") == who


@pytest.mark.parametrize(("text", "where"), [
    ("زار عبد الفتاح البرهان القاهرة.", "cairo"),
    ("وصل عبد الفتاح البرهان إلى القاهرة في زيارة رسمية.", "cairo"),
    ("قام عبد الفتاح البرهان بزيارة إلى القاهرة.", "cairo"),
    ("وصل عبد الفتاح البرهان إلى مطار القاهرة.", "cairo-airport"),
    ("غادر عبد الفتاح البرهان الخرطوم متوجها إلى القاهرة.", "cairo"),
    ("وصل عبد الفتاح البرهان إلى القاهرة قادما من الخرطوم.", "cairo"),
])
def test_a_visit_leads_where_it_went(extractor: Extractor, text: str, where: str) -> None:
    event = only(extractor, text)
    assert (event.type, roles(event), event.place.id if event.place else None) == ("visit", {BURHAN: "source"}, where)


def test_two_events_in_a_sentence(extractor: Extractor) -> None:
    found = events(extractor, "زار بدر عبد العاطي الخرطوم، والتقى عبد الفتاح البرهان.")
    assert sorted(event.type for event in found) == ["meeting", "visit"]
    assert roles(of_type(found, "visit")) == {ABDELATTY: "source"}
    assert roles(of_type(found, "meeting")) == {ABDELATTY: "source", BURHAN: "target"}


def test_two_meetings_in_a_sentence_keep_their_sides(extractor: Extractor) -> None:
    text = "التقى السيسي خليفة حفتر في القاهرة، وذلك قبل ساعات من لقاء محمد المنفي عقيلة صالح في طبرق."
    found = {frozenset(ids(event)): event.place.id for event in events(extractor, text) if event.place}
    assert found == {frozenset({SISI, HAFTAR}): "cairo", frozenset({MENFI, SALEH}): "tobruk"}


@pytest.mark.parametrize("text", [
    "التقى حسن رشاد.",
    "زار عبد الفتاح البرهان.",
    "استقبل مستشفى في القاهرة جرحى من السودان.",
    "يقابل ذلك رفض من خليفة حفتر.",
    "تشهد القاهرة حراكا سياسيا حول ليبيا.",
    "التقى إيمانويل ماكرون أولاف شولتس في باريس.",
])
def test_no_encounter_without_its_sides(extractor: Extractor, text: str) -> None:
    assert events(extractor, text) == ()


def test_what_was_left_out_says_why(extractor: Extractor) -> None:
    assert any("second side" in reason for reason in read(extractor, "التقى حسن رشاد.").left)
    assert any("none of the three countries" in reason for reason in read(extractor, "التقى إيمانويل ماكرون أولاف شولتس في باريس.").left)


@pytest.mark.parametrize(("text", "kind", "who"), [
    ("Abdel Fattah el-Sisi met Khalifa Haftar in Cairo.", "meeting", SIDES),
    ("Abdel Fattah el-Sisi met with Khalifa Haftar in Cairo.", "meeting", SIDES),
    ("Abdel Fattah el-Sisi held talks with Khalifa Haftar in Cairo.", "meeting", SIDES),
    ("Abdel Fattah el-Sisi received Khalifa Haftar in Cairo, attended by Hassan Rashad.", "meeting", {**SIDES, RASHAD: "attendee"}),
    ("A meeting between Hassan Rashad and Khalifa Haftar was held in Benghazi.", "meeting", both(RASHAD, HAFTAR)),
    ("Badr Abdelatty received a phone call from Faisal bin Farhan.", "call", {FAISAL: "source", ABDELATTY: "target"}),
    ("Abdel Fattah el-Sisi phoned Khalifa Haftar.", "call", SIDES),
    ("Abdel Fattah el-Sisi sent a message to Khalifa Haftar.", "message", SIDES),
    ("Hassan Rashad visited Benghazi.", "visit", {RASHAD: "source"}),
])
def test_english(extractor: Extractor, text: str, kind: str, who: dict[str, str]) -> None:
    assert told(extractor, text, kind, "en") == who


def test_english_visit_and_meeting_in_a_sentence(extractor: Extractor) -> None:
    found = events(extractor, "Khalifa Haftar travelled to Cairo on Sunday and met Abdel Fattah el-Sisi.", language="en")
    assert roles(of_type(found, "visit")) == {HAFTAR: "source"}
    assert roles(of_type(found, "meeting")) == {HAFTAR: "source", SISI: "target"}
