"""Aid, grants and exercises: who gives, who receives, what is only promised."""

from __future__ import annotations

import pytest

from extraction.pipeline import Extractor
from tests.extraction.core_helper import events, of_type, only, roles


@pytest.mark.parametrize(
    ("text", "giver", "receiver"),
    [
        ("سلمت الولايات المتحدة مصر ثماني مقاتلات.", "state-us", "state-eg"),
        ("تسلمت مصر مقاتلات من فرنسا أمس.", "state-fr", "state-eg"),
        ("قدمت السعودية وديعة بقيمة ملياري دولار إلى البنك المركزي المصري.", "state-sa", "eg-central-bank"),
        ("أعلنت واشنطن أنها سلمت مصر معدات للدفاع الجوي.", "state-us", "state-eg"),
        ("وصلت قافلة إغاثية مقدمة من الهلال الأحمر المصري إلى السودان أمس.", "eg-red-crescent", "state-sd"),
        ("وصلت أمس شحنة مساعدات تركية إلى ليبيا.", "state-tr", "state-ly"),
    ],
)
def test_giver_and_receiver(extractor: Extractor, text: str, giver: str, receiver: str) -> None:
    assert roles(of_type(events(extractor, text), "cooperation")) == {giver: "source", receiver: "target"}


def test_a_verb_and_its_object_are_one_event(extractor: Extractor) -> None:
    assert only(extractor, "أرسلت الكويت قافلة مساعدات إنسانية إلى السودان أمس.").type == "cooperation"


@pytest.mark.parametrize(
    "text", ["قررت الإمارات تقديم مساعدات عاجلة إلى السودان.", "تعهد الاتحاد الأوروبي بتقديم مليون يورو لدعم السودان."]
)
def test_promised_is_planned(extractor: Extractor, text: str) -> None:
    assert of_type(events(extractor, text), "cooperation").status == "planned"


def test_nationalities_name_those_who_exercise(extractor: Extractor) -> None:
    event = only(extractor, "انطلقت أمس في مروي فعاليات التدريب المشترك المصري السوداني.")
    assert roles(event) == {"state-eg": "participant", "state-sd": "participant"}


@pytest.mark.parametrize("text", ["وصل الفريق أول عبد الفتاح البرهان إلى جوبا أمس.", "أكد الوزير أهمية التعاون بين مصر والسودان في مجال الكهرباء."])
def test_no_aid_where_none_is_named(extractor: Extractor, text: str) -> None:
    assert [event.summary_en for event in events(extractor, text) if event.type == "cooperation"] == []
