"""Whether an Arabic word is written like the name of a foreigner: by the letters that follow each other in such names and in other words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from babel.languages import get_official_languages

from data.knowledge import Knowledge
from extraction.normalise import normal_name

_ARTICLE = "ال"
_LEAST = 3  # letters of a word that tells anything
CLEAR = 4.0  # weight of a word that is a name rather than anything else
_SMOOTH = 0.3  # added to each count, so that letters never seen side by side decide nothing alone


def _words(texts: Iterable[str]) -> set[str]:
    found = (word.removeprefix(_ARTICLE) for text in texts for word in normal_name(text).split() if not word.isascii())
    return {word for word in found if len(word) >= _LEAST}


def _runs(word: str) -> Iterator[str]:
    """Three letters each, the ends of the word marked."""
    marked = f"^{word}$"
    return (marked[at : at + 3] for at in range(len(marked) - 2))


@lru_cache(maxsize=512)
def is_foreign(country: str) -> bool:
    """Whether Arabic is no official language of a country (ISO 3166, by CLDR)."""
    return "ar" not in get_official_languages(country)


def _foreign(knowledge: Knowledge) -> set[str]:
    persons = [row for row in knowledge.persons if is_foreign(row.country)]
    return _words(name for row in persons for name in (row.name_ar, *row.aliases_ar, *row.short_ar))


class Shapes:
    """Built once from the tables. `common`: forms of verbs, nouns of events and function words."""

    __slots__ = ("_weights", "weight")

    def __init__(self, knowledge: Knowledge, common: Iterable[str]) -> None:
        bodies = (name for row in knowledge.organisations for name in (row.name_ar, *row.aliases_ar))
        titles = (title for row in knowledge.offices for title in row.titles_ar)
        others = _words(common) | _words(row.form for row in knowledge.nouns) | _words(bodies) | _words(titles)
        foreign = _foreign(knowledge)
        foreign -= {normal_name(row.form_ar) for row in knowledge.names} & others
        self._weights = _weigh(foreign, others - foreign)
        self.weight = lru_cache(maxsize=16384)(self._weight)

    def _weight(self, word: str) -> float:
        """Above 0 where a normalised word is more like the names, below 0 where it is more like the other words."""
        return sum(self._weights.get(run, 0.0) for run in _runs(word))

    def is_clear(self, word: str) -> bool:
        """Whether a word is by its letters a name rather than anything else."""
        return self.weight(word) > CLEAR


def _weigh(names: set[str], others: set[str]) -> dict[str, float]:
    """Of each run of letters the logarithm of how much more often names have it."""
    in_names, in_others = (Counter(run for word in words for run in _runs(word)) for words in (names, others))
    kinds = len(in_names | in_others)
    whole, rest = in_names.total() + _SMOOTH * kinds, in_others.total() + _SMOOTH * kinds
    return {run: math.log((in_names[run] + _SMOOTH) / whole) - math.log((in_others[run] + _SMOOTH) / rest) for run in in_names | in_others}
