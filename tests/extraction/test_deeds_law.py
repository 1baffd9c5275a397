"""Arrests, releases, trials and verdicts, read through the whole path."""

from __future__ import annotations

import pytest

from extraction.pipeline import Extractor
from tests.extraction.test_deeds import deeds_of, sides


def names(extractor: Extractor, text: str, kind: str, **rest: str) -> list[tuple[set[str], set[str]]]:
    """(sources, targets) of each event of a type, by English name."""
    found = [event for event in deeds_of(extractor, text, **rest) if event.type == kind]
    return [tuple({a.name_en for a in event.actors if a.role == role} for role in ("source", "target")) for event in found]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("ألقت الأجهزة الأمنية بمحافظة أسيوط أمس القبض على 12 متهما.", "Security services in Asyut Governorate", "12 suspects"),
        ("تمكنت الأجهزة الأمنية بمحافظة مطروح أمس من ضبط 30 شخصا.", "Security services in Matrouh Governorate", "30 people"),
        ("ضبط خفر السواحل الليبي أمس 62 مهاجرا.", "Libyan Coast Guard", "62 migrants"),
        ("أحبطت قوات حرس الحدود المصرية أمس محاولة تسلل 45 شخصا.", "Egyptian Border Guard", "45 people"),
        ("قامت السلطات الليبية أمس بترحيل 91 مهاجرا.", "Libyan authorities", "91 migrants"),
        ("أفرجت قوات الدعم السريع أمس عن 150 أسيرا في نيالا.", "Rapid Support Forces", "150 captives"),
        ("أخلت نيابة أمن الدولة العليا أمس سبيل 6 متهمين.", "Supreme State Security Prosecution", "6 suspects"),
        ("أطاحت الأجهزة الأمنية بمحافظة قنا أمس بثلاثة متهمين.", "Security services in Qena Governorate", "3 suspects"),
    ],
)
def test_who_holds_or_frees_whom(extractor: Extractor, text: str, source: str, target: str) -> None:
    assert names(extractor, text, "arrest") == [({source}, {target})]


def test_a_passive_has_no_doer_and_a_pronoun_means_the_people_before(extractor: Extractor) -> None:
    assert names(extractor, "اعتقل ثلاثة ناشطين أمس في الخرطوم.", "arrest") == [(set(), {"3 activists"})]
    text = "أحبطت قوات حرس الحدود المصرية أمس محاولة تسلل 45 شخصا بينهم 12 سودانيا، وتم ضبطهم في السلوم."
    assert names(extractor, text, "arrest") == [({"Egyptian Border Guard"}, {"45 people", "12 Sudanese nationals"})]


def test_who_is_told_of_an_arrest_did_not_make_it(extractor: Extractor) -> None:
    text = "تلقى اللواء حسن رشاد أمس إخطارا بضبط 40 شخصا في السلوم."
    assert names(extractor, text, "arrest") == [(set(), {"40 people"})]


def test_an_arrest_and_a_release_are_two_events(extractor: Extractor) -> None:
    text = "اعتقلت قوات الأمن أمس ثلاثة ناشطين في الخرطوم.\nوأفرجت قوات الأمن أمس عن ثلاثة ناشطين في الخرطوم."
    assert len(names(extractor, text, "arrest")) == 2


def test_other_numbers_are_other_people(extractor: Extractor) -> None:
    text = "ضبطت الشرطة أمس 12 متهما في الخرطوم.\nوضبطت الشرطة أمس 40 متهما في الخرطوم."
    assert len(names(extractor, text, "arrest")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "ضبطت الأجهزة الأمنية في الخرطوم أمس كميات من السلاح.",
        "دعا عبد الفتاح السيسي أمس إلى ضبط النفس في ليبيا.",
        "نظمت أسر السجناء وقفة في القاهرة للمطالبة بالإفراج عن خمسة صحفيين.",
    ],
)
def test_goods_restraint_and_demands_are_no_arrests(extractor: Extractor, text: str) -> None:
    assert names(extractor, text, "arrest") == []


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("قضت محكمة جنايات المنيا أمس بالسجن المؤبد على 20 متهما.", "Minya criminal court", "20 suspects"),
        ("قضت محكمة جنايات الإسكندرية أمس ببراءة خمسة متهمين.", "Alexandria Criminal Court", "5 suspects"),
        ("عاقبت محكمة جنايات القاهرة أمس 11 متهما بالإعدام.", "Cairo Criminal Court", "11 suspects"),
        ("أحالت محكمة جنايات المنصورة أمس أوراق 9 متهمين إلى المفتي.", "Mansoura criminal court", "9 suspects"),
    ],
)
def test_a_verdict_is_a_decision_of_its_court_and_no_arrest(extractor: Extractor, text: str, source: str, target: str) -> None:
    assert names(extractor, text, "decision") == [({source}, {target})]
    assert names(extractor, text, "arrest") == []


def test_a_court_sits_where_its_name_says(extractor: Extractor) -> None:
    found = deeds_of(extractor, "قضت محكمة جنايات الإسكندرية أمس ببراءة خمسة متهمين.")
    assert [event.place.id for event in found if event.place] == ["alexandria"]


def test_the_headline_of_a_decree_is_the_decree(extractor: Extractor) -> None:
    text = "أصدر رئيس الوزراء المصري إبراهيم محلب أمس قرارا بمد حالة الطوارئ في شمال سيناء."
    found = deeds_of(extractor, text, title="الحكومة المصرية تمدد حالة الطوارئ في شمال سيناء", published="2015-07-27")
    assert [event.type for event in found] == ["decision"]
    assert "ibrahim-mahlab" in sides(found[0])["source"]


def test_one_without_a_name_in_the_headline_is_the_one_whom_the_text_names(extractor: Extractor) -> None:
    found = deeds_of(extractor, "قررت نيابة أمن الدولة العليا أمس حبس الصحفي خالد علي 15 يوما.", title="حبس صحفي 15 يوما")
    assert [event.type for event in found] == ["arrest"]
