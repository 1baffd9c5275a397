"""Encounters as the press words them: left-out subjects, pronouns, one side only, bearers, summits, what only looks like an encounter."""

from __future__ import annotations

import pytest

from extraction.pipeline import Extractor
from tests.extraction.core_helper import events, of_type, only, read, roles

SISI, HAFTAR, RASHAD, BURHAN = "abdel-fattah-el-sisi", "khalifa-haftar", "hassan-rashad", "abdel-fattah-al-burhan"
ABDELATTY, MENFI, HEMEDTI = "badr-abdelatty", "mohamed-al-menfi", "mohamed-hamdan-dagalo"


def told(extractor: Extractor, text: str, title: str = "خبر") -> list[tuple[str, dict[str, str], str | None]]:
    """(type, roles, place) of each encounter in a text."""
    found = events(extractor, text, title=title)
    return [(e.type, roles(e), e.place.id if e.place else None) for e in found if e.type in ("meeting", "visit", "call", "message")]


def test_a_chain_of_verbs_keeps_its_subject(extractor: Extractor) -> None:
    text = "زار بدر عبد العاطي طرابلس والتقى محمد المنفي ثم زار بنغازي والتقى خليفة حفتر."
    assert told(extractor, text) == [
        ("visit", {ABDELATTY: "source"}, "tripoli"),
        ("meeting", {ABDELATTY: "source", MENFI: "target"}, "tripoli"),
        ("visit", {ABDELATTY: "source"}, "benghazi"),
        ("meeting", {ABDELATTY: "source", HAFTAR: "target"}, "benghazi"),
    ]


def test_the_subject_goes_on_over_sentences(extractor: Extractor) -> None:
    found = told(extractor, "وصل السيسي إلى الخرطوم. والتقى البرهان. وزار بورتسودان.")
    assert ("visit", {SISI: "source"}, "port-sudan") in found
    assert ("visit", {BURHAN: "source"}, "port-sudan") not in found


def test_a_relative_clause_keeps_its_own_subject(extractor: Extractor) -> None:
    found = told(extractor, "استقبل السيسي حفتر الذي وصل إلى القاهرة أمس، وزار العلمين.")
    assert ("visit", {HAFTAR: "source"}, "cairo") in found
    assert not any(HAFTAR in who for kind, who, place in found if kind == "visit" and place != "cairo")


@pytest.mark.parametrize("text", [
    "وصل خليفة حفتر إلى القاهرة أمس. واستقبله عبد الفتاح السيسي في قصر الاتحادية.",
    "وصل خليفة حفتر إلى القاهرة، واستقبله عبد الفتاح السيسي.",
])
def test_an_object_pronoun_is_who_is_received(extractor: Extractor, text: str) -> None:
    assert roles(of_type(events(extractor, text), "meeting")) == {SISI: "source", HAFTAR: "target"}


def test_a_pronoun_at_the_head_means_the_subject_behind(extractor: Extractor) -> None:
    found = events(extractor, "خلال لقائه خليفة حفتر في بنغازي، أكد حسن رشاد دعم مصر لليبيا.")
    assert set(roles(of_type(found, "meeting"))) == {RASHAD, HAFTAR}


def test_a_noun_that_is_no_actor_is_no_left_out_subject(extractor: Extractor) -> None:
    found = told(extractor, "قال حسن رشاد إن الوزيرين سيعقدان غدا اجتماعا مع خليفة حفتر في بنغازي.")
    assert not any(RASHAD in who for _, who, _ in found)


def test_joined_subjects_are_equal_sides(extractor: Extractor) -> None:
    assert roles(only(extractor, "التقى عبد الفتاح السيسي وخليفة حفتر في القاهرة.")) == {SISI: "participant", HAFTAR: "participant"}


def test_what_two_discuss_by_phone_is_their_call(extractor: Extractor) -> None:
    event = only(
        extractor, "تلقى عبد الفتاح السيسي اتصالا هاتفيا من عبد الفتاح البرهان. وبحث الجانبان الأوضاع.", title="السيسي والبرهان يبحثان الأوضاع"
    )
    assert event.type == "call" and roles(event) == {SISI: "target", BURHAN: "source"}


