"""The project's own sentences with names of places (tests/gold/places.jsonl): at least 95 in 100 right, homonyms by their sentence."""

from __future__ import annotations

import pytest

from benchmarks.place_names import Case, distance_km, judge, read_own
from data.knowledge import read_knowledge
from extraction.places import PlaceFinder


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    return PlaceFinder(read_knowledge())


def test_the_sentences_are_what_they_say() -> None:
    cases = read_own()
    assert len(cases) == len({case.text for case in cases}) == 150
    assert all((case.name is None) == (case.lat is None) == (case.lon is None) for case in cases)
    assert all(case.name is None or case.name in case.text for case in cases)


def test_names_are_found_where_they_are(finder: PlaceFinder) -> None:
    wrong = [case.text for case in read_own() if judge(finder, case) != "right"]
    assert len(wrong) <= 0.05 * len(read_own()), wrong


def test_words_that_are_no_place(finder: PlaceFinder) -> None:
    assert [case.text for case in read_own() if case.name is None and judge(finder, case) != "right"] == []


def test_one_name_in_two_countries(finder: PlaceFinder) -> None:
    verdicts = {case.text: judge(finder, case) for case in read_own() if case.name == "طرابلس"}
    assert len(verdicts) > 2 and set(verdicts.values()) == {"right"}


def test_distance_and_verdicts(finder: PlaceFinder) -> None:
    assert distance_km(30.0, 31.0, 30.0, 31.0) == 0
    assert distance_km(30.0, 31.0, 31.0, 31.0) == pytest.approx(111.2, abs=0.1)
    text = "وصل الوفد إلى بنغازي."
    assert judge(finder, Case(text, "بنغازي", 32.1, 20.1)) == "right"
    assert judge(finder, Case(text, "بنغازي", 30.0, 31.2)) == "far"
    assert judge(finder, Case(text, "سرت", 31.2, 16.6)) == "missed"
    assert judge(finder, Case(text, None, None, None)) == "false"
