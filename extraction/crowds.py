"""People and bodies without a name, as the sentence calls them: `130 مهاجرا غير شرعي`, `الأجهزة الأمنية بشمال سيناء`, `محكمة جنايات المنيا`.

A mention is a head noun of the table (crowds.csv) with the number before it and the adjectives, owner and place behind it. Only deeds read them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from data.knowledge import Knowledge
from data.knowledge.actors import StateRow
from data.knowledge.grammar import CrowdRow
from extraction.actors import ActorMention
from extraction.actors.memory import Entity
from extraction.document import Document, Sentence
from extraction.gazetteer import Gazetteer, Unit, read_units, without_clitics
from extraction.normalise import normal_name
from extraction.places import PlaceMention
from extraction.triggers.inflect import row_forms

PEOPLE = frozenset({"civilian", "victim", "suspect", "fighter", "soldier", "protester"})
# What people stand right behind, not as an adjective: verbs, nouns like مقتل and اعتقال, prepositions.
_GOVERNING = frozenset({"killing", "abduction", "detention"})
_BEFORE = frozenset({"in", "from", "on", "with", "between", "to", "other_prep", "negation", "boundary", "after", "about", "listing"})
MEMBERS = "members"  # the rule of people told as those of a known body
_BODIES = frozenset({"force", "body", "fighter"})
_DIGITS = re.compile(r"([وف]?[بلك]?)(?:ال)?(\d+)")
_COURT = 4  # words behind a court or council that may belong to its name
_STOP = frozenset((",", ".", ":", ";", "(", '"'))


@dataclass(frozen=True, slots=True)
class _Head:
    row: CrowdRow
    number: str  # one, two, many
    definite: bool


@dataclass(slots=True)
class _Phrase:
    """Units `first` to `last`; `core`: where the head and its adjectives end; `owner`: a known body to which the people belong."""

    first: int
    core: int
    last: int
    prefix: str
    head: _Head | None = None
    count: int | None = None
    codes: tuple[StateRow, ...] = ()
    words: tuple[str, ...] = ()
    owner: ActorMention | None = None
    place: PlaceMention | None = None


def _forms(row: CrowdRow) -> Iterator[tuple[str, _Head]]:
    """شخص → شخص, شخصا, الشخص, شخصان, شخصين; the plurals of the table; ون and ين where it says so."""
    bare = row.form
    phrase = " " in bare or bare.startswith("ال")
    plural = row.kind in ("force", "body")
    singles = [bare] if phrase else [bare, bare + "ا", "ال" + bare]
    for form in singles:
        yield form, _Head(row, "many" if plural else "one", form.startswith("ال"))
    if not (phrase or plural):
        stem = bare[:-1] + "ت" if bare.endswith("ة") else bare
        for form in (stem + "ان", stem + "ين", "ال" + stem + "ان", "ال" + stem + "ين"):
            if not (row.sound and form.endswith("ين")):
                yield form, _Head(row, "two", form.startswith("ال"))
    endings = [bare + "ون", bare + "ين", bare + "ي"] if row.sound else []
    for form in (*endings, *row.plural):
        definite = form.startswith("ال")
        yield form, _Head(row, "many", definite)
        if not definite:
            yield " ".join("ال" + word for word in form.split()), _Head(row, "many", True)


class CrowdFinder:
    """Built once from the tables; `find_crowds` is pure."""

    __slots__ = ("_heads", "_states", "_verbs", "_words")

    def __init__(self, knowledge: Knowledge) -> None:
        self._heads: Gazetteer[_Head] = Gazetteer(pair for row in knowledge.crowds for pair in _forms(row))
        self._words: dict[str, Gazetteer[str]] = {
            kind: Gazetteer((row.form, row.value or "") for row in knowledge.words if row.kind == kind and row.lang == "ar")
            for kind in ("count", "count_lead", "crowd_of", "crowd_adj", "in", "each")
        }
        governing = [row for row in knowledge.triggers if row.pos == "verb" or row.frame in _GOVERNING]
        self._verbs = frozenset(word for row in governing for form in row_forms(row) for word in form.text.split()) | frozenset(
            normal_name(row.form) for row in knowledge.words if row.kind in _BEFORE
        )
        self._states: dict[str, StateRow] = {}
        for state in knowledge.states:
            for form in state.adjective_ar:
                bare = normal_name(form).removeprefix("ال")
                for ending in ("", "ا", "ه", "ين", "ون", "ان", "تين", "تان", "ات"):
                    self._states.setdefault(bare + ending, state)
                    self._states.setdefault("ال" + bare + ending, state)

    def find_crowds(
        self, document: Document, sentence: Sentence, actors: Sequence[ActorMention], places: Sequence[PlaceMention], home: str | None
    ) -> tuple[ActorMention, ...]:
        """The mentions in order. `home`: the country of official bodies that tell none of their own."""
        if document.article.language != "ar":
            return ()
        units = read_units(sentence.tokens)
        reader = _Reader(self._heads, self._words, self._states, self._verbs, units, actors, places)
        found: list[ActorMention] = []
        for phrase in reader.read():
            found.append(_mention(document, sentence, units, phrase, home))
        return tuple(found)


class _Reader:
    """Reads the phrases of one sentence."""

    __slots__ = ("_actors", "_heads", "_known", "_places", "_states", "_units", "_verbs", "_words")

    def __init__(
        self,
        heads: Gazetteer[_Head],
        words: Mapping[str, Gazetteer[str]],
        states: Mapping[str, StateRow],
        verbs: frozenset[str],
        units: Sequence[Unit],
        actors: Sequence[ActorMention],
        places: Sequence[PlaceMention],
    ) -> None:
        self._heads, self._words, self._states, self._verbs, self._units = heads, words, states, verbs, units
        at = {unit.first: index for index, unit in enumerate(units)}
        self._actors = {at[m.first]: m for m in actors if m.first in at}
        self._places = {at[m.first]: m for m in places if m.first in at}
        known = [m for m in actors if any(entity.known or entity.kind == "person" for entity in m.entities)]
        self._known = {index for m in known for index, unit in enumerate(units) if m.first <= unit.first <= m.last}

    def read(self) -> Iterator[_Phrase]:
        position = 0
        while position < len(self._units):
            phrase = self._phrase(position)
            if phrase is not None:
                yield phrase
            position = phrase.last + 1 if phrase is not None else position + 1

    def _phrase(self, start: int) -> _Phrase | None:
        """The phrase that begins at a unit."""
        position, prefix, count, numbered = self._number(start)
        found = self._read_phrase(start, position, prefix, count, numbered)
        return self._read_phrase(start, start, "", None, False) if found is None and numbered else found  # مجموعة مسلحة: no number of anything

    def _read_phrase(self, start: int, position: int, prefix: str, count: int | None, numbered: bool) -> _Phrase | None:
        phrase = _Phrase(start, position, position, prefix, count=count)
        state = self._state(position) if numbered else None
        if state is not None:  # 183 مصريا
            phrase.codes = (state,)
        elif not self._take_head(phrase, position, numbered):
            return None
        if not self._take_whole(phrase):
            self._take_adjectives(phrase)
            self._take_owner(phrase)
        elif phrase.head is not None and phrase.head.row.kind in _BODIES:
            return None  # a body that the tables know
        if (phrase.owner is None and any(index in self._known for index in range(phrase.first, phrase.core + 1))) or self._names_person(phrase):
            return None
        head = phrase.head
        if head is not None and head.row.kind in ("force", "body"):
            self._take_place(phrase)
        bare = head is not None and not head.row.bare and not numbered and phrase.owner is None and not phrase.codes and not phrase.words
        return None if bare and phrase.place is None else phrase

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

    def _state(self, position: int) -> StateRow | None:
        if position >= len(self._units) or self._heads.longest(self._units, position) is not None:
            return None
        word = self._units[position].text
        return self._states.get(word) if word.endswith(("ا", "ين", "ون")) else None

    def _take_head(self, phrase: _Phrase, position: int, numbered: bool) -> bool:
        match = self._heads.longest(self._units, position) if position < len(self._units) else None
        if match is None:
            return numbered and self._take_members(phrase, position)
        if numbered and match.prefix:
            return False
        head = match.payloads[0]
        if not numbered and head.row.adjective and not match.prefix and self._is_adjective(match.first, head):
            return False
        phrase.head, phrase.core, phrase.last = head, match.last, match.last
        if not numbered:
            phrase.first, phrase.prefix = match.first, match.prefix
            phrase.count = {"one": 1, "two": 2}.get(head.number)
        return True

    def _is_adjective(self, position: int, head: _Head) -> bool:
        """Whether a word stands behind a noun as its adjective: هجوما إرهابيا, الملحق العسكري, مسؤولين عسكريين; behind a verb it doesn't."""
        before = self._units[position - 1].text if position else ""
        if not before.isalpha() or any(rest in self._verbs for _, rest in without_clitics(before)):
            return False
        word = self._units[position].text
        alike = before.startswith("ال") == head.definite or (before.endswith(("ين", "ون", "ات", "ان")) and before[-2:] == word[-2:])
        return head.number == "one" or (alike and before.endswith(word[-2:]))

    def _take_members(self, phrase: _Phrase, position: int) -> bool:
        """`100 من الإخوان`: members of a known body, told by their number."""
        owner = self._actors.get(position)
        if owner is None or self._units[position - 1].text != "من" or owner.prefix or not _is_body(owner):
            return False
        last = next(index for index, unit in enumerate(self._units) if unit.last >= owner.last)
        phrase.owner, phrase.core, phrase.last = owner, last, last
        return True

    def _take_whole(self, phrase: _Phrase) -> bool:
        """`جنود من الجيش المصري`, where the finder of actors has read the body and the noun as one."""
        position = phrase.core if phrase.head is None else next((p for p in range(phrase.first, phrase.core + 1) if p in self._actors), -1)
        owner = self._actors.get(position)
        if owner is None or phrase.head is None or not _is_body(owner) or owner.last <= self._units[phrase.core].last:
            return False
        phrase.owner = owner
        phrase.last = next(index for index, unit in enumerate(self._units) if unit.last >= owner.last)
        return True

    def _take_adjectives(self, phrase: _Phrase) -> None:
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

    def _take_owner(self, phrase: _Phrase) -> None:
        """`عناصر من الجيش`, `قوة تابعة لوزارة الداخلية`, `قيادات الجماعة`; for a court, the words of its name."""
        position = phrase.last + 1
        head = phrase.head
        if phrase.owner is not None or position >= len(self._units) or head is None:
            return
        if head.row.kind == "body":
            self._take_name(phrase)
            return
        link = self._words["crowd_of"].longest(self._units, position)
        if link is not None and not link.prefix:
            position = link.last + 1
            inner = self._heads.longest(self._units, position) if position < len(self._units) else None
            if inner is not None and not inner.prefix and inner.last not in self._known:
                position = inner.last + 1 if position not in self._actors else position
        owner = self._actors.get(position)
        joined = link is not None or head.number == "many"
        if owner is not None and _is_body(owner) and owner.prefix in ("", "ل") and joined and not owner.locative:
            phrase.owner = owner
            phrase.last = next(index for index, unit in enumerate(self._units) if unit.last >= owner.last)

    def _take_name(self, phrase: _Phrase) -> None:
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

    def _take_place(self, phrase: _Phrase) -> None:
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

    def _names_person(self, phrase: _Phrase) -> bool:
        """Whether the noun only introduces a name (الناشط فلان)."""
        following = self._actors.get(phrase.core + 1)
        person = following is not None and not following.prefix and following.entities[0].kind == "person"
        return person and (phrase.head is None or phrase.head.number == "one")


