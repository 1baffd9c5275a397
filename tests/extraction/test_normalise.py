"""Normal text: which spellings become one, which stay two, and the way back to the original."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.text import fold
from extraction.normalise import normal_name, normalise

_OTHERS = st.sampled_from("ﻻﷲﺍ □\n.abZ–«»\u200f\u202b\u00a0٣۵3")
ARABIC = st.text(alphabet=st.characters(min_codepoint=0x600, max_codepoint=0x6FF) | _OTHERS, max_size=60)


@pytest.mark.parametrize(("written", "normal"), [
    ("أإآٱا", "ااااا"),
    ("مصطفى", "مصطفي"),
    ("القاهرة", "القاهره"),
    ("کردی ېے ڪ گ", "كردي يي ك ك"),
    ("ہۀھ", "ههه"),
    ("حفـــتر", "حفتر"),
    ("مُحَمَّدٌ رسولًا", "محمد رسولا"),
    ("هٰذا", "هذا"),
    ("\u200fحفتر\u200e \u202bالسيسي\u202c \u2067x\u2069\ufeff\u00ad", "حفتر السيسي x"),
    ("انتهى □ بدأ", "انتهي . بدا"),
    ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
    ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
    ("قال، ثم؛ أين؟", "قال, ثم; اين?"),
    ("«نعم» “لا” ‘ها’", '"نعم" "لا" \'ها\''),
    ("القاهرة – رويترز — غدا", "القاهره - رويترز - غدا"),
    ("ﻻ ﷲ", "لا الله"),
    ("مصر\u00a0وليبيا\tغدا", "مصر وليبيا غدا"),
    ("El-SISI Met", "el-sisi met"),
])
def test_spellings_that_mean_the_same_become_one(written: str, normal: str) -> None:
    assert normalise(written).text == normal


@pytest.mark.parametrize(("one", "other"), [
    ("عمر", "عمرو"), ("سلم", "سلام"), ("حفتر", "حيدر"), ("كان", "قال"), ("ماء", "ما"), ("15", "51"), ("مصر.", "مصر"), ("ذهب", "دهب"), ("صفا", "سفا"),
])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert normalise(one).text != normalise(other).text


def test_a_line_stays_a_line() -> None:
    assert normalise("أول\nثان\u2028ثالث").text == "اول\nثان\nثالث"


@pytest.mark.parametrize(("written", "word", "original"), [
    ("التقى السّيسي حفتر", "السيسي", "السّيسي"),
    ("قال \u200fحفـتر\u200f اليوم", "حفتر", "حفـتر"),
    ("في القاهرة أمس", "امس", "أمس"),
    ("بلا ﻻ شيء", "شيء", "شيء"),
    ("ﷲ أكبر", "الله", "ﷲ"),
    ("عام ٢٠٢٦ م", "2026", "٢٠٢٦"),
])
def test_a_word_leads_back_to_exactly_its_letters(written: str, word: str, original: str) -> None:
    normal = normalise(written)
    at = normal.text.rindex(word)
    start, end = normal.original(at, at + len(word))
    assert written[start:end] == original


def test_an_empty_span_leads_to_a_point() -> None:
    normal = normalise("\u200fأب")
    assert normal.original(0, 0) == (1, 1)
    assert normal.original(2, 2) == (3, 3)
    assert normalise("").original(0, 0) == (0, 0)


@given(ARABIC)
def test_every_character_leads_back_within_the_text_and_in_order(written: str) -> None:
    normal = normalise(written)
    assert len(normal.origins) == len(normal.text) + 1
    assert list(normal.origins) == sorted(normal.origins) and normal.origins[-1] == len(written)
    for start in range(len(normal.text)):
        first, last = normal.original(start, len(normal.text))
        assert 0 <= first < last <= len(written)
        assert normalise(written[first:last]).text.endswith(normal.text[start + 1:])


@given(ARABIC)
def test_normal_text_is_normal(written: str) -> None:
    once = normalise(written).text
    assert normalise(once).text == once


@given(ARABIC)
def test_each_letter_comes_from_the_one_that_it_leads_back_to(written: str) -> None:
    normal = normalise(written)
    for position, letter in enumerate(normal.text):
        assert letter in normalise(written[normal.origins[position]]).text


def test_a_name_of_the_tables_is_words_and_single_spaces() -> None:
    assert normal_name("  عبد  الفتّاح السيسى ") == "عبد الفتاح السيسي"
    assert normal_name("Abdel-Fattah el-Sisi") == "abdel fattah el sisi"
    assert normal_name("") == ""


# Hamza on waw and ya: see test_hamza_and_rare_letters_are_in_step.
_CODES = (*range(0x621, 0x63B), *range(0x640, 0x653), 0x670, *range(0x660, 0x66A), *range(0x6F0, 0x6FA))
_ALPHABET = [chr(code) for code in _CODES if chr(code) not in "ؤئ"]


@pytest.mark.parametrize("letter", [*_ALPHABET, *"ٱیېےکڪہۀ", "ﻻ", "ﺔ", "ﻰ", "\u200f", "\u202b", "\u2067"], ids=lambda ch: f"{ord(ch):04x}")
def test_folding_and_normalising_are_in_step(letter: str) -> None:
    """A name found by search must be found in running text, and the other way round."""
    word = f"ب{letter}ب"
    assert fold(word) == normalise(word).text


@pytest.mark.parametrize("letter", [*"ؤئگھ", "\u0653", "\u0654", "\u0655", "\u0610", "\u0656"], ids=lambda ch: f"{ord(ch):04x}")
def test_hamza_and_rare_letters_are_in_step(letter: str) -> None:
    word = f"با{letter}ب"
    assert fold(word) == normalise(word).text


@pytest.mark.parametrize("word", ["أحمد", "إلى", "آل"])
def test_decomposed_letters_are_composed(word: str) -> None:
    assert normalise(unicodedata.normalize("NFD", word)).text == normalise(word).text