@pytest.mark.parametrize(("text", "place"), [
    ("شارك عبد الفتاح السيسي في القمة العربية التي استضافتها الرياض أمس.", "riyadh"),
    ("ترأس عبد الفتاح السيسي اليوم قمة تشاورية في القاهرة.", "cairo"),
])
def test_one_who_attends_a_summit_makes_a_meeting(extractor: Extractor, text: str, place: str) -> None:
    event = only(extractor, text)
    assert (event.type, set(roles(event))) == ("meeting", {SISI})
    assert event.place is not None and event.place.id == place
    assert event.confidence < 0.8


@pytest.mark.parametrize("text", [
    "استقبلت مصر والسودان آلاف النازحين أمس.",
    "الاقتصاد في قمة الهرم أمس.",
    "وصل إلى القاهرة أمس عدد القتلى.",
])
def test_what_only_sounds_like_an_encounter(extractor: Extractor, text: str) -> None:
    assert told(extractor, text) == []


def test_a_visit_of_somebody_else_is_not_the_subjects(extractor: Extractor) -> None:
    assert not any(kind == "visit" for kind, _, _ in told(extractor, "التقى حسن رشاد خليفة حفتر بعد أيام من زيارة الأخير إلى موسكو."))


def test_an_aim_behind_the_destination_names_no_visitor(extractor: Extractor) -> None:
    found = told(extractor, "بدأ حسن رشاد زيارة بنغازي للقاء خليفة حفتر.")
    assert ("visit", {RASHAD: "source"}, "benghazi") in found


def test_the_city_of_a_capital_is_no_side(extractor: Extractor) -> None:
    assert roles(only(extractor, "التقى حسن رشاد في العاصمة البريطانية لندن بخليفة حفتر.")) == {RASHAD: "source", HAFTAR: "target"}


def test_the_agency_of_a_dateline_is_no_subject(extractor: Extractor) -> None:
    text = "بورتسودان 4-3-2025 (سونا) - غادر البلاد صباح اليوم عبد الفتاح البرهان متوجها إلى القاهرة."
    found = events(extractor, text, published="2025-03-04")
    assert roles(of_type(found, "visit")) == {BURHAN: "source"}


@pytest.mark.parametrize("text", [
    "سلم حسن رشاد خليفة حفتر رسالة من عبد الفتاح السيسي.",
    "نقل حسن رشاد إلى خليفة حفتر رسالة من عبد الفتاح السيسي.",
    "استقبل خليفة حفتر حسن رشاد، الذي نقل له رسالة من عبد الفتاح السيسي.",
])
def test_the_bearer_of_a_message_mediates(extractor: Extractor, text: str) -> None:
    assert roles(of_type(events(extractor, text), "message")) == {SISI: "source", HAFTAR: "target", RASHAD: "mediator"}


def test_a_stop_behind_a_title_ends_no_sentence(extractor: Extractor) -> None:
    found = read(extractor, "استقبل السيسي رئيس الوزراء د. مصطفى مدبولي في القاهرة.")
    assert [view.sentence.kind for view in found.views] == ["title", "lead"]
    assert set(roles(of_type(found.events, "meeting"))) == {SISI, "mostafa-madbouly"}


def test_several_talks_are_one_with_each(extractor: Extractor) -> None:
    text = "أجرى بدر عبد العاطي أمس اتصالات هاتفية مع فيصل بن فرحان وهاكان فيدان."
    assert [who for kind, who, _ in told(extractor, text) if kind == "call"] == [
        {ABDELATTY: "participant", "faisal-bin-farhan": "participant"},
        {ABDELATTY: "participant", "hakan-fidan": "participant"},
    ]


def test_a_visit_to_several_countries_is_one_to_each(extractor: Extractor) -> None:
    found = told(extractor, "سيزور بدر عبد العاطي غدا كلا من السودان وليبيا.")
    assert [(kind, place) for kind, _, place in found] == [("visit", "sd"), ("visit", "ly")]


@pytest.mark.parametrize("text", [
    "عقد عبد الفتاح السيسي ونظيره التركي رجب طيب أردوغان، الذي وصل إلى القاهرة أمس، جلسة مباحثات.",
    "عقد عبد الفتاح السيسي، الذي عاد أمس من جولة خارجية، جلسة مباحثات مع رجب طيب أردوغان في القاهرة.",
])
def test_a_clause_between_commas_parts_no_verb_from_its_noun(extractor: Extractor, text: str) -> None:
    assert set(roles(of_type(events(extractor, text), "meeting"))) == {SISI, "recep-tayyip-erdogan"}


