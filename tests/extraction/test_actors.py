"""Who is meant: names with their titles and clitics, names told before, nicknames of the press, capitals; and where nobody can be told."""

from __future__ import annotations

import pytest

from extraction.pipeline import Extractor
from tests.extraction.core_helper import actors, events, named, read, surface

SISI, HAFTAR, RASHAD, BURHAN = "abdel-fattah-el-sisi", "khalifa-haftar", "hassan-rashad", "abdel-fattah-al-burhan"


@pytest.mark.parametrize(("text", "words", "who"), [
    ("رئيس جهاز المخابرات العامة المصرية اللواء حسن رشاد", None, RASHAD),
    ("رئيس الانقلاب عبد الفتاح السيسي", None, SISI),
    ("القائد العام في شرق ليبيا المشير خليفة حفتر", None, HAFTAR),
    ("وزير الخارجية المصري الدكتور بدر عبد العاطي", None, "badr-abdelatty"),
    ("حسن رشاد، رئيس المخابرات العامة المصرية", None, RASHAD),
    ("عبد الفتاح البرهان، رئيس مجلس السيادة السوداني", None, BURHAN),
    ("محمد حمدان دقلو «حميدتي»", "محمد حمدان دقلو «حميدتي", "mohamed-hamdan-dagalo"),
    ("الرئيس عبدالفتاح السيسي", None, SISI),
    ("الرئيس عبد الفتّاح السيسى", None, SISI),
])
def test_titles_before_and_behind_a_name_belong_to_it(extractor: Extractor, text: str, words: str | None, who: str) -> None:
    assert actors(extractor, f"{text} بخير.") == [(words or text, (who,))]


def test_only_the_name_with_its_ranks_is_shown(extractor: Extractor) -> None:
    found = read(extractor, "التقى رئيس جهاز المخابرات العامة المصرية اللواء حسن رشاد وفدا.")
    view = found.views[-1]
    mention = view.actors[0]
    start, end = view.document.span(view.sentence, mention.core_first, mention.core_last)
    assert found.document.article.text[start:end] == "اللواء حسن رشاد"


@pytest.mark.parametrize(("word", "who"), [
    ("السيسي", SISI),
    ("للسيسي", SISI), ("والسيسي", SISI), ("وحفتر", HAFTAR), ("لحفتر", HAFTAR), ("بحفتر", HAFTAR), ("بالبرهان", BURHAN), ("وللبرهان", BURHAN),
])
def test_clitics_on_names(extractor: Extractor, word: str, who: str) -> None:
    assert actors(extractor, f"كلمة {word} هنا.") == [(word, (who,))]


@pytest.mark.parametrize("word", ["حفتري", "سيسي", "برهان", "البراهين", "استحفتر"])
def test_other_words_are_no_names(extractor: Extractor, word: str) -> None:
    assert actors(extractor, f"كلمة {word} هنا.") == []


def test_two_persons_side_by_side_are_two(extractor: Extractor) -> None:
    assert named(extractor, "التقى السيسي حفتر ثم البرهان وحميدتي.") == [SISI, HAFTAR, BURHAN, "mohamed-hamdan-dagalo"]
    assert named(extractor, "التقى رئيس المخابرات المصرية حسن رشاد خليفة حفتر.") == [RASHAD, HAFTAR]


def test_the_title_of_the_second_is_not_that_of_the_first(extractor: Extractor) -> None:
    found = actors(extractor, "التقى بدر عبد العاطي وزير الخارجية السعودي الأمير فيصل بن فرحان.")
    assert found == [("بدر عبد العاطي", ("badr-abdelatty",)), ("وزير الخارجية السعودي الأمير فيصل بن فرحان", ("faisal-bin-farhan",))]


@pytest.mark.parametrize(("text", "who"), [
    ("التقى الرئيس المصري الرئيس الفرنسي.", [SISI, "emmanuel-macron"]),
    ("التقى الرئيس المصري رئيس مجلس السيادة السوداني عبد الفتاح البرهان.", [SISI, BURHAN]),
    ("التقى رئيس المخابرات المصرية المشير خليفة حفتر.", [RASHAD, HAFTAR]),
    ("التقى حفتر رئيس المخابرات المصرية.", [HAFTAR, RASHAD]),
])
def test_a_title_of_another_country_begins_another_name(extractor: Extractor, text: str, who: list[str]) -> None:
    assert named(extractor, text) == who


# Names that no table knows, and names told before.


