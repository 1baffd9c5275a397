"""Agreements: who signs, for whom, what those who met agreed; agreements that are only referred to are none."""

from __future__ import annotations

import pytest

from extraction.pipeline import Extractor
from tests.extraction.core_helper import events, of_type, only, roles


def test_dual_verb_behind_its_two_subjects(extractor: Extractor) -> None:
    event = of_type(events(extractor, "أوضح الوزير أن مصر وتركيا اتفقتا على زيادة التجارة بينهما."), "agreement")
    assert set(roles(event)) == {"state-eg", "state-tr"}


def test_who_signs_for_whom(extractor: Extractor) -> None:
    text = "وقعت مصر والسودان اتفاقية للتعاون العسكري في الخرطوم أمس، وقعها عن الجانب المصري رئيس الأركان محمد فريد."
    event = of_type(events(extractor, text, published="2021-03-03"), "agreement")
    assert {"state-eg", "state-sd", "mohamed-farid"} <= set(roles(event))


def test_what_those_who_met_agreed(extractor: Extractor) -> None:
    text = "التقى سامح شكري نظيره السوداني علي الصادق في القاهرة أمس.\nوتم الاتفاق على فتح معبر قسطل."
    event = of_type(events(extractor, text, published="2023-08-28"), "agreement")
    assert set(roles(event)) == {"sameh-shoukry", "ali-al-sadiq"}


def test_a_quantity_before_the_signatories(extractor: Extractor) -> None:
    event = of_type(events(extractor, "وقع أمس بعض الجماعات الليبية المتحاربة على اتفاق مبدئي في الصخيرات برعاية الأمم المتحدة."), "agreement")
    assert roles(event)["un"] == "mediator"
    assert [actor.country for actor in event.actors if actor.role == "participant"] == ["LY"]


def test_allies_are_no_second_side(extractor: Extractor) -> None:
    text = "وقع نواب متحالفون مع فجر ليبيا على الاتفاق."
    assert all("libya-dawn" not in actor.id for event in events(extractor, text) for actor in event.actors)


def test_a_visit_beside_the_signing_gives_no_side(extractor: Extractor) -> None:
    text = "وقعت مصر وليبيا مذكرات تفاهم على هامش زيارة مصطفى مدبولي إلى طرابلس أمس."
    assert set(roles(of_type(events(extractor, text, published="2021-04-21"), "agreement"))) == {"state-eg", "state-ly"}


def test_those_who_see_it_signed_stand_by(extractor: Extractor) -> None:
    event = only(extractor, "شهد مصطفى مدبولي أمس توقيع مذكرة تفاهم بين مصر والأردن.", published="2021-04-21")
    assert roles(event) == {"state-eg": "participant", "state-jo": "participant", "mostafa-madbouly": "attendee"}


@pytest.mark.parametrize(
    "text",
    [
        "أكد الوزير ضرورة تنفيذ اتفاق جوبا بين الحكومة السودانية والجبهة الثورية.",
        "ويأتي ذلك في إطار اتفاقية التعاون بين مصر والسودان.",
        "ويقاتل إلى جانب الجيش عدد من الحركات المسلحة التي وقعت اتفاق جوبا للسلام.",
        "أعلن بدر عبد العاطي أن بلاده تعمل من أجل هدنة في السودان.",
    ],
)
def test_agreements_only_referred_to(extractor: Extractor, text: str) -> None:
    assert [event.summary_en for event in events(extractor, text) if event.type == "agreement"] == []


def test_two_councils_named_as_one(extractor: Extractor) -> None:
    found = events(extractor, "وقع ممثلو مجلسي «النواب» و«الأعلى للدولة» في ليبيا اتفاقا في طرابلس أمس.")
    assert set(roles(of_type(found, "agreement"))) == {"ly-house-of-representatives", "ly-high-council-of-state"}


def test_what_both_sides_sign_binds_their_states(extractor: Extractor) -> None:
    text = "التقى الرئيس المصري عبد الفتاح السيسي نظيره التركي رجب طيب أردوغان في أنقرة أمس.\nووقع الجانبان مذكرات تفاهم بين مصر وتركيا."
    assert {"state-eg", "state-tr"} <= set(roles(of_type(events(extractor, text, published="2024-09-05"), "agreement")))


def test_more_signatories_of_what_was_told_are_no_second_agreement(extractor: Extractor) -> None:
    text = "وقع الجيش السوداني وقوى الحرية والتغيير اتفاقا في الخرطوم أمس.\nووقع قادة أحزاب على الاتفاق."
    assert [event.type for event in events(extractor, text)] == ["agreement"]


def test_one_opinion_of_both_is_no_agreement(extractor: Extractor) -> None:
    assert events(extractor, "اتفق سامح شكري وسيرغي لافروف على أهمية دور الأمم المتحدة.") == ()


def test_a_quoted_verb_is_a_name(extractor: Extractor) -> None:
    text = "وقع رئيس تنسيقية «تقدم» عبد الله حمدوك ورئيس حركة تحرير السودان عبد الواحد محمد نور إعلانا سياسيا في نيروبي أمس."
    assert {"abdalla-hamdok", "abdel-wahid-al-nur"} <= set(roles(of_type(events(extractor, text), "agreement")))