def test_who_accompanies_is_no_visitor_of_his_own(extractor: Extractor) -> None:
    text = "وصل عبد الفتاح البرهان إلى القاهرة أمس، يرافقه محمد حمدان دقلو في زيارة رسمية."
    assert [who for kind, who, _ in told(extractor, text)] == [{BURHAN: "source", HEMEDTI: "attendee"}]


@pytest.mark.parametrize(("text", "status"), [
    ("وصل عبد الفتاح البرهان إلى القاهرة أمس للمشاركة في القمة العربية.", "planned"),
    ("نفى مصدر رئاسي، في تصريح أمس، ما ترددت أنباء عنه من أن عبد الفتاح البرهان التقى عبد الفتاح السيسي في جدة.", "denied"),
])
def test_meetings_ahead_and_denied(extractor: Extractor, text: str, status: str) -> None:
    assert of_type(events(extractor, text), "meeting").status == status


def test_what_an_invitation_is_to_is_called_for(extractor: Extractor) -> None:
    found = events(extractor, "تسلم عبد الله حمدوك أمس دعوة رسمية من الحكومة المصرية إلى زيارة القاهرة.")
    visit = of_type(found, "visit")
    assert (visit.status, roles(visit)) == ("called_for", {"abdalla-hamdok": "source"})


@pytest.mark.parametrize("text", ["استقبلت الخرطوم أمس عبد الفتاح السيسي.", "استقبلت مدينة بنغازي أمس عبد الفتاح السيسي."])
def test_a_place_that_receives_is_visited(extractor: Extractor, text: str) -> None:
    event = only(extractor, text)
    assert (event.type, roles(event)) == ("visit", {SISI: "source"})


def test_who_left_a_town_did_not_visit_it(extractor: Extractor) -> None:
    found = told(extractor, "غادر عبد الفتاح البرهان القاهرة أمس متوجها إلى الرياض.")
    assert [(kind, place) for kind, _, place in found] == [("visit", "riyadh")]


def test_an_envoy_is_a_message(extractor: Extractor) -> None:
    event = of_type(events(extractor, "أوفد عبد الفتاح السيسي حسن رشاد إلى الخرطوم أمس."), "message")
    assert roles(event) == {SISI: "source", RASHAD: "mediator", "state-sd": "target"}


def test_who_attends_a_meeting_told_before(extractor: Extractor) -> None:
    found = events(extractor, "استقبل عبد الفتاح السيسي خليفة حفتر في القاهرة أمس. وحضر اللقاء حسن رشاد.")
    assert roles(of_type(found, "meeting")) == {SISI: "source", HAFTAR: "target", RASHAD: "attendee"}


def test_talks_one_by_one_are_several(extractor: Extractor) -> None:
    found = told(extractor, "التقى عبد الفتاح السيسي، كلا على حدة، خليفة حفتر ومحمد المنفي في القاهرة أمس.")
    assert [set(who) for kind, who, _ in found if kind == "meeting"] == [{SISI, HAFTAR}, {SISI, MENFI}]


def test_a_summit_is_not_the_meeting_on_its_margins(extractor: Extractor) -> None:
    text = "شارك عبد الفتاح السيسي أمس في القمة العربية بالرياض. والتقى السيسي أمس عبد الفتاح البرهان."
    assert sorted(len(who) for kind, who, _ in told(extractor, text) if kind == "meeting") == [1, 2]


def test_two_meetings_share_their_guests_and_not_their_hosts(extractor: Extractor) -> None:
    text = "استقبل عبد الفتاح السيسي خليفة حفتر ومحمد المنفي أمس. وعقد حسن رشاد وخليفة حفتر ومحمد المنفي اجتماعا ثلاثيا."
    assert sorted(sorted(who) for kind, who, _ in told(extractor, text) if kind == "meeting") == sorted([
        sorted([SISI, HAFTAR, MENFI]), sorted([RASHAD, HAFTAR, MENFI]),
    ])


@pytest.mark.parametrize("text", [
    "أعلن المتحدث أن حسن رشاد رئيس المخابرات والمكلف بالملف الليبي التقى خليفة حفتر في بنغازي.",
    "اجتمع حسن رشاد في بنغازي إلى خليفة حفتر.",
    "بدأ حسن رشاد مهامه بعقد اجتماع مع خليفة حفتر في بنغازي.",
])
def test_more_ways_to_tell_of_two_who_met(extractor: Extractor, text: str) -> None:
    assert set(roles(of_type(events(extractor, text), "meeting"))) == {RASHAD, HAFTAR}
