"""How far the name of a body or group reaches that no table holds: `لجنة تقصي الحقائق`, `الكتيبة 166 مشاة`, `رؤساء تحرير الصحف المصرية`.

Behind the head noun come a number, a name in quotation marks, a construct (up to two words and the definite one that closes it), adjectives, and
for a body what it is for (`للانتخابات`). Adjectives of nationality are left to the chain, which reads the country from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from data.knowledge.actors import NounRow
from data.knowledge.grammar import WordRow
from extraction.gazetteer import Gazetteer, Match
from extraction.normalise import normal_name
from extraction.tokens import Unit

_ARTICLE = "ال"
_CLITICS = ("و", "ف", "ب", "ل", "ك")
_QUOTE = '"'
_QUOTED = 5  # words of a name in quotation marks
_NISBA = ("ي", "يه", "يا", "يين", "يون", "يات", "يتين", "يان")
# Function words of these kinds are nouns, and may stand inside a name.
_PEOPLE = ("forces", "armed", "media", "victims", "crowd", "group", "plural_office", "delegations", "by_home", "plain_state", "capital_city")
_TALKS = ("relation", "talks", "round", "course", "refers", "of_talks", "called_after_town", "truce", "sided_by_one", "sided_by_two")
_NOUNS = frozenset((*_PEOPLE, *_TALKS, "topic_noun", "death", "penalty", "guilt", "kind", "whole", "aid", "grant", "ceremony"))
_BODIES = frozenset(("organisation", "by_home", "generic", "capital"))
_CLOSING = _BODIES | {"place"}
_INNER = frozenset(("name", "group", "body", "band", "quoted", "quality"))
Names = Gazetteer[tuple[Any, Any]]


class Extents:
    """Built once from the tables. `verbs`: forms of verbs, which end every name."""

    __slots__ = ("_arms", "_nouns", "_qualities", "_stops", "_verbs")

    def __init__(self, nouns: Iterable[NounRow], words: Iterable[WordRow], verbs: frozenset[str]) -> None:
        rows = tuple(nouns)
        self._qualities = frozenset(normal_name(row.form) for row in rows if row.kind == "quality")
        self._arms = frozenset(normal_name(row.form) for row in rows if row.kind == "arm")
        self._nouns = frozenset(normal_name(row.form) for row in rows if row.kind == "gloss")
        self._verbs = verbs
        self._stops = frozenset(normal_name(row.form) for row in words if row.kind not in _NOUNS and row.lang == "ar") - self._qualities

    def last(self, units: Sequence[Unit], head: Match[Any], kind: str, names: Names) -> int:
        """The last unit of the name that a head noun of this kind begins; the head's own last where nothing belongs to it."""
        definite = any(part.startswith(_ARTICLE) for part in (units[head.first].text[len(head.prefix) :], units[head.last].text))
        last = self._number(units, head.last) if kind == "band" else head.last
        quoted = self._quoted(units, last)
        if quoted != last or kind == "quoted":
            return quoted
        closed = definite or last != head.last
        if not closed:
            last, closed = self._construct(units, last, kind, names)
        last = self._adjectives(units, last, closed, names)
        if kind in ("body", "band") and last != head.last:
            last = self._purpose(units, last, names)
        return last

    def _number(self, units: Sequence[Unit], last: int) -> int:
        if last + 1 < len(units) and units[last + 1].text.isdigit():
            last += 1
            while last + 1 < len(units) and units[last + 1].text in self._arms:
                last += 1
        return last

    def _quoted(self, units: Sequence[Unit], last: int) -> int:
        if last + 2 >= len(units) or units[last + 1].text != _QUOTE:
            return last
        for position in range(last + 3, min(last + 4 + _QUOTED, len(units))):
            if units[position].text == _QUOTE:
                return position - 1
        return last

    def _construct(self, units: Sequence[Unit], last: int, kind: str, names: Names) -> tuple[int, bool]:
        """(last, whether closed): up to two indefinite nouns, then a definite one, a place or, for a band, a name."""
        position = last + 1
        while position <= last + 3 and position < len(units):
            kinds, end = self._known(units, position, names)
            word = units[position].text
            if kinds & {"state", "adjective"} or (kind == "group" and position == last + 1 and kinds & _BODIES):
                # left to the chain: وفد مصر, وفد الحركة, شركة هوانغ الصينية
                return (position - 1, True) if "adjective" in kinds and word.startswith(_ARTICLE) else (last, False)
            if kinds & _CLOSING:
                return end, True
            if kinds - _INNER or word in self._verbs or word in self._stops or not word.isalpha() or word.isascii():
                break
            if (word.startswith(_ARTICLE) and len(word) > 3) or (kind == "band" and "name" in kinds):
                return end, True
            leads = position + 1 < len(units) and units[position + 1].text.startswith(_ARTICLE) and kind == "body"  # تقصي الحقائق
            if word in self._qualities or word.endswith(_NISBA[1:3] if leads else _NISBA[:3]) or not self._is_noun(word, kinds):
                break
            position = end + 1
        return last, False

    def _is_noun(self, word: str, kinds: set[str]) -> bool:
        """Whether a word that no table knows can be a noun inside a name: long enough, and no preposition before it."""
        return "name" not in kinds and len(word) > 2 and (not word.startswith(_CLITICS) or word in self._nouns)

    def _adjectives(self, units: Sequence[Unit], last: int, definite: bool, names: Names) -> int:
        while last + 1 < len(units):
            word = units[last + 1].text
            kinds, _ = self._known(units, last + 1, names)
            bare_body = kinds == {"generic"} and definite and word.endswith(_NISBA) and word.startswith(_ARTICLE)  # لجنة الشؤون الخارجية
            if (kinds - {"name", "quality"} and not bare_body) or not word.isalpha() or word in self._verbs or word in self._stops:
                break
            pair = f"{word} {units[last + 2].text}" if last + 2 < len(units) else ""
            if pair in self._qualities:
                last += 2
                continue
            bare = word.removeprefix(_ARTICLE)
            agrees = word.startswith(_ARTICLE) == definite
            nisba = len(bare) > 4 and bare.endswith(_NISBA) and (definite or not word.startswith(_CLITICS))
            if not (agrees and (nisba or {word, word.removesuffix("ا")} & self._qualities)):
                break
            last += 1
        return last

    def _purpose(self, units: Sequence[Unit], last: int, names: Names) -> int:
        """`للانتخابات`, `لحقوق الإنسان` behind an adjective."""
        if last + 1 >= len(units):
            return last
        word = units[last + 1].text
        if word.startswith("لل") and len(word) > 4 and word not in self._stops:
            following = self._known(units, last + 1, names)[0]
            return last if following & {"person", "short", "office", "full_office", "rank"} else self._adjectives(units, last + 1, True, names)
        closed = last + 2 < len(units) and units[last + 2].text.startswith(_ARTICLE) and not self._known(units, last + 2, names)[0] - {"name"}
        stands = not any(form in self._verbs or form in self._stops for form in (word, word[1:]))
        return last + 2 if word.startswith("ل") and len(word) > 3 and closed and stands and not self._known(units, last + 1, names)[0] else last

    def _known(self, units: Sequence[Unit], position: int, names: Names) -> tuple[set[str], int]:
        """The kinds of names that begin at a unit without a clitic, and the last unit of the longest."""
        match = names.longest(units, position)
        if match is None or match.prefix:
            return set(), position
        return {kind for kind, _ in match.payloads}, match.last
