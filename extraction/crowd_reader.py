"""The words of a nameless mention, read from its first unit on: number, head noun, adjectives, owner, place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from data.knowledge.actors import StateRow
from data.knowledge.grammar import CrowdRow
from extraction.actors import ActorMention
from extraction.gazetteer import Gazetteer, without_clitics
from extraction.places import PlaceMention
from extraction.tokens import Unit

_BODIES = frozenset({"force", "body", "fighter"})
_OFFICIAL = frozenset({"force", "body"})
_DIGITS = re.compile(r"([وف]?[بلك]?)(?:ال)?(\d+)")
_COURT = 4  # words behind a court or council that may belong to its name
_COUNTS = {"ان": 2, "ين": None, "ون": None}  # by the ending of a nationality
_STOP = frozenset((",", ".", ":", ";", "(", '"'))


@dataclass(frozen=True, slots=True)
class Head:
    """A noun of the table in one of its forms. `number`: one, two, many."""

    row: CrowdRow
    number: str
    definite: bool


@dataclass(slots=True)
class Phrase:
    """Units `first` to `last`; `core`: where the head and its adjectives end; `owner`: a known body to which the people belong."""

    first: int
    core: int
    last: int
    prefix: str
    head: Head | None = None
    count: int | None = None
    codes: tuple[StateRow, ...] = ()
    words: tuple[str, ...] = ()
    owner: ActorMention | None = None
    place: PlaceMention | None = None


class CrowdReader:
    """Reads the phrases of one sentence."""

    __slots__ = ("_actors", "_heads", "_known", "_listing", "_may_begin", "_places", "_states", "_units", "_verbs", "_words")

    def __init__(
        self,
        heads: Gazetteer[Head],
        words: Mapping[str, Gazetteer[str]],
        states: Mapping[str, StateRow],
        verbs: frozenset[str],
        listing: frozenset[str],
        may_begin: Callable[[str], bool],
        units: Sequence[Unit],
        actors: Sequence[ActorMention],
        places: Sequence[PlaceMention],
    ) -> None:
        self._heads, self._words, self._states, self._verbs, self._listing, self._units = heads, words, states, verbs, listing, units
        self._may_begin = may_begin  # most words begin no phrase
        at = {unit.first: index for index, unit in enumerate(units)}
        self._actors = {at[m.first]: m for m in actors if m.first in at}
        self._places = {at[m.first]: m for m in places if m.first in at}
        known = [m for m in actors if any(entity.known or entity.kind == "person" for entity in m.entities)]
        self._known = {index for m in known for index, unit in enumerate(units) if m.first <= unit.first <= m.last}

    def read(self) -> Iterator[Phrase]:
        """The phrases in order, none overlapping."""
        position = 0
        while position < len(self._units):
            phrase = self._phrase(position) if self._may_begin(self._units[position].text) else None
            if phrase is not None:
                yield phrase
            position = phrase.last + 1 if phrase is not None else position + 1

    def _phrase(self, start: int) -> Phrase | None:
        """The phrase that begins at a unit."""
        position, prefix, count, numbered = self._number(start)
        found = self._read_phrase(start, position, prefix, count, numbered)
        return self._read_phrase(start, start, "", None, False) if found is None and numbered else found  # مجموعة مسلحة: no number of anything

    def _read_phrase(self, start: int, position: int, prefix: str, count: int | None, numbered: bool) -> Phrase | None:
        phrase = Phrase(start, position, position, prefix, count=count)
        state = self._state(position) if numbered else self._listed(start)
        if state is not None:  # 183 مصريا; أحدهم سوداني
            phrase.codes, phrase.count = (state,), count if numbered else _COUNTS.get(self._units[start].text[-2:], 1)
        elif not self._take_head(phrase, position, numbered):
            return None
        if not self._take_whole(phrase):
            self._take_adjectives(phrase)
            self._take_owner(phrase)
        elif phrase.head is not None and phrase.head.row.kind in _BODIES:
            return None  # a body that the tables know
        if self._is_told(phrase):
            return None
        if (phrase.owner is None and any(index in self._known for index in range(phrase.first, phrase.core + 1))) or self._names_person(phrase):
            return None
        head = phrase.head
        if head is not None and head.row.kind in ("force", "body"):
            self._take_place(phrase)
        bare = head is not None and not head.row.bare and not numbered and phrase.owner is None and not phrase.codes and not phrase.words
        armed = head is not None and head.row.kind == "weapon" and phrase.owner is None
        return None if armed or (bare and phrase.place is None) else phrase

    def _number(self, start: int) -> tuple[int, str, int | None, bool]:
        """Where the noun behind a number begins, the clitic before the number, its value; `start` itself where there is none."""
        position, prefix, count, numbered = start, "", None, False
        lead = self._words["count_lead"].longest(self._units, position)
        if lead is not None and (not lead.prefix or lead.prefix in ("و", "ب", "ل", "وب", "ول")):
            position, prefix = lead.last + 1, lead.prefix
        while position < len(self._units):
            digits = _DIGITS.fullmatch(self._units[position].text)
            word = self._words["count"].longest(self._units, position)
            if digits is None and word is None:
                break
            own = digits.group(1) if digits else (word.prefix if word else "")
            if numbered and own != "و" and own:
                break
            value = int(digits.group(2)) if digits else (int(word.payloads[0]) if word and word.payloads[0] else None)
            count = value if not numbered or value is None else (count * value if value >= 1000 else count + value) if count else value
            prefix = own if position == start else prefix
            position, numbered = (position if digits else word.last if word else position) + 1, True
        if numbered and position < len(self._units) and self._units[position].text == "من":
            position += 1  # 4 من قيادات
        return (position, prefix, count, True) if numbered else (start, "", None, False)

    def _listed(self, position: int) -> StateRow | None:
        """The state of `سوداني` in `بينهم سوداني`, `أحدهم سعودي والآخر سوداني`."""
        before = self._units[position - 1].text if position else ""
        listed = any(rest in self._listing for _, rest in without_clitics(before))
        word = self._units[position].text
        return self._states.get(word) if listed and not word.startswith("ال") else None

    def _state(self, position: int) -> StateRow | None:
        if position >= len(self._units) or self._heads.longest(self._units, position) is not None:
            return None
        word = self._units[position].text
        return self._states.get(word) if word.endswith(("ا", "ين", "ون")) else None

    def _take_head(self, phrase: Phrase, position: int, numbered: bool) -> bool:
        match = self._heads.longest(self._units, position) if position < len(self._units) else None
        if match is None:
            return numbered and self._take_members(phrase, position)
        if numbered and match.prefix:
            return False
        head = match.payloads[0]
        if not numbered and head.row.kind == "official" and head.number == "one":
            return False
        if not numbered and head.row.adjective and not match.prefix and self._is_adjective(match.first, head):
            return False
        phrase.head, phrase.core, phrase.last = head, match.last, match.last
        if not numbered:
            phrase.first, phrase.prefix = match.first, match.prefix
            phrase.count = {"one": 1, "two": 2}.get(head.number)
        return True

    def _is_adjective(self, position: int, head: Head) -> bool:
        """Whether a word stands behind a noun as its adjective (هجوما إرهابيا, الملحق العسكري, مسؤولين عسكريين), and not behind a verb."""
        before = self._units[position - 1].text if position else ""
        if not before.isalpha() or any(rest in self._verbs for _, rest in without_clitics(before)):
            return False
        word = self._units[position].text
        following = self._units[position + 1].text if position + 1 < len(self._units) else ""
        if before.startswith("ال") != head.definite or (word.endswith("ا") and not before.endswith("ا")):
            return False  # an adjective agrees with its noun
        if head.number == "one":
            return following not in self._states or word.endswith(("ي", "يا")) or head.definite  # سار مهاجر سوداني
        return before.endswith(word[-2:])

    def _take_members(self, phrase: Phrase, position: int) -> bool:
        """`100 من الإخوان`: members of a known body, told by their number."""
        owner = self._actors.get(position)
        if owner is None or self._units[position - 1].text != "من" or owner.prefix or not _is_body(owner):
            return False
        last = next(index for index, unit in enumerate(self._units) if unit.last >= owner.last)
        phrase.owner, phrase.core, phrase.last = owner, last, last
        return True

    def _take_whole(self, phrase: Phrase) -> bool:
        """`جنود من الجيش المصري`, where the finder of actors has read the body and the noun as one."""
        position = phrase.core if phrase.head is None else next((p for p in range(phrase.first, phrase.core + 1) if p in self._actors), -1)
        owner = self._actors.get(position)
        if owner is None or phrase.head is None or not _is_body(owner) or owner.last <= self._units[phrase.core].last:
            return False
        phrase.owner = owner
        phrase.last = next(index for index, unit in enumerate(self._units) if unit.last >= owner.last)
        return True

    def _is_told(self, phrase: Phrase) -> bool:
        """Whether the finder of actors has read the body with more words, or as many and its country."""
        if phrase.head is None or phrase.head.row.kind not in _OFFICIAL:
            return False
        found = self._actors.get(phrase.first)
        end = self._units[phrase.core].last
        return found is not None and not found.locative and (found.last > end or (found.last == end and found.entities[0].country is not None))

    def _take_adjectives(self, phrase: Phrase) -> None:
        while phrase.last + 1 < len(self._units) and phrase.owner is None:
            position = phrase.last + 1
            state = self._states.get(self._units[position].text)
            if state is not None and position not in self._places:
                phrase.codes, phrase.core = (*phrase.codes, state), position
                phrase.last = position
                continue
            match = self._words["crowd_adj"].longest(self._units, position)
            if match is None or match.prefix:
                return
            phrase.words = (*phrase.words, match.payloads[0] or "-")
            phrase.core = phrase.last = match.last

    def _take_owner(self, phrase: Phrase) -> None:
        """`عناصر من الجيش`, `قوة تابعة لوزارة الداخلية`, `قيادات الجماعة`; for a court, the words of its name."""
        position = phrase.last + 1
        head = phrase.head
        if phrase.owner is not None or position >= len(self._units) or head is None:
            return
        if head.row.kind == "body":
            self._take_name(phrase)
            return
        comma = self._units[position].text == "," and position + 1 < len(self._units)
        link = self._words["crowd_of"].longest(self._units, position + comma)
        if comma and (link is None or (link.last == link.first and self._units[link.first].text == "من")):
            return
        if link is not None and not link.prefix:
            position = link.last + 1
            inner = self._heads.longest(self._units, position) if position < len(self._units) else None
            if inner is not None and not inner.prefix and inner.last not in self._known:
                position = inner.last + 1 if position not in self._actors else position
        position = self._beside(position)
        owner = self._actors.get(position)
        joined = link is not None or head.number == "many"
        if owner is not None and _is_body(owner) and owner.prefix in ("", "ل") and joined and not owner.locative:
            phrase.owner = owner
            phrase.last = next(index for index, unit in enumerate(self._units) if unit.last >= owner.last)

    def _beside(self, position: int) -> int:
        """`عناصر وقيادات الجماعة`: where what both are of begins."""
        match = self._heads.longest(self._units, position) if position < len(self._units) else None
        return match.last + 1 if match is not None and match.prefix == "و" and match.last + 1 in self._actors else position

    def _take_name(self, phrase: Phrase) -> None:
        """`محكمة جنح مدينة نصر`, `نيابة أمن الدولة`: definite words, places and what stands in construct before them."""
        head = phrase.head
        if head is None or head.definite or self._units[phrase.last].text.startswith("ال"):
            return
        end = phrase.last
        for position in range(phrase.last + 1, min(phrase.last + 1 + _COURT, len(self._units))):
            word = self._units[position].text
            if word in _STOP or self._heads.longest(self._units, position) is not None or position in self._known:
                break
            if position in self._places or (word.startswith("ال") and len(word) > 4):
                end, phrase.place = position, self._places.get(position, phrase.place)
                continue
            if not (position == end + 1 and word.isalpha() and not word.startswith(("و", "ب", "ل"))):
                break
        phrase.core = phrase.last = end

    def _take_place(self, phrase: Phrase) -> None:
        """`الأجهزة الأمنية بمحافظة شمال سيناء`, `قوات الأمن في السويس`: where a body serves; the words stay free as a place."""
        for position in (phrase.last + 1, phrase.last + 2):
            place = self._places.get(position)
            if place is not None and not place.dateline:
                word = self._units[position].text
                before = self._units[position - 1].text
                inside = any(prefix == "ب" for prefix, _ in without_clitics(word)[1:]) and word.startswith("ب")
                inside = inside or (position > phrase.last + 1 and (before.startswith("ب") or before in ("في", "لدي")))
                phrase.place = place if inside else None
                return

    def _names_person(self, phrase: Phrase) -> bool:
        """Whether the noun only introduces a name (الناشط فلان)."""
        following = self._actors.get(phrase.core + 1)
        person = following is not None and not following.prefix and following.entities[0].kind == "person"
        return person and (phrase.head is None or phrase.head.number == "one")


def _is_body(mention: ActorMention) -> bool:
    return len(mention.entities) == 1 and mention.entities[0].known and mention.entities[0].kind in ("organisation", "group")