def _is_body(mention: ActorMention) -> bool:
    return len(mention.entities) == 1 and mention.entities[0].known and mention.entities[0].kind in ("organisation", "group")


def _mention(document: Document, sentence: Sentence, units: Sequence[Unit], phrase: _Phrase, home: str | None) -> ActorMention:
    first, core, last = units[phrase.first].first, units[phrase.core].last, units[phrase.last].last
    kind = phrase.head.row.kind if phrase.head is not None else "civilian"
    if phrase.owner is not None and (phrase.head is None or kind in ("fighter", "suspect")):
        entity, rule = phrase.owner.entities[0], MEMBERS
    else:
        entity, rule = _entity(document, sentence, units, phrase, kind, home), f"crowd {kind}"
    return ActorMention(sentence.index, first, last, first, core, phrase.prefix, (entity,), False, rule)


def _entity(document: Document, sentence: Sentence, units: Sequence[Unit], phrase: _Phrase, kind: str, home: str | None) -> Entity:
    last = units[phrase.last].last
    start, end = document.span(sentence, units[phrase.first].first, max(last, phrase.place.last) if phrase.place else last)
    written = " ".join(document.article.part(sentence.part)[start:end].split())
    name = written[len(phrase.prefix) :] if phrase.prefix and units[phrase.first].text.startswith(phrase.prefix) else written
    one = phrase.count == 1
    noun = (phrase.head.row.name_en if one else phrase.head.row.plural_en) if phrase.head is not None else ("national" if one else "nationals")
    told = [word for word in phrase.words if word != "-"]
    words = [*dict.fromkeys(row.adjective_en[0] for row in phrase.codes if row.adjective_en), *told, noun]
    if phrase.owner is not None:
        words += ["of", phrase.owner.entities[0].name_en]
    if phrase.place is not None:
        words = [phrase.place.place.name_en, *words] if kind == "body" else [*words, "in", phrase.place.place.name_en]
    english = " ".join(words)
    slug = re.sub(r"[^a-z0-9]+", "-", " ".join([*words[:-1], words[-1]]).lower()).strip("-")
    counted = f"{phrase.count} {english}" if phrase.count is not None and phrase.count > 1 else english
    codes = {row.code for row in phrase.codes}
    country = next(iter(codes)) if len(codes) == 1 else None
    if country is None and phrase.owner is not None:
        country = phrase.owner.entities[0].country
    if country is None and kind in ("force", "body"):
        country = phrase.place.place.country if phrase.place is not None else home
    return Entity(
        f"group-{slug}",
        name,
        counted[:1].upper() + counted[1:],
        "organisation" if kind in ("force", "body") else "group",
        country,
        known=False,
        count=phrase.count,
    )
