"""People and bodies without a name, read through the whole path: how far the words reach, how many they are, of which country."""

from __future__ import annotations

import pytest

from extraction.pipeline import Extractor
from tests.extraction.core_helper import read


def crowds(extractor: Extractor, text: str) -> list[tuple[str, str, int | None]]:
    """(Arabic name, English name, number) of each nameless mention in the body."""
    found = [mention for view in read(extractor, text).views if view.sentence.part == "text" for mention in view.crowds]
    return [(m.entities[0].name_ar, m.entities[0].name_en, m.entities[0].count) for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ضبطت الشرطة 130 مهاجرا غير شرعي في طبرق.", ("130 مهاجرا غير شرعي", "130 irregular migrants", 130)),
        ("قتل أكثر من عشرين شخصا في القصف.", ("أكثر من عشرين شخصا", "20 people", 20)),
        ("احتجز خفر السواحل 183 مصريا قبالة طبرق.", ("183 مصريا", "183 Egyptian nationals", 183)),
        ("قتل جنديان في العريش.", ("جنديان", "2 soldiers", 2)),
        ("خطف مسلحون مجهولون تاجرا.", ("مسلحون مجهولون", "Unknown gunmen", None)),
        ("هاجمت مجموعة مسلحة نقطة تفتيش.", ("مجموعة مسلحة", "Armed group", 1)),
        ("حبست نيابة المنيا المتهم.", ("نيابة المنيا", "Minya prosecution", None)),
        ("خرج مئات المتظاهرين إلى الشوارع.", ("مئات المتظاهرين", "Demonstrators", None)),
    ],
)
def test_words_number_and_name(extractor: Extractor, text: str, expected: tuple[str, str, int | None]) -> None:
    assert expected in crowds(extractor, text)


@pytest.mark.parametrize(
    "text",
    [
        "أعلن المتحدث العسكري نتائج العملية.",  # an adjective of an office
        "شن التنظيم هجوما إرهابيا.",  # an adjective of an attack
        "أكد الناشط خالد علي أن الوضع صعب.",  # a name follows
        "كان عددهم 45 عند البوابة.",  # a number of nothing
        "سمي ناجي عيسى محافظا للمصرف.",  # an office
    ],
)
def test_adjectives_titles_and_numbers_are_nobody(extractor: Extractor, text: str) -> None:
    assert crowds(extractor, text) == []


def test_a_body_keeps_its_place_in_its_name_and_takes_its_country_from_it(extractor: Extractor) -> None:
    view = read(extractor, "ضبطت الأجهزة الأمنية بمحافظة أسيوط خمسة متهمين.").views[-1]
    body = view.crowds[0].entities[0]
    assert (body.name_ar, body.kind, body.country) == ("الأجهزة الأمنية بمحافظة أسيوط", "organisation", "EG")
    assert [place.place.precision for place in view.places] == ["admin1"]


def test_members_of_a_known_body_are_that_body(extractor: Extractor) -> None:
    view = read(extractor, "أوقفت الشرطة 20 من عناصر جماعة الإخوان المسلمين.").views[-1]
    assert [m.entities[0].id for m in view.crowds if m.entities[0].known] == ["muslim-brotherhood"]


def test_encounters_do_not_read_nameless_people(extractor: Extractor) -> None:
    view = read(extractor, "التقى عبد الفتاح السيسي ثلاثة ناشطين في القاهرة.").views[-1]
    assert view.crowds
    assert all(not mention.rule.startswith("crowd") for mention in view.actors)
