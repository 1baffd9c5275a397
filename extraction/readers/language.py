"""Which of the two languages a text is in, told by its letters and its commonest words; anything else is refused."""

from __future__ import annotations

import re

from data.model import Language
from extraction.readers.failure import UnreadableError

_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufeff]")
_LATIN = re.compile("[a-zA-Z\u00c0-\u024f]")
_ACCENTED = re.compile("[\u00c0-\u024f]")
# Letters that Persian, Urdu, Pashto and Kurdish have and Arabic has not; damaged Arabic has some of them too.
_NEIGHBOUR = re.compile(
    "[\u0679\u067c\u067e\u0681\u0685-\u0689\u0691\u0693-\u069a\u06a9\u06ab\u06af\u06ba\u06bc\u06be\u06c1\u06c6\u06cc\u06cd\u06ce\u06d0\u06d2\u06d5]"
)
_ARTICLE = re.compile("(?<!\\w)[\u0648\u0641]?[\u0628\u0643]?(?:\u0627\u0644|\u0644\u0644)\\w")
_ENGLISH = frozenset(
    ("the", "of", "and", "to", "for", "that", "with", "by", "from", "was", "were", "has", "have", "on", "at", "an", "said", "in", "is", "as")
)
_ASK = "only Arabic and English articles are read"


def find_language(text: str) -> Language:
    """`ar` or `en`. Raises UnreadableError where most letters are of another script, or the words are of another language."""
    arabic, latin = len(_ARABIC.findall(text)), len(_LATIN.findall(text))
    letters = sum(character.isalpha() for character in text)
    if not letters:
        raise UnreadableError("holds no words")
    if arabic * 2 >= letters:
        _check_arabic(text, arabic)
        return "ar"
    if latin * 2 >= letters:
        _check_english(text, latin)
        return "en"
    raise UnreadableError(f"language not supported: most letters are neither Arabic nor Latin; {_ASK}")


def _check_arabic(text: str, letters: int) -> None:
    """Arabic has the article on every fifth word or so, its neighbours hardly ever."""
    words = len(text.split())
    if len(_NEIGHBOUR.findall(text)) > 0.03 * letters and len(_ARTICLE.findall(text)) < 0.06 * words:
        raise UnreadableError(f"language not supported: Arabic letters, but the words look like Persian, Urdu or Kurdish; {_ASK}")


def _check_english(text: str, letters: int) -> None:
    words = re.findall(r"[^\W\d_]+", text.lower())
    common = sum(word in _ENGLISH for word in words)
    if len(_ACCENTED.findall(text)) > 0.03 * letters or (len(words) >= 15 and common < 0.12 * len(words)):
        raise UnreadableError(f"language not supported: Latin letters, but the words don't look English; {_ASK}")
