"""Every word on screen, in Arabic and English, from the tables of this folder; no other module holds any."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from babel import Locale

from data.errors import WaqaiError
from data.knowledge.actors import read_offices
from data.knowledge.lexicon import read_topics, read_types
from data.knowledge.places import read_places
from data.model import Language

FOLDER = Path(__file__).parent
# Digits in these are typed or copied as they stand.
_PLAIN = frozenset({"dates.hint"})
_ARABIC_DIGITS = {ord("0") + value: chr(0x660 + value) for value in range(10)}
LANGUAGES: tuple[Language, ...] = ("ar", "en")


class StringsError(WaqaiError):
    """A table of words that can't be used; the message names file and row."""


def _read_table(path: Path) -> dict[str, dict[Language, str]]:
    found: dict[str, dict[Language, str]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            if row["key"] in found or not row["en"] or not row["ar"] or None in row:
                raise StringsError(f"{path.name}, row {number}: needs a key of its own, English and Arabic")
            found[row["key"]] = {"en": row["en"], "ar": row["ar"]}
    return found


def _labels(language: Language) -> dict[str, str]:
    """Names of types, topics and countries, which other tables hold."""
    named = {f"type.{row.type}": row.label_ar if language == "ar" else row.label_en for row in read_types()}
    named |= {f"topic.{row.topic}": row.label_ar if language == "ar" else row.label_en for row in read_topics()}
    named |= {f"office.{row.name_en}": row.name_ar if language == "ar" else row.name_en for row in read_offices()}
    named |= {f"division.{row.country}/{row.name_en}": row.name_ar if language == "ar" else row.name_en
              for row in read_places() if row.precision == "admin1"}
    territories = Locale(language).territories
    return named | {f"country.{code}": name for code, name in territories.items() if len(code) == 2 and code.isalpha()}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language. Calling it with a key and values fills a pattern in; KeyError on an unknown key."""

    language: Language
    table: Mapping[str, str]
    arabic_digits: bool = False
    hijri: bool = False

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`, of the page in this language."""
        return "rtl" if self.language == "ar" else "ltr"

    def __call__(self, key: str, **values: object) -> str:
        text = self.table[key] if key in _PLAIN else self.figures(self.table[key])
        said = {name: self.figures(str(value)) if isinstance(value, int) else value for name, value in values.items()}
        return text.format(**said) if values else text

    def figures(self, text: str) -> str:
        """Text with its digits as the reader chose them; Arabic-Indic ones in Arabic only."""
        return text.translate(_ARABIC_DIGITS) if self.arabic_digits and self.language == "ar" else text

    def wearing(self, arabic_digits: bool, hijri: bool) -> Words:
        """The same words with digits and calendar as the reader chose."""
        return replace(self, arabic_digits=arabic_digits, hijri=hijri)

    def count(self, key: str, number: int) -> str:
        """A number with its noun in the plural form that the language asks for (CLDR's categories)."""
        form = "zero" if not number else str(Locale(self.language).plural_form(number))
        return self.figures(self.table[f"{key}.{form}"]).format(n=self.number(number))

    def number(self, number: int) -> str:
        """Thousands set apart."""
        return self.figures(f"{number:,}")

    def name(self, family: str, value: str) -> str:
        """The name of a coded value (`type`, `topic`, `country`, `status` …), or the code where no table knows it."""
        return self.table.get(f"{family}.{value}", value.rpartition("/")[2].replace("_", " ") if family == "division" else value.replace("_", " "))

    def pick(self, arabic: str | None, english: str | None) -> str:
        """The one in this language, or the other where that is empty."""
        first, second = (arabic, english) if self.language == "ar" else (english, arabic)
        return first or second or ""

    def join(self, items: list[str]) -> str:
        """Items of a list with the language's comma."""
        return self.table["list.separator"].join(items)


@lru_cache(maxsize=4)
def read_words(language: Language) -> Words:
    """The words of a language; StringsError where a table lacks one."""
    rows: dict[str, dict[Language, str]] = {}
    for path in sorted(FOLDER.glob("*.csv")):
        rows |= _read_table(path)
    own = {key: row[language] for key, row in rows.items()}
    return Words(language, MappingProxyType(_labels(language) | own))
