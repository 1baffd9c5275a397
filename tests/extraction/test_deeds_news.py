"""Wordings of the news from Libya and Sudan that are neither of an encounter nor of one frame alone, through the whole path."""

from __future__ import annotations

import pytest

from extraction.pipeline import Extractor
from tests.extraction.test_deeds import deeds_of
from tests.extraction.test_deeds_law import names


def kinds(extractor: Extractor, text: str, title: str = "عنوان") -> list[str]:
    """The types of what is reported, statements apart."""
    return [event.type for event in deeds_of(extractor, text, title=title) if event.type != "statement"]


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت قوات الدعم السريع أمس أنها سيطرت على مدينة النهود.",
        "قالت قوات الدعم السريع أمس إنها سيطرت على مدينة النهود.",
        "أكدت قوات الدعم السريع أمس أن قواتها سيطرت على مدينة النهود.",
    ],
)
def test_who_tells_of_its_own_deed_did_it(extractor: Extractor, text: str) -> None:
    assert names(extractor, text, "movement") == [({"Rapid Support Forces"}, set())]


def test_what_another_is_said_to_have_done_is_not_the_tellers(extractor: Extractor) -> None:
    found = names(extractor, "أعلنت قوات الدعم السريع أمس أن الجيش السوداني سيطر على مدينة النهود.", "movement")
    assert found == [({"Sudanese Armed Forces"}, set())]


@pytest.mark.parametrize(
    "text",
    [
        "أعلن الجيش السوداني أمس تصديه لهجوم من قوات الدعم السريع على مدينة بابنوسة.",
        "أعلن الجيش السوداني أمس التصدي لهجوم شنته قوات الدعم السريع على مدينة بابنوسة.",
    ],
)
def test_an_attack_that_is_fended_off_is_no_aim(extractor: Extractor, text: str) -> None:
    assert names(extractor, text, "attack") == [({"Rapid Support Forces"}, {"Sudanese Armed Forces"})]


def test_an_attack_that_forces_only_mean_to_make_is_none(extractor: Extractor) -> None:
    assert "attack" not in kinds(extractor, "تتزايد الأنباء عن نية قوات الدعم السريع اقتحام مدينة الفاشر.")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("وجه الجيش السوداني أمس ضربات جوية إلى مواقع قوات الدعم السريع في نيالا.", "attack"),
        ("سيرت لجان المقاومة أمس موكبا في أم درمان.", "protest"),
        ("سجلت ولاية النيل الأبيض أمس 50 إصابة بالكوليرا.", "disaster"),
        ("سحبت تركيا أمس قواتها من قاعدة الوطية.", "movement"),
        ("أعلنت المؤسسة الوطنية للنفط أمس القوة القاهرة في حقل الشرارة.", "sanction"),
        ("أعلنت المؤسسة الوطنية للنفط أمس استئناف الإنتاج في حقل الشرارة.", "cooperation"),
        ("ألغى مجلس النواب الليبي أمس قرار تشكيل اللجنة.", "decision"),
        ("جددت قوات الدعم السريع أمس قصفها على مخيم أبو شوك.", "attack"),
        ("تمت أمس عملية تبادل أسرى بين حكومة الوفاق والجيش الوطني الليبي في الشويرف.", "arrest"),
        ("أصدرت نيابة مكافحة الفساد في طرابلس أمس قرارا بحبس خمسة موظفين.", "arrest"),
        ("عقد مجلس النواب الليبي أمس جلسة في مدينة بنغازي.", "meeting"),
        ("عقد عبد الحميد الدبيبة اجتماعا مع مديري الإدارات بالديوان.", "meeting"),
    ],
)
def test_wordings_and_their_types(extractor: Extractor, text: str, kind: str) -> None:
    assert kind in kinds(extractor, text)


@pytest.mark.parametrize(
    "text",
    [
        "سجلت ولاية النيل الأبيض أمس ارتفاعا في إنتاج القمح.",
        "سحبت الشركة أمس عرضها.",
        "عقدت محكمة جنايات القاهرة أمس جلسة في قضية فساد.",
        "وصف الوضع في المدينة أمس بأنه هدوء حذر.",
    ],
)
def test_like_wordings_of_other_things(extractor: Extractor, text: str) -> None:
    assert kinds(extractor, text) == []


def test_a_case_is_no_news_of_the_crime(extractor: Extractor) -> None:
    found = deeds_of(extractor, "توجه النائب العام الليبي الصديق الصور إلى بنغازي للنظر في قضية اختطاف النائب إبراهيم الدرسي.")
    assert all(event.date_basis == "unknown" and event.confidence < 0.8 for event in found if event.type == "attack")


def test_as_many_people_in_headline_and_lead_are_the_same(extractor: Extractor) -> None:
    text = "تسلم فرع جهاز مكافحة الهجرة في طبرق 176 مهاجرا غير شرعي."
    assert len([e for e in deeds_of(extractor, text, title="تسليم 176 مهاجرا سودانيا في طبرق") if e.type == "arrest"]) <= 1


def test_the_end_of_a_session_calls_off_no_meeting_behind_it(extractor: Extractor) -> None:
    found = deeds_of(extractor, "عقب تعليق الجلسة، التقى عقيلة صالح أمس خليفة حفتر في بنغازي.")
    assert [(event.type, event.status) for event in found] == [("meeting", "happened")]


def test_a_new_holder_is_whom_the_text_names(extractor: Extractor) -> None:
    found = deeds_of(extractor, "وصل رئيس المجلس الرئاسي الليبي الجديد محمد المنفي أمس إلى بنغازي.", published="2021-02-12T10:00:00+02:00")
    assert [[a.name_en for a in event.actors] for event in found] == [["Mohamed al-Menfi"]]


def test_the_year_of_a_numbered_decree_dates_nothing(extractor: Extractor) -> None:
    found = deeds_of(extractor, "أصدر أسامة حماد القرار رقم (86) لسنة 2025 بشأن عطلة العيد.")
    assert [(event.type, event.date) for event in found] == [("decision", "2025-06-11")]


def test_those_who_come_from_a_town_are_not_met_there(extractor: Extractor) -> None:
    found = deeds_of(extractor, "استقبل فائز السراج أمس بمقر المجلس في طرابلس وفدا من مدينة بني وليد.", published="2019-10-10")
    assert [event.place.id if event.place else None for event in found] == ["tripoli"]


def test_a_governors_province_is_not_where_he_was_appointed(extractor: Extractor) -> None:
    found = deeds_of(extractor, "أصدر عبد الفتاح البرهان أمس قرارا بتعيين محمد إبراهيم واليا لولاية كسلا.")
    assert [(event.type, event.place) for event in found] == [("appointment", None)]
