"""Bodies and groups that no table holds: how far their names reach, what kind they are, and what is none."""

from __future__ import annotations

import pytest

from extraction.pipeline import Extractor
from tests.extraction.core_helper import actors, read


def only_entity(extractor: Extractor, text: str, words: str) -> tuple[str, str | None, str]:
    """(kind, country, rule) of the mention with these words."""
    view = read(extractor, text).views[-1]
    found = {text: (m.entities[0].kind, m.entities[0].country, m.rule) for m, (text, _) in zip(view.actors, actors(extractor, text), strict=True)}
    assert words in found, found
    return found[words]


@pytest.mark.parametrize(("text", "words", "kind"), [
    ("عقدت لجنة تقصي الوقائع اجتماعا في جنيف.", "لجنة تقصي الوقائع", "organisation"),
    ("وأصدرت الهيئة الوطنية العليا للمصالحة بيانا.", "الهيئة الوطنية العليا للمصالحة", "organisation"),
    ("وأصدرت الجمعية المهنية لحقوق الطفل بيانا.", "الجمعية المهنية لحقوق الطفل", "organisation"),
    ("وقالت نقابة عمال السكك إن الإضراب مستمر.", "نقابة عمال السكك", "organisation"),
    ("ووقعت شركة البراق للطرق العقد.", "شركة البراق للطرق", "organisation"),
    ("وأعلنت حركة «نهوض» رفضها.", "حركة «نهوض", "organisation"),
    ("وشنت الكتيبة 777 مشاة هجوما.", "الكتيبة 777 مشاة", "group"),
    ("وهاجمت كتيبة ثوار الجبل الموقع.", "كتيبة ثوار الجبل", "group"),
    ("التقى السفير رؤساء تحرير الصحف.", "رؤساء تحرير الصحف", "group"),
    ("استقبل الوالي وفدا من مشايخ القبائل.", "وفدا من مشايخ القبائل", "group"),
    ("التقى السفير عددا من رجال الأعمال.", "عددا من رجال الأعمال", "group"),
    ("اجتمع البشير مع أحزاب المعارضة.", "أحزاب المعارضة", "group"),
])
def test_the_name_goes_as_far_as_the_words_that_belong_to_it(extractor: Extractor, text: str, words: str, kind: str) -> None:
    assert only_entity(extractor, text, words)[0] == kind


@pytest.mark.parametrize(("text", "words", "country"), [
    ("استقبل وفدا مصريا رفيع المستوى.", "وفدا مصريا رفيع المستوى", "EG"),
    ("استقبل وفدا قضائيا سودانيا.", "وفدا قضائيا سودانيا", "SD"),
    ("التقى رجال أعمال سعوديين.", "رجال أعمال سعوديين", "SA"),
    ("ووقعت شركة هوانغ الصينية العقد.", "شركة هوانغ الصينية", "CN"),
])
def test_its_country_is_that_of_its_adjective(extractor: Extractor, text: str, words: str, country: str) -> None:
    assert only_entity(extractor, text, words)[1] == country


def test_a_government_is_its_state(extractor: Extractor) -> None:
    assert ("الحكومة الصومالية", ("state-so",)) in actors(extractor, "ورحبت الحكومة الصومالية بالقرار.")


def test_a_bare_body_is_the_one_named_before(extractor: Extractor) -> None:
    found = actors(extractor, "أصدرت اللجنة الوطنية العليا للمصالحة بيانا. وأكدت اللجنة رفضها.")
    assert [words for words, _ in found] == ["اللجنة الوطنية العليا للمصالحة", "اللجنة"] and found[0][1] == found[1][1]


@pytest.mark.parametrize(("text", "why"), [
    ("وأكدت اللجنة رفضها.", "nothing was said of it"),
    ("اجتمعت لجنة الصياغة ولجنة المصالحة. وأكدت اللجنة رفضها.", "it may be either"),
])
def test_a_bare_body_is_nobody_where_nobody_can_be_told(extractor: Extractor, text: str, why: str) -> None:
    assert "اللجنة" not in [words for words, _ in actors(extractor, text)], why


@pytest.mark.parametrize("text", [
    "وتحسنت حركة الملاحة في الميناء.",
    "وأشاد بتنظيم الانتخابات.",
    "وقرأ كتابا عن شبكة.",
    "وبحث رئيس اللجنة الأمر.",
    "ووصل عدد من السيارات.",
])
def test_words_that_name_no_body(extractor: Extractor, text: str) -> None:
    assert actors(extractor, text) == []


def test_a_clitic_ends_the_name(extractor: Extractor) -> None:
    assert ("معارضون", ("group-opponents",)) in actors(extractor, "وتظاهر معارضون للتسوية في المدينة.")
    assert ("رجال الأعمال", ("group-businessmen",)) in actors(extractor, "والتقى الوزير رجال الأعمال بمحافظة كبيرة.")


@pytest.mark.parametrize("words", ["لجنة 5+5", "اللجنة العسكرية المشتركة (5+5)"])
def test_names_with_a_sum_in_them(extractor: Extractor, words: str) -> None:
    found = read(extractor, f"عقدت {words} اجتماعا.").views[-1].actors
    assert [m.entities[0].id for m in found] == ["ly-jmc"]
