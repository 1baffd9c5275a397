"""Attacks with their toll, disasters, protests, closures and movements of forces, read through the whole path."""

from __future__ import annotations

import pytest

from extraction.pipeline import Extractor
from tests.extraction.test_deeds import deeds_of
from tests.extraction.test_deeds_law import names


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("قتل سبعة جنود أمس في انفجار عبوة ناسفة في العريش.", set(), {"7 soldiers"}),
        ("شنت مجموعة مسلحة أمس هجوما في سبها أسفر عن مقتل ثلاثة شرطيين.", {"Armed group"}, {"3 policemen"}),
        ("خطف مسلحون مجهولون أمس مهندسا مصريا في سرت.", {"Unknown gunmen"}, {"Egyptian engineer"}),
        ("تعرض أتوبيس يقل جنودا أمس لعمل إرهابي في العريش.", set(), {"Soldiers"}),
        ("قصفت قوات الدعم السريع أمس مدينة الفاشر ما أدى لمقتل 30 شخصا.", {"Rapid Support Forces"}, {"30 people"}),
        ("انفجرت سيارة مفخخة أمس في بنغازي ما أدى إلى مقتل جنديين.", set(), {"2 soldiers"}),
        ("خمسة جنود قتلوا أمس في هجوم في العريش.", set(), {"5 soldiers"}),
    ],
)
def test_an_attack_and_its_dead_are_one_event(extractor: Extractor, text: str, source: set[str], target: set[str]) -> None:
    assert names(extractor, text, "attack") == [(source, target)]


def test_headline_lead_and_detail_of_an_attack_are_one_event(extractor: Extractor) -> None:
    text = "قتل خمسة جنود أمس في انفجار عبوة ناسفة جنوب العريش.\nوقال مصدر إن الانفجار استهدف قافلة للجيش."
    found = [event for event in deeds_of(extractor, text, title="مقتل خمسة جنود في هجوم بالعريش") if event.type == "attack"]
    assert len(found) == 1


def test_a_killing_that_set_off_the_fighting_is_not_its_toll(extractor: Extractor) -> None:
    text = "اندلعت أمس اشتباكات في طرابلس بين اللواء 444 وجهاز دعم الاستقرار إثر مقتل عبد الغني الككلي."
    assert all("Abdul Ghani al-Kikli" not in target for _, target in names(extractor, text, "attack") if len(names(extractor, text, "attack")) == 1)


@pytest.mark.parametrize(
    ("text", "place", "target"),
    [
        ("غرق أربعة مهاجرين أمس قبالة سواحل مدينة الخمس.", "khoms", "4 migrants"),
        ("لقي 53 مهاجرا حتفهم أمس إثر انقلاب قارب قبالة مدينة زوارة.", "zuwara", "53 migrants"),
        ("نزحت 500 أسرة أمس من مدينة الفاشر.", "el-fasher", "500 families"),
        ("لقي خمسة أشخاص مصرعهم أمس في حادث تصادم في أسوان.", "aswan", "5 people"),
    ],
)
def test_a_disaster_names_whom_it_befell(extractor: Extractor, text: str, place: str, target: str) -> None:
    found = [event for event in deeds_of(extractor, text) if event.type == "disaster"]
    assert [(event.place.id if event.place else None, {a.name_en for a in event.actors}) for event in found] == [(place, {target})]


def test_the_dead_of_a_disaster_were_not_attacked(extractor: Extractor) -> None:
    assert names(extractor, "أعلنت السلطات السودانية أمس مقتل 14 شخصا جراء السيول في ولاية نهر النيل.", "attack") == []


@pytest.mark.parametrize(
    ("text", "kind", "source"),
    [
        ("نفذ عشرات الأطباء أمس وقفة احتجاجية في الخرطوم.", "protest", "Physicians"),
        ("أغلق محتجون أمس الطريق الساحلي في مدينة الزاوية.", "protest", "Protesters"),
        ("أغلقت مجموعة مسلحة أمس حقل الشرارة النفطي.", "sanction", "Armed group"),
        ("تمكن الجيش السوداني أمس من استعادة مدينة ود مدني.", "movement", "Sudanese Armed Forces"),
        ("أرسلت مصر أمس قوات إلى الصومال.", "movement", "Egypt"),
    ],
)
def test_who_does_it(extractor: Extractor, text: str, kind: str, source: str) -> None:
    assert [found for found, _ in names(extractor, text, kind)] == [{source}]


@pytest.mark.parametrize(
    "text",
    [
        "وتقاتل قوات الجيش الليبي جماعات إسلامية في بنغازي منذ أكثر من عام.",
        "حذرت منظمات من النزوح في السودان.",
        "وصف محللون الخطاب بأنه عاصفة سياسية في مصر.",
    ],
)
def test_what_goes_on_and_what_is_feared_are_no_events(extractor: Extractor, text: str) -> None:
    assert deeds_of(extractor, "التقى عبد الفتاح السيسي خليفة حفتر في القاهرة.\n" + text)[1:] == []


def test_a_protest_is_of_those_whom_the_next_sentence_names(extractor: Extractor) -> None:
    text = "تجددت المظاهرات مساء أمس في طرابلس.\nوطالب المتظاهرون برحيل الحكومة."
    assert names(extractor, text, "protest") == [({"Demonstrators"}, set())]


def test_an_ambush_is_laid_for_whom_it_hits(extractor: Extractor) -> None:
    text = "نصب الجيش السوداني أمس كمينا لقوات الدعم السريع في الفاشر."
    assert names(extractor, text, "attack") == [({"Sudanese Armed Forces"}, {"Rapid Support Forces"})]
