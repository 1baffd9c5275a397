"""Known persons whose names are misspelt or written in another way in running text; and names like theirs that are other people's."""

from __future__ import annotations

import pytest

from extraction.pipeline import Extractor
from tests.extraction.core_helper import named


@pytest.mark.parametrize(("text", "who"), [
    ("التقى السفير ريشارد نورلاند عقيلة صالح.", "richard-norland"),
    ("التقى وزير الخارجية الأمريكي أنتوني بلنكن عقيلة صالح.", "antony-blinken"),
    ("التقى أنطونيو جوتيرش عقيلة صالح.", "antonio-guterres"),
    ("استقبل الرئيس الفرنسي إيمانويل ماكورن عقيلة صالح.", "emmanuel-macron"),
    ("وصل أنطونيو جوبتريس الأمين العام للأمم المتحدة.", "antonio-guterres"),
])
def test_one_letter_wrong_is_the_same_person(extractor: Extractor, text: str, who: str) -> None:
    assert named(extractor, text)[0] == who


@pytest.mark.parametrize(("text", "who"), [
    ("وصل وزير الخارجية الألماني أنطونيو جوتيرش.", "antonio-guterres"),
    ("وصل محمد صالح الحاج.", "aguila-saleh"),
    ("وصل محمود عباسي.", "mahmoud-abbas"),
    ("وصل السفير أنتوني كلنتون.", "antony-blinken"),
])
def test_another_country_or_a_common_name_is_another_person(extractor: Extractor, text: str, who: str) -> None:
    assert who not in named(extractor, text)


def test_a_known_name_behind_a_misspelt_one_is_another_person(extractor: Extractor) -> None:
    assert named(extractor, "التقى أنتوني بلنكن السيسي.") == ["antony-blinken", "abdel-fattah-el-sisi"]


def test_a_misspelt_family_name_means_the_one_named_in_full(extractor: Extractor) -> None:
    assert named(extractor, "وصل توم بيريلو إلى القاهرة. وقال بيرللو إن الوضع صعب.")[-1] == "tom-perriello"
    assert named(extractor, "وصل توم بيريلو إلى القاهرة. وقال بريطاني إن الوضع صعب.")[-1] != "tom-perriello"


def test_three_ministers_are_those_told_before(extractor: Extractor) -> None:
    told = "اجتمع وزير الخارجية المصري سامح شكري والليبي محمد سيالة والتونسي خميس الجهيناوي."
    assert named(extractor, f"{told} وأكد الوزراء الثلاثة دعم ليبيا.")[-4:-1] == named(extractor, told)[-3:]
    assert named(extractor, "اجتمع سامح شكري ومحمد سيالة. وأكد الوزراء الثلاثة ذلك.") == named(extractor, "اجتمع سامح شكري ومحمد سيالة.")


@pytest.mark.parametrize("text", ["الدباشي على هامش المؤتمر", "أطراف الأزمة على أم درمان"])
def test_a_preposition_closes_no_name(extractor: Extractor, text: str) -> None:
    assert not any(who.startswith("person-") for who in named(extractor, f"حضر {text}."))
