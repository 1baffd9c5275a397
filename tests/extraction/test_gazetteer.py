"""Looking names up: clitics, compound names, longest match, Latin names with hyphens."""

from __future__ import annotations

import pytest

from extraction.gazetteer import Gazetteer, Match, without_clitics
from extraction.normalise import normalise
from extraction.tokens import Unit, join_words, read_units, split_tokens

NAMES: Gazetteer[str] = Gazetteer([
    ("عبد الفتاح السيسي", "sisi"), ("السيسي", "sisi-short"), ("حفتر", "haftar"), ("خليفة حفتر", "haftar-full"), ("الخرطوم", "khartoum"),
    ("رئيس المجلس", "head"), ("رئيس المجلس الرئاسي", "head-pc"), ("وزير", "minister"), ("ليبيا", "libya"), ("أبو الغيط", "gheit"),
    ("Abdel Fattah el-Sisi", "sisi-en"), ("el-Sisi", "sisi-en-short"), ("لندن", "london"), ("بركة", "baraka"),
])


def units(text: str) -> tuple[Unit, ...]:
    normal = normalise(text).text
    return read_units(split_tokens(normal, 0, len(normal)))


def first(text: str) -> Match[str] | None:
    return NAMES.longest(units(text), 0)


@pytest.mark.parametrize(("word", "prefix", "payload"), [
    ("السيسي", "", "sisi-short"), ("والسيسي", "و", "sisi-short"), ("فالسيسي", "ف", "sisi-short"), ("بالسيسي", "ب", "sisi-short"),
    ("كالسيسي", "ك", "sisi-short"), ("للسيسي", "ل", "sisi-short"), ("وللسيسي", "ول", "sisi-short"), ("وبالخرطوم", "وب", "khartoum"),
    ("لحفتر", "ل", "haftar"), ("ولحفتر", "ول", "haftar"), ("وحفتر", "و", "haftar"), ("بليبيا", "ب", "libya"), ("ولندن", "و", "london"),
])
def test_clitics_before_a_name(word: str, prefix: str, payload: str) -> None:
    found = first(word)
    assert found is not None and (found.prefix, found.payloads) == (prefix, (payload,))


@pytest.mark.parametrize("word", ["حفترو", "السيسية", "احفتر", "سحفتر", "وزيرة", "ندن", "ركة", "يبيا"])
def test_other_letters_around_a_name_are_no_clitics(word: str) -> None:
    assert first(word) is None


def test_of_two_readings_of_one_length_the_plain_one_wins() -> None:
    both: Gazetteer[str] = Gazetteer([("ليد", "leed"), ("وليد", "waleed")])
    found = both.longest(units("وليد"), 0)
    assert found is not None and (found.prefix, found.payloads) == ("", ("waleed",))


def test_the_first_letter_of_a_name_is_no_clitic() -> None:
    for word, payload in (("وزير", "minister"), ("لندن", "london"), ("بركة", "baraka"), ("ليبيا", "libya")):
        found = first(word)
        assert found is not None and (found.prefix, found.payloads) == ("", (payload,))


@pytest.mark.parametrize("text", ["عبد الفتاح السيسي", "عبدالفتاح السيسي", "عبد الفتّاح السيسى", "وعبد الفتاح السيسي", "لعبدالفتاح السيسي"])
def test_compound_names_apart_and_joined(text: str) -> None:
    found = first(text)
    assert found is not None and found.payloads == ("sisi",)


@pytest.mark.parametrize("text", ["أبو الغيط", "ابوالغيط", "وأبو الغيط"])
def test_abu_apart_and_joined(text: str) -> None:
    found = first(text)
    assert found is not None and found.payloads == ("gheit",)


def test_the_slave_of_nobody_joins_nothing() -> None:
    assert join_words(["عبد", "الفتاح"]) == [("عبدالفتاح", 0, 1)]
    assert join_words(["عبد", "حفتر"]) == [("عبد", 0, 0), ("حفتر", 1, 1)]
    assert join_words(["عبد", ","]) == [("عبد", 0, 0), (",", 1, 1)]
    assert join_words(["عبد"]) == [("عبد", 0, 0)]


def test_the_longest_name_wins() -> None:
    found = first("رئيس المجلس الرئاسي الليبي")
    assert found is not None and (found.first, found.last, found.payloads) == (0, 2, ("head-pc",))
    shorter = first("رئيس المجلس الليبي")
    assert shorter is not None and (shorter.last, shorter.payloads) == (1, ("head",))
    assert first("رئيس البلاد") is None


def test_the_units_of_a_match_lead_back_to_tokens() -> None:
    found = units("مع عبد الفتاح السيسي في")
    match = NAMES.longest(found, 1)
    assert match is not None
    assert (found[match.first].first, found[match.last].last) == (1, 3)


@pytest.mark.parametrize(("text", "payload"), [
    ("Abdel Fattah el-Sisi met", "sisi-en"), ("Abdel-Fattah El-Sisi met", "sisi-en"), ("Abdel Fattah el Sisi met", "sisi-en"),
    ("el-Sisi's visit", "sisi-en-short"),
])
def test_latin_names_with_hyphens(text: str, payload: str) -> None:
    found = first(text)
    assert found is not None and found.payloads == (payload,)


def test_a_dash_between_words_is_a_sign_of_its_own() -> None:
    assert [unit.text for unit in units("el-Sisi - Cairo")] == ["el", "sisi", "-", "cairo"]
    assert [unit.text for unit in units("القاهرة - رويترز")] == ["القاهره", "-", "رويترز"]


def test_exact_look_up_takes_neither_clitics_nor_parts() -> None:
    assert NAMES.exact("عبدالفتاح السيسي") == ("sisi",)
    assert NAMES.exact("للسيسي") == NAMES.exact("عبد الفتاح") == NAMES.exact("") == ()


def test_one_name_of_two_bearers_keeps_both_and_names_none_twice() -> None:
    both: Gazetteer[str] = Gazetteer([("حفتر", "a"), ("حفتر", "b"), ("حفتر", "a"), ("", "nothing")])
    assert both.exact("حفتر") == ("a", "b")


def test_a_plain_reading_comes_before_clitics() -> None:
    assert without_clitics("وليد")[0] == ("", "وليد")
    assert ("و", "ليد") in without_clitics("وليد")
    assert ("ل", "الوزير") in without_clitics("للوزير")
