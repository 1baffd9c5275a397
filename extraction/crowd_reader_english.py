"""English: the words of a nameless mention, read from its head noun back to its number and on to whom the people belong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.knowledge.actors import StateRow
from extraction.actors import ActorMention
from extraction.gazetteer import Gazetteer
from extraction.places import PlaceMention
from extraction.tokens import Unit

OFFICIAL = frozenset({"force", "body"})
LENT = frozenset({"force", "fighter", "suspect"})  # forces of a known body are the body
_COUNTS = 3  # words of the longest number (tens of thousands of)
_NAMED = 3  # capitalised words before a court that belong to its name


@dataclass(frozen=True, slots=True)
class Noun:
    """A head noun. `many`: a plural or a body; `bare`: whether it stands alone; `name_ar`: the Arabic noun, where crowds.csv has one.
    `weapon`: drones and warplanes, which act for whom they belong to."""

    kind: str
    many: bool
    bare: bool
    name_ar: str | None
    weapon: bool = False


@dataclass(slots=True)
class Found:
    """Units `first` to `last`; `start`: where the name begins, behind number and article; `core`: the last unit of the head.
    `told`: something stands with the head; `alone`: what a number that stands for itself counts."""

    first: int
    start: int
    core: int
    last: int
    noun: Noun
    count: int | None = None
    told: bool = False
    alone: str | None = None
    codes: tuple[StateRow, ...] = ()
    owner: ActorMention | None = None
    place: PlaceMention | None = None


class EnglishReader:
    """Reads the units of one sentence."""

    __slots__ = ("_ends", "_heads", "_named", "_places", "_starts", "_states", "_units", "_words")

    def __init__(
        self,
        heads: Gazetteer[Noun],
        words: dict[str, dict[str, str]],
        states: dict[str, StateRow],
        units: Sequence[Unit],
        actors: Sequence[ActorMention],
        places: Sequence[PlaceMention],
    ) -> None:
        self._heads, self._words, self._states, self._units = heads, words, states, units
        first = {unit.first: index for index, unit in enumerate(units)}
        last = {unit.last: index for index, unit in enumerate(units)}
        told = [m for m in actors if len(m.entities) == 1 and (m.entities[0].known or m.entities[0].kind == "person")]
        self._starts = {first[m.first]: m for m in told if m.first in first}
        self._ends = {last[m.last]: (first[m.first], m) for m in told if m.first in first and m.last in last}
        self._named = {i for end, (start, _) in self._ends.items() for i in range(start, end + 1)}
        self._places = {last[p.last]: (first[p.first], p) for p in places if p.first in first and p.last in last and not p.dateline}

    def read(self) -> Iterator[Found]:
        """The mentions in order, none overlapping."""
        position, free = 0, 0
        while position < len(self._units):
            match = self._heads.longest(self._units, position)
            found = None
            if match is not None and not match.prefix and not self._named & set(range(match.first, match.last + 1)):
                found = self._around(Found(match.first, match.first, match.last, match.last, match.payloads[0]), free)
            elif match is None:
                found = self._number_alone(position)
            if found is not None:
                yield found
                free = found.last + 1
            position = max(position, found.last if found is not None else match.last if match is not None else position) + 1

    def _is(self, position: int, kind: str) -> bool:
        return 0 <= position < len(self._units) and self._units[position].text in self._words.get(kind, {})

    def _around(self, found: Found, free: int) -> Found | None:
        modified = self._before(found, free)
        if self._heads_on(found.core) or (not found.noun.many and self._names_somebody(found.core)):
            return None
        self._behind(found)
        official = found.noun.kind in OFFICIAL
        if not (found.noun.many or official) and not (found.told and self._stands_alone(found.core + 1)):
            return None  # migrant boat, a civilian gathering
        if found.noun.kind in LENT and self._is(found.first, "possessive") and not found.owner:
            return None  # its forces
        if found.noun.weapon and not (found.owner or found.codes):
            return None
        if not found.noun.bare and not (modified or found.owner or found.count or found.codes):
            return None
        return found

    def _heads_on(self, core: int) -> bool:
        """Whether another noun stands behind, which is what is meant: police station, security forces checkpoint."""
        at = core + (2 if core + 1 < len(self._units) and self._units[core + 1].text == "'" else 1)  # Martyrs' Square
        if self._is(at, "crowd_heads_on"):
            return True
        if core + 2 < len(self._units) and self._units[core + 1].text == "s":
            return True  # the army's spokesman
        match = self._heads.longest(self._units, core + 1) if core + 1 < len(self._units) else None
        return match is not None and not match.prefix and core + 1 not in self._named

    def _stands_alone(self, position: int) -> bool:
        """Whether no further noun follows a noun in the singular."""
        return position >= len(self._units) or self._ends_number(position) or self._units[position].capital or self._is(position, "be")

    def _names_somebody(self, core: int) -> bool:
        following = self._starts.get(core + 1)
        return following is not None and following.entities[0].kind == "person"

    def _before(self, found: Found, free: int) -> bool:
        """Takes what stands before the head; whether anything that tells which people."""
        position, modified = found.first - 1, False
        capital = found.noun.kind == "body" and self._units[found.core].capital
        while position >= free:
            if self._take_owner(found, position) or self._take_place(found, position, capital):
                found.first = found.start = min(found.first, self._begin(position))
            elif state := self._states.get(self._units[position].text):
                found.codes, found.first, found.start = (*found.codes, state), position, position
            elif self._is(position, "crowd_adj") or (capital and self._is_name(position, found)):
                found.first = found.start = position
            else:
                break
            modified, found.told = True, True
            position = found.first - 1
        self._take_number(found, free)
        return modified

    def _begin(self, position: int) -> int:
        position -= 1 if self._units[position].text == "s" and position else 0
        for ends in (self._ends, self._places):
            if position in ends:
                return ends[position][0]
        return position

    def _take_owner(self, found: Found, position: int) -> bool:
        own = self._units[position].text == "s"
        _, mention = self._ends.get(position - 1 if own else position, (0, None))
        if mention is None:
            return False
        kind = mention.entities[0].kind
        if kind == "state" and mention.rule == "state" and isinstance(mention.entities[0].country, str):
            state = next((row for row in self._states.values() if row.code == mention.entities[0].country), None)
            found.codes = (*found.codes, state) if state else found.codes
            return state is not None
        if kind in ("organisation", "group") or (own and kind == "person" and found.noun.kind in LENT):
            found.owner = found.owner or mention
            return True
        return False

    def _take_place(self, found: Found, position: int, capital: bool) -> bool:
        own = self._units[position].text == "s"
        start, place = self._places.get(position - 1 if own else position, (0, None))
        if place is None or place.place.precision == "country" or (start and self._is(start - 1, "in") and not own):
            return False
        found.place = found.place or place
        return True

    def _is_name(self, position: int, found: Found) -> bool:
        unit = self._units[position]
        near = found.core - position <= _NAMED + 1
        return near and unit.capital and position > 0 and unit.text.isalpha() and position not in self._named and not self._is(position, "article")

    def _take_number(self, found: Found, free: int) -> None:
        position = found.first - 1
        if position >= free and self._is(position, "article"):
            found.first, found.told = position, True
            return
        number = self._number(position, free)
        if number is None:
            return
        found.first, found.count, found.told = number[0], number[1], True
        if found.first > free and self._is(found.first - 1, "article"):
            found.first -= 1

    def _number(self, position: int, free: int) -> tuple[int, int | None] | None:
        """(first unit, value) of the number that ends at a unit, with `at least` before it; the value is None where it isn't told (dozens of)."""
        found: tuple[int, int | None] | None = None
        counts = self._words.get("count", {})
        for length in range(_COUNTS, 0, -1):
            start = position - length + 1
            phrase = " ".join(unit.text for unit in self._units[max(start, 0) : position + 1])
            if start >= free and phrase in counts:
                found = start, int(counts[phrase]) if counts[phrase] else None
                break
        if found is None and position >= free and self._units[position].text.isdigit():
            found = self._digits(position, free)
        if found is None:
            return None
        for length in (3, 2, 1):
            start = found[0] - length
            if start >= free and " ".join(unit.text for unit in self._units[start : found[0]]) in self._words.get("count_lead", {}):
                return start, found[1]
        return found

    def _digits(self, position: int, free: int) -> tuple[int, int] | None:
        """`45`, `10,000`; a year is no number of people."""
        text, start = self._units[position].text, position
        words = [unit.text for unit in self._units]
        while start - 2 >= free and words[start - 1] == "," and len(words[start]) == 3 and words[start - 2].isdigit():
            start -= 2
            text = words[start] + text
        return (start, int(text)) if len(text) < 8 and not 1900 < int(text) < 2100 else None

    def _number_alone(self, position: int) -> Found | None:
        """`kills 12 in`, `Two killed`: a number that stands for people."""
        number = self._number(position, 0)
        if position + 2 < len(self._units) and self._units[position + 1].text == "," and self._units[position + 2].text.isdigit():
            return None  # the first half of 20,000
        goes_on = position + 1 < len(self._units) and self._number(position + 1, 0) not in (None, (position + 1, None))
        if number is None or goes_on:
            return None
        after = self._is(number[0] - 1, "counted_after") and (position + 1 == len(self._units) or self._ends_number(position + 1))
        value = self._words.get("counted_before", {}).get(self._units[position + 1].text) if position + 1 < len(self._units) else None
        if not after and value is None:
            return None
        name = "protesters" if value == "protester" else "people"
        noun = self._heads.exact(name)[0]
        return Found(number[0], number[0], position, position, noun, count=number[1], told=True, alone=name)

    def _ends_number(self, position: int) -> bool:
        return any(self._is(position, kind) for kind in ("in", "other_prep", "from", "on", "and", "boundary", "to", "counted_before")) or (
            not self._units[position].text.isalnum()
        )

    def _behind(self, found: Found) -> None:
        """`members of the Brotherhood`, `fighters from the RSF`; `a court in Gedaref`, `security forces in Suez`."""
        position = found.core + 1
        if position + 1 >= len(self._units):
            return
        two = self._units[position].text + " " + self._units[position + 1].text in self._words.get("crowd_of", {})
        at = position + (2 if two else 1)
        at += 1 if self._is(at, "article") else 0
        if (two or self._is(position, "crowd_of")) and found.owner is None:
            owner = self._starts.get(at)
            if owner is not None and owner.entities[0].kind in ("organisation", "group"):
                found.owner, found.told = owner, True
                found.last = next(i for i, unit in enumerate(self._units) if unit.last >= owner.last)
        elif self._is(position, "in") and found.noun.kind in OFFICIAL and found.place is None:
            found.place = next((place for end, (start, place) in self._places.items() if start == at), None)
