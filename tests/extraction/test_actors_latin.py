"""Persons in English text whom no table holds: told by capitals, given names and titles."""

from __future__ import annotations

import pytest

from data.model import Article
from extraction.pipeline import Extractor


def persons(extractor: Extractor, text: str) -> list[str]:
    article = Article("a", "Test", None, "2024-05-06", "en", "News of the day", text)
    views = extractor.extract(article).views
    return [entity.name_en for view in views for mention in view.actors for entity in mention.entities if entity.kind == "person"]


@pytest.mark.parametrize(("text", "name"), [
    ("Haftar met with Sheikh Zidan al-Zadma of the Awlad Suleiman on Sunday.", "Zidan al-Zadma"),
    ("The mayor, Mustafa Bin Halim Karwad, visited the port.", "Mustafa Bin Halim Karwad"),
    ("Libyan foreign minister Tahir Sunnusi arrived in Cairo on Tuesday.", "Tahir Sunnusi"),
    ("Mahmoud Karwad Monday received the ambassador.", "Mahmoud Karwad"),
])
def test_a_name_that_no_table_holds(extractor: Extractor, text: str, name: str) -> None:
    assert name in persons(extractor, text)


@pytest.mark.parametrize("text", [
    "Thousands gathered in Omar Mukhtar Street on Friday.",
    "The Brega Oil Marketing Company opened a depot.",
    "Mohamed said that nothing had changed.",
    "Talks On Water Sharing Resume In Khartoum Next Week.",
])
def test_streets_companies_and_headlines_are_no_persons(extractor: Extractor, text: str) -> None:
    assert persons(extractor, text) == []


def test_the_family_name_goes_on_for_the_person(extractor: Extractor) -> None:
    found = persons(extractor, "Libyan foreign minister Tahir Sunnusi arrived in Cairo. Sunnusi met Sameh Shoukry.")
    assert found.count("Tahir Sunnusi") == 2
