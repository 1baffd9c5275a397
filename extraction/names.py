"""Persons by a name as people write it: another romanisation, one letter wrong, more names between the first and the last, the last name alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from data.knowledge import Knowledge
from data.knowledge.actors import PersonRow
from data.spelling import skeleton
from extraction.normalise import normal_name
from extraction.tokens import join_words

_ARTICLES = frozenset(("al", "el", "ال"))
_ARABIC_ARTICLE = "ال"
_LEAST = 9  # letters of a whole name of which one may be wrong
_SOUND = 3  # consonants that a name must have more of to be told by them
_LONE = 5  # letters of a lone family name of which one may be wrong


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, articles left out, compounds (عبد الله) joined."""
    words = [word for word, _, _ in join_words(normal_name(name).replace(".", " ").split())]
    bare = (word.removeprefix(_ARABIC_ARTICLE) if len(word) > 4 else word for word in words if word not in _ARTICLES)
    return tuple(_without_article(word) for word in bare)


def _without_article(word: str) -> str:
    """`alsisi` → `sisi`; only before three letters and more."""
    return word[2:] if word.isascii() and word[:2] in ("al", "el") and len(word) > 5 else word


def _sound(words: Iterable[str]) -> str:
    return skeleton("".join(words))


def one_off(word: str) -> Iterator[str]:
    """The word with each letter left out in turn: two words share such a form where one letter differs, is missing or is too much."""
    yield word
    for position in range(len(word)):
        yield word[:position] + "." + word[position + 1 :]
        yield word[:position] + word[position + 1 :]


class NameIndex:
    """Built once from the tables."""

    __slots__ = ("_damaged", "_families", "_given", "_outer", "_sounds")

    def __init__(self, knowledge: Knowledge) -> None:
        self._given = given = {normal_name(form) for row in knowledge.names if row.kind == "given" for form in (row.form_ar, row.form_en)}
        self._damaged: dict[str, set[PersonRow]] = defaultdict(set)
        self._families: dict[str, set[PersonRow]] = defaultdict(set)
        self._outer: dict[tuple[str, str], set[PersonRow]] = defaultdict(set)
        self._sounds: dict[str, set[PersonRow]] = defaultdict(set)
        for row in knowledge.persons:
            for name in (row.name_ar, row.name_en, *row.aliases_ar, *row.aliases_en):
                self._enter(row, name_words(name), given)
            for name in (*row.short_ar, *row.short_en):
                self._enter_short(row, name_words(name))

    def _enter(self, row: PersonRow, words: tuple[str, ...], given: set[str]) -> None:
        if len(words) > 1:
            self._outer[words[0], words[-1]].add(row)
            if words[-1] not in given and _ARABIC_ARTICLE + words[-1] not in given and len(words[-1]) > 2:
                self._families[words[-1]].add(row)
        whole = "".join(words)
        if sound := _sound(words):
            self._sounds[sound].add(row)
        if len(whole) >= _LEAST and len(words) > 1:
            for form in one_off(whole):
                self._damaged[form].add(row)

    def _enter_short(self, row: PersonRow, words: tuple[str, ...]) -> None:
        whole = "".join(words)
        if sound := _sound(words):
            self._sounds[sound].add(row)
        if len(whole) >= _LONE and not whole.isascii():
            for form in one_off(whole):
                self._damaged[form].add(row)

    def misspelt(self, name: str) -> PersonRow | None:
        """The only one whose name of two words and more this is, but for one letter; None where there is none, or two."""
        words = name_words(name)
        whole = "".join(words)
        if len(words) < 2 or len(whole) < _LEAST:
            return None
        found = {row.id: row for form in one_off(whole) for row in self._damaged.get(form, ())}
        return next(iter(found.values())) if len(found) == 1 else None

    def find(self, name: str) -> tuple[PersonRow, ...]:
        """Those whom a name may mean, by the surest way that finds any; none where no way does."""
        words = name_words(name)
        if not words or (len(words) == 1 and {words[0], _ARABIC_ARTICLE + words[0]} & self._given):
            return ()  # a given name alone is anybody's
        whole = "".join(words)
        found = self._outer.get((words[0], words[-1]), set()) if len(words) > 1 else self._families.get(whole, set())
        if not found and whole.isascii() and len(sound := _sound(words)) > _SOUND:
            found = self._sounds.get(sound, set())
        if not found and len(whole) >= _LONE:
            found = {row for form in one_off(whole) for row in self._damaged.get(form, ())}
        return tuple(sorted(found, key=lambda row: row.id))
