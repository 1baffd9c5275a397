"""Persons and offices that no table holds: told by the title beside the name and by its letters, or by the office alone; and what is no name."""

from __future__ import annotations

import pytest

from extraction.pipeline import Extractor
from tests.extraction.core_helper import actors, named, only


@pytest.mark.parametrize(("text", "name", "country"), [
    ("وزير الدولة البريطاني لشؤون الشرق الأوسط وشمال أفريقيا، هاميش فالكونر،", "هاميش فالكونر", "GB"),
    ("وزير السياحة البلغاري زاريتسا دينكوفا", "زاريتسا دينكوفا", "BG"),
    ("سفير جمهورية إيطاليا لدى ليبيا، كلاوديو بيرتوليني،", "كلاوديو بيرتوليني", "IT"),
    ("سفير المملكة المتحدة لدى ليبيا السيد «تيموثي برادلي»", "تيموثي برادلي", "GB"),
    ("مارك ألينسون، رئيس شركة «بوينج»،", "مارك ألينسون", None),
    ("رئيس جمهورية موزمبيق فيليبي نيوسي", "فيليبي نيوسي", "MZ"),
])
def test_a_title_and_the_letters_tell_a_name(extractor: Extractor, text: str, name: str, country: str | None) -> None:
    event = only(extractor, f"التقى الرئيس عبد الفتاح السيسي {text} في القاهرة.", published="2024-06-01")
    other = next(actor for actor in event.actors if actor.id != "abdel-fattah-el-sisi")
    assert (other.mention, other.country if country else None) == (name, country)
    assert other.id.startswith("person-")


@pytest.mark.parametrize("text", [
    "تسلم السفير الفرنسي جائزة تقديرية.",
    "زار الوزير الألماني مصنعا جديدا.",
    "عرض المبعوث الأممي تقريرا مفصلا.",
    "قدم رئيس اللجنة شرحا وافيا.",
    "حضر مدير المستشفى حفلا بهيجا.",
    "افتتح المحافظ معرض كتاب.",
    "أنهى السفير الياباني جولة ميدانية.",
])
def test_what_an_official_does_is_no_name(extractor: Extractor, text: str) -> None:
    assert not any(who.startswith("person-") for who in named(extractor, text))


@pytest.mark.parametrize(("text", "words", "who"), [
    ("محافظ سوهاج", "محافظ سوهاج", "office-governor-of-sohag-governorate"),
    ("القنصل العام السوداني", "القنصل العام السوداني", "office-consul-general-of-sudan"),
    ("رئيس شركة «بوينج»", "رئيس شركة «بوينج", None),
    ("نائب وزير الخارجية الصيني", "نائب وزير الخارجية الصيني", None),
])
def test_an_office_alone_is_its_holder_whoever_that_is(extractor: Extractor, text: str, words: str, who: str | None) -> None:
    found = actors(extractor, f"حضر {text} الحفل.")
    assert [mention for mention, _ in found] == [words]
    assert found[0][1][0].startswith("office-") and (who is None or found[0][1] == (who,))


@pytest.mark.parametrize("text", ["عضو مجلس النواب", "رئيس شركة كبيرة", "رئيس اللجنة", "السفير السابق"])
def test_an_office_that_many_hold_or_of_nothing_told_is_nobody(extractor: Extractor, text: str) -> None:
    assert not any(who.startswith("office-") for who in named(extractor, f"حضر {text} الحفل."))


def test_an_office_and_the_name_beside_it_are_one(extractor: Extractor) -> None:
    text = "بحث عقيلة صالح مع عميد بلدية سبها حامد الخضري أوضاع المدينة."
    assert [words for words, _ in actors(extractor, text)] == ["عقيلة صالح", "عميد بلدية سبها حامد الخضري"]
    assert [words for words, _ in actors(extractor, "قال عميد بلدية سبها، بلحاج علي، إن الوضع جيد.")] == ["عميد بلدية سبها، بلحاج علي"]


def test_a_title_means_the_one_whom_the_article_names_with_it_further_on(extractor: Extractor) -> None:
    text = "التقى عقيلة صالح السفير البلغاري لدى ليبيا ديميتار ستويانوف. وقال السفير البلغاري إن اللقاء جيد."
    found = named(extractor, text, title="عقيلة صالح يلتقي السفير البلغاري")
    assert len({who for who in found if who.startswith(("person-", "office-"))}) == 1


def test_who_serves_the_holder_is_not_the_holder(extractor: Extractor) -> None:
    assert "sergei-lavrov" not in named(extractor, "التقى بدر عبد العاطي نائب وزير الخارجية الروسي في القاهرة.")


def test_a_compound_name_is_one_person_however_it_is_written(extractor: Extractor) -> None:
    assert named(extractor, "حضر السفير عبد القادر عبد الله.") == named(extractor, "حضر السفير عبدالقادر عبدالله.")