def test_an_unknown_person_behind_a_title_is_named_and_known_again(extractor: Extractor) -> None:
    found = actors(extractor, "التقى النائب سعيد المنصوري خليفة حفتر. وقال المنصوري إن اللقاء جيد.")
    assert [words for words, _ in found] == ["النائب سعيد المنصوري", "خليفة حفتر", "المنصوري"]
    assert found[0][1] == found[2][1] and found[0][1] not in ((HAFTAR,), (SISI,))


def test_an_unknown_person_is_marked_as_in_no_table(extractor: Extractor) -> None:
    view = read(extractor, "التقى النائب سعيد المنصوري خليفة حفتر.").views[-1]
    assert [(m.entities[0].known, m.entities[0].kind) for m in view.actors] == [(False, "person"), (True, "person")]
    assert view.actors[0].entities[0].name_ar == "سعيد المنصوري"
    assert view.actors[0].entities[0].name_en.isascii()


def test_a_bare_family_name_means_nobody_where_it_was_not_told_in_full(extractor: Extractor) -> None:
    assert named(extractor, "وقال المنصوري إن اللقاء جيد.") == []


def test_a_known_person_is_known_again_by_the_family_name(extractor: Extractor) -> None:
    assert named(extractor, "التقى حسن رشاد خليفة حفتر. وقال رشاد إن اللقاء جيد.") == [RASHAD, HAFTAR, RASHAD]
    assert named(extractor, "وقال رشاد إن اللقاء جيد.") == []


# Words that point back.


def test_the_official_of_a_country_is_the_one_named_before(extractor: Extractor) -> None:
    text = "التقى حسن رشاد خليفة حفتر. وأكد المسؤول المصري دعم بلاده."
    assert actors(extractor, text)[-1] == ("المسؤول المصري", (RASHAD,))


def test_an_official_of_a_country_of_which_nobody_is_named_stays_unknown(extractor: Extractor) -> None:
    assert named(extractor, "التقى حسن رشاد خليفة حفتر. وأكد المسؤول التركي دعم بلاده.") == [RASHAD, HAFTAR]
    assert named(extractor, "وأكد المسؤول المصري دعم بلاده.") == []


def test_both_sides_are_the_two_named_first(extractor: Extractor) -> None:
    assert actors(extractor, "التقى السيسي حفتر. وشدد الجانبان على التنسيق.")[-1] == ("الجانبان", (SISI, HAFTAR))
    assert named(extractor, "وشدد الجانبان على التنسيق.") == []


def test_the_minister_is_the_one_told_with_that_title(extractor: Extractor) -> None:
    text = "استقبل السيسي وزير الخارجية السعودي الأمير فيصل بن فرحان. وقال الوزير إن اللقاء جيد."
    assert actors(extractor, text)[-1] == ("الوزير", ("faisal-bin-farhan",))
    assert named(extractor, "وقال الوزير إن اللقاء جيد.") == []


def test_a_counterpart_holds_the_same_office_in_the_other_country(extractor: Extractor) -> None:
    assert named(extractor, "التقى وزير الخارجية المصري بدر عبد العاطي نظيره السعودي.") == ["badr-abdelatty", "faisal-bin-farhan"]
    assert named(extractor, "التقى السيسي نظيره الفرنسي.") == [SISI, "emmanuel-macron"]


def test_a_counterpart_is_the_one_of_that_day(extractor: Extractor) -> None:
    assert named(extractor, "التقى السيسي نظيره الأمريكي.", published="2022-12-14") == [SISI, "joe-biden"]
    assert named(extractor, "التقى السيسي نظيره الأمريكي.", published="2025-10-13") == [SISI, "donald-trump"]


def test_a_counterpart_of_nobody_is_nobody(extractor: Extractor) -> None:
    assert named(extractor, "قال نظيره السوداني إن اللقاء جيد.") == []


# A damaged name: title, given name, and a place where the family name stood.


@pytest.mark.parametrize("title", ["رشاد يلتقي حفتر", "خليفة حفتر في القاهرة"])
def test_title_and_given_name_mean_the_only_one_of_the_article_who_bears_it(extractor: Extractor, title: str) -> None:
    found = actors(extractor, "استقبل المشير خليفة بنغازي وفدا.", title=title)
    assert found[0][1] == (HAFTAR,) and "المشير خليفة" in found[0][0]


