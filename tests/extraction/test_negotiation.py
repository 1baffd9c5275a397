"""Negotiations: their sides and mediators, rounds, what begins or breaks off, and talk of talks that reports none."""

from __future__ import annotations

import pytest

from extraction.pipeline import Extractor
from tests.extraction.core_helper import events, of_type, only, roles

ARMY, RSF = "sd-armed-forces", "rsf"


def test_states_that_send_delegations_are_the_sides(extractor: Extractor) -> None:
    text = "بدأت اليوم في الخرطوم جولة جديدة من مفاوضات سد النهضة بمشاركة وفود من مصر والسودان وإثيوبيا."
    event = of_type(events(extractor, text), "negotiation")
    assert {"state-eg", "state-sd", "state-et"} <= {key for key, role in roles(event).items() if role == "participant"}
    assert event.place is not None and event.place.name_en == "Khartoum"  # the dam is what they talk about


@pytest.mark.parametrize(
    "text",
    [
        "انطلقت الأحد في جدة محادثات بين الجيش السوداني وقوات الدعم السريع.",
        "استأنف الجيش السوداني وقوات الدعم السريع المفاوضات في جدة أمس.",
        "بدأت في جدة الجولة الثانية من المباحثات بين ممثلين عن الجيش السوداني وممثلين عن الدعم السريع.",
        "عاد وفد الجيش السوداني إلى جدة لاستئناف المفاوضات مع قوات الدعم السريع.",
    ],
)
def test_talks_of_two_bodies_of_one_country_are_a_negotiation(extractor: Extractor, text: str) -> None:
    event = of_type(events(extractor, text), "negotiation")
    assert roles(event) == {ARMY: "participant", RSF: "participant"}


def test_talks_of_two_ministers_are_a_meeting(extractor: Extractor) -> None:
    assert only(extractor, "عقد سامح شكري محادثات مع سيرغي لافروف في موسكو أمس.").type == "meeting"


def test_parties_without_an_adjective_are_those_of_the_country(extractor: Extractor) -> None:
    event = only(extractor, "عقد الفرقاء الليبيون جلسة حوار في غدامس أمس.")
    assert event.type == "negotiation"
    assert [(actor.kind, actor.country) for actor in event.actors] == [("group", "LY")]


def test_who_sponsors_and_whose_mediation_it_is(extractor: Extractor) -> None:
    event = only(extractor, "استأنفت الحكومة السودانية والحركة الشعبية لتحرير السودان شمال المفاوضات في جوبا أمس بوساطة سعودية أميركية.")
    assert roles(event) == {"state-sd": "participant", "splm-n": "participant", "state-sa": "mediator", "state-us": "mediator"}


def test_sides_told_in_the_sentence_before(extractor: Extractor) -> None:
    text = "تبادل الجيش السوداني وقوات الدعم السريع الاتهامات.\nورعت السعودية المحادثات التي انطلقت في جدة السبت الماضي."
    event = of_type(events(extractor, text), "negotiation")
    assert roles(event) == {"state-sa": "mediator", ARMY: "participant", RSF: "participant"}


def test_broken_off(extractor: Extractor) -> None:
    event = of_type(events(extractor, "أعلنت الرياض تعليق محادثات جدة بين الجيش السوداني وقوات الدعم السريع."), "negotiation")
    assert event.status == "cancelled"


@pytest.mark.parametrize(
    "text",
    [
        "شدد الوزير على أهمية الحوار الوطني السوداني.",
        "تسعى القاهرة إلى حل الخلاف عبر المفاوضات.",
        "تعثرت مفاوضات سد النهضة مرات عدة.",
        "وصل وفد التفاوض إلى مقر إقامته.",
    ],
)
def test_talk_of_talks_is_no_negotiation(extractor: Extractor, text: str) -> None:
    assert [event.summary_en for event in events(extractor, text) if event.type == "negotiation"] == []


def test_talks_named_after_a_town_already_told_stay_that_meeting(extractor: Extractor) -> None:
    text = "التقى حسن رشاد خليفة حفتر في بنغازي أمس.\nوتناولت محادثات بنغازي الأوضاع في السودان."
    assert [event.type for event in events(extractor, text)] == ["meeting"]


def test_adjectives_name_the_sides_in_a_headline(extractor: Extractor) -> None:
    text = "التقى سامح شكري نظيره السوداني علي الصادق في القاهرة أمس."
    found = events(extractor, text, title="مباحثات مصرية سودانية في القاهرة", published="2023-08-28")
    assert [event.type for event in found] == ["meeting"]
