from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.strings import FOLDER, LANGUAGES, StringsError, _read_table, read_words

SOURCES = sorted((FOLDER.parent).rglob("*.py"))


def test_both_languages_say_the_same_keys_with_the_same_gaps() -> None:
    # CLDR names a territory or two in English only.
    arabic, english = ({key: text for key, text in read_words(language).table.items() if not key.startswith("country.")} for language in LANGUAGES)
    assert set(arabic) == set(english)
    counted = re.compile(r"\.(zero|one|two)$")
    for key in english:
        if not counted.search(key):
            assert set(re.findall(r"{\w+}", arabic[key])) == set(re.findall(r"{\w+}", english[key])), key


def test_every_key_that_code_names_exists() -> None:
    table = read_words("en").table
    for path in SOURCES:
        for key in re.findall(r'(?<!\w)words\("([\w.-]+)"', path.read_text(encoding="utf-8")):
            assert key in table or f"{key}.other" in table, f"{path.name}: {key}"


def test_no_module_holds_arabic_text() -> None:
    for path in SOURCES:
        assert not re.search("[\u0621-\u064a]", path.read_text(encoding="utf-8")), path.name


def test_counts_take_the_plural_that_the_language_asks_for() -> None:
    arabic, english = read_words("ar"), read_words("en")
    assert [arabic.count("event", n) for n in (1, 2, 3, 11, 100)] == ["واقعة واحدة", "واقعتان", "3 وقائع", "11 واقعة", "100 واقعة"]
    assert [english.count("event", n) for n in (0, 1, 2, 1234)] == ["no events", "1 event", "2 events", "1,234 events"]


def test_months_are_those_of_egypt_and_sudan() -> None:
    words = read_words("ar")
    assert [words(f"month.{n}") for n in (1, 2, 8)] == ["يناير", "فبراير", "أغسطس"]


def test_unknown_codes_are_shown_as_they_are() -> None:
    words = read_words("en")
    assert words.name("type", "meeting") == "Meeting"
    assert words.name("type", "dance_off") == "dance off"
    assert words.name("country", "LY") == "Libya"


def test_a_row_that_lacks_a_language_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "words.csv"
    table.write_text("key,en,ar\na,One,\n", encoding="utf-8")
    with pytest.raises(StringsError, match=r"words.csv, row 2"):
        _read_table(table)