@pytest.mark.parametrize(("text", "why"), [
    ("استقبل المشير خليفة بنغازي وفدا.", "the article names nobody of that given name"),
    ("التقى خليفة حفتر الوزير خليفة عبد الصادق. ثم استقبل المشير خليفة بنغازي وفدا.", "two bear it"),
    ("التقى خليفة حفتر وفدا. ثم استقبل خليفة بنغازي وفدا.", "no title"),
    ("التقى صدام حفتر وفدا. ثم استقبل المشير خليفة بنغازي وفدا.", "the one named bears another given name"),
    ("التقى خليفة حفتر وفدا. ثم استقبل المشير خليفة وفدا.", "no place stands where the family name stood"),
])
def test_a_damaged_name_is_not_guessed(extractor: Extractor, text: str, why: str) -> None:
    last = read(extractor, text).views[-1]
    assert [surface(last, m) for m in last.actors if m.entities[0].id == HAFTAR] == [], why


def test_a_given_name_with_another_family_name_is_another_person(extractor: Extractor) -> None:
    assert named(extractor, "التقى خليفة حفتر وفدا. وتحدث المشير خليفة الغويل في بنغازي.")[-1:] == ["khalifa-al-ghwell"]
    found = named(extractor, "التقى خليفة حفتر وفدا. وتحدث المشير خليفة المنصوري في بنغازي.")
    assert found.count(HAFTAR) == 1


# States, capitals, bodies, groups.


@pytest.mark.parametrize(("text", "locative"), [
    ("القاهرة ترفض التدخل في شؤون الدول.", False),
    ("وأعلنت مصر موقفها.", False),
    ("وعقد اجتماع في القاهرة.", True),
    ("ووصل إلى القاهرة وفد.", True),
    ("وعقد اجتماع بالقاهرة.", True),
    ("وعاد من مصر أمس.", True),
])
def test_a_capital_is_a_government_or_a_place(extractor: Extractor, text: str, locative: bool) -> None:
    mentions = [m for m in read(extractor, text).views[-1].actors if m.entities[0].id == "state-eg"]
    assert [(m.entities[0].kind, m.locative) for m in mentions] == [("state", locative)]


def test_a_town_that_is_no_capital_is_no_state(extractor: Extractor) -> None:
    assert named(extractor, "بنغازي ترفض التدخل.") == []


def test_a_delegation_is_a_group_of_its_country(extractor: Extractor) -> None:
    view = read(extractor, "استقبل السيسي وفدا ليبيا.").views[-1]
    group = view.actors[-1].entities[0]
    assert (group.kind, group.country) == ("group", "LY")


def test_a_body_is_no_person(extractor: Extractor) -> None:
    view = read(extractor, "استقبلت جامعة الدول العربية السيسي.").views[-1]
    assert [(m.entities[0].kind, m.entities[0].country) for m in view.actors] == [("organisation", "LAS"), ("person", "EG")]


def test_english_names_and_titles(extractor: Extractor) -> None:
    text = "Egyptian President Abdel Fattah el-Sisi met Sudan's army chief Abdel Fattah al-Burhan. Sisi said he was glad."
    assert actors(extractor, text, language="en") == [
        ("Egyptian President Abdel Fattah el-Sisi", (SISI,)), ("Sudan's army chief Abdel Fattah al-Burhan", (BURHAN,)), ("Sisi", (SISI,)),
    ]
    assert named(extractor, "The head of the company said he was glad.", language="en") == []


def test_a_preposition_is_no_given_name_before_a_known_name(extractor: Extractor) -> None:
    assert named(extractor, "عرض ترامب على السيسي الأمر.") == ["donald-trump", SISI]
    assert SISI not in named(extractor, "التقى النائب علي السيسي وفدا.")


@pytest.mark.parametrize(("text", "shown"), [
    ("التقى السيسي وحفتر في القاهرة أمس.", {"السيسي", "حفتر"}),
    ("التقى السيسي بحفتر في القاهرة أمس.", {"السيسي", "حفتر"}),
    ("استقبل السيسي وفدا برئاسة حفتر، والتقى البرهان أمس.", {"السيسي", "البرهان"}),
])
def test_a_mention_is_shown_without_its_clitic(extractor: Extractor, text: str, shown: set[str]) -> None:
    found = [event for event in events(extractor, text) if event.type == "meeting"]
    assert shown <= {actor.mention for event in found for actor in event.actors}
    for event in found:
        evidence = event.evidence[0]
        assert {text[start:end] for spans in evidence.spans.actors.values() for start, end in spans} <= {actor.mention for actor in event.actors}
