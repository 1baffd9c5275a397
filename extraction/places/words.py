"""The words around names of places, ready for look-up in normalised text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial

from data.knowledge.grammar import WordRow
from extraction.gazetteer import without_clitics
from extraction.normalise import normal_name

_LOCATIVE_CLITICS = frozenset("بل")


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """kind → word → value."""

    kinds: Mapping[str, Mapping[str, str]]
    _found: Callable[[str, str], tuple[str, str] | None] = field(compare=False, repr=False)

    def find(self, kind: str, word: str) -> tuple[str, str] | None:
        """(clitics before it, value) when the word is of that kind, None otherwise; a plain reading wins."""
        return self._found(kind, word)

    def has(self, kind: str, word: str) -> bool:
        """Whether the word, clitics aside, is of that kind."""
        return self.find(kind, word) is not None


def _find(kinds: Mapping[str, Mapping[str, str]], kind: str, word: str) -> tuple[str, str] | None:
    words = kinds.get(kind, {})
    for prefix, rest in without_clitics(word):
        if rest in words:
            return prefix, words[rest]
    return None


def build_words(rows: Iterable[WordRow]) -> PlaceWords:
    """The rows of place_words.csv by kind."""
    kinds: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        kinds[row.kind][normal_name(row.form)] = row.value or ""
    return PlaceWords(dict(kinds), lru_cache(maxsize=65536)(partial(_find, dict(kinds))))


def is_locative_clitic(prefix: str) -> bool:
    """Whether a prefix holds ب or ل: `بالقاهرة`, `للخرطوم`, `وببنغازي`."""
    return bool(_LOCATIVE_CLITICS & set(prefix))
