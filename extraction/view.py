"""A sentence as the argument finder sees it: tokens with the mentions that stand on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from extraction.actors import ActorMention
from extraction.apposition import is_apposed, role_before
from extraction.asides import find_asides, find_relative
from extraction.coordination import ARTICLES, SIGNS, STOPS, joins
from extraction.document import Document, Sentence
from extraction.english import is_modifier
from extraction.function_words import Words
from extraction.gazetteer import without_clitics
from extraction.normalise import normal_name
from extraction.places import PlaceMention
from extraction.times import TimeMention
from extraction.triggers import TriggerMention

_PLURAL_ENDINGS = ("\u062a\u0627", "\u0648\u0627", "\u0627\u0646", "\u0648\u0646")  # of a dual or plural verb


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A time expression on the tokens `first` to `last`."""

    first: int
    last: int
    mention: TimeMention


@dataclass(frozen=True, slots=True)
class Group:
    """Actors joined by `و`, commas or `and`, in order; `preposition` is the kind of word before the first, or None."""

    members: tuple[ActorMention, ...]
    preposition: str | None

    @property
    def first(self) -> int:
        """The first token."""
        return self.members[0].first

    @property
    def last(self) -> int:
        """The last token."""
        return self.members[-1].last


@dataclass(frozen=True)
class View:
    """One sentence with all mentions on it, each in order."""

    document: Document
    sentence: Sentence
    actors: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]
    times: tuple[TimeSpan, ...]
    triggers: tuple[TriggerMention, ...]
    function_words: Words
    crowds: tuple[ActorMention, ...] = ()

    @cached_property
    def for_deeds(self) -> View:
        """The same sentence with the people and bodies that have no name."""
        if not self.crowds:
            return self
        crowds = [(m.first, m.last) for m in self.crowds]
        named = [m for m in self.actors if not any(first <= m.last and m.first <= last for first, last in crowds)]
        merged = tuple(sorted([*named, *self.crowds], key=lambda m: m.first))
        return replace(self, actors=merged, crowds=())

    @cached_property
    def words(self) -> list[str]:
        """The tokens' texts."""
        return [token.text for token in self.sentence.tokens]

    @cached_property
    def kinds(self) -> list[Mapping[str, int]]:
        """The kinds of function words that begin at each token."""
        return [self.function_words.kinds(self.words, position) for position in range(len(self.words))]

    @cached_property
    def verbs(self) -> Mapping[int, TriggerMention]:
        """The verbs of the tables by their first token."""
        return {trigger.first: trigger for trigger in self.triggers if trigger.row.pos == "verb" and not self._is_masdar(trigger)}

    def _is_masdar(self, trigger: TriggerMention) -> bool:
        """Whether a word that reads as a present verb with a pronoun stands behind a preposition (قبل توجهه): no verb does."""
        return trigger.tense == "present" and trigger.pronoun and trigger.first > 0 and "other_prep" in self.kinds[trigger.first - 1]

    @cached_property
    def covered(self) -> frozenset[int]:
        """Tokens on which an actor, a place or a time stands."""
        spans = [(m.first, m.last) for m in self.actors] + [(m.first, m.last) for m in self.places] + [(m.first, m.last) for m in self.times]
        return frozenset(token for first, last in spans for token in range(first, last + 1))

    def has(self, kind: str, start: int, end: int) -> bool:
        """Whether a function word of this kind begins among the tokens `start` to `end` (exclusive)."""
        return any(start <= position < end for position in self._positions.get(kind, ()))

    @cached_property
    def _positions(self) -> Mapping[str, list[int]]:
        """Where each kind of function word begins."""
        found: dict[str, list[int]] = {}
        for position, kinds in enumerate(self.kinds):
            for kind in kinds:
                found.setdefault(kind, []).append(position)
        return found

    def is_kind(self, position: int, kind: str) -> bool:
        """Whether a token, clitics before it aside, is a function word of this kind."""
        if not 0 <= position < len(self.words):
            return False
        return any(kind in self.function_words.kinds([rest], 0) for _, rest in without_clitics(self.words[position]))

    def is_verb(self, position: int) -> TriggerMention | None:
        """The verb of the tables that begins at a token."""
        return self.verbs.get(position)

    def has_verb(self, start: int, end: int) -> bool:
        """Whether a verb of its own, neither light nor of mood, begins among the tokens `start` to `end` (exclusive)."""
        found = (self.verbs.get(position) for position in range(start, end))
        return any(verb is not None and verb.row.type != "light" and verb.row.frame != "mood" for verb in found)

    def breaks(self, start: int, end: int) -> bool:
        """Whether the report goes on to something else among the tokens `start` to `end` (exclusive): a clause of its own, unless it only
        tells more of when and where (وذلك خلال, حيث)."""
        passing = range(max(0, start), min(end, len(self.words)))
        return any("there" not in self.kinds[position] and self._opens_clause(position) for position in passing)

    def _opens_clause(self, position: int) -> bool:
        """Whether a word opens another clause here; not in في وقت متأخر, where it is part of a time."""
        length = self.kinds[position].get("boundary", 0)
        return length > 0 and not any(token in self.covered for token in range(position, position + length))

    def is_told_of(self, trigger: TriggerMention, position: int) -> bool:
        """Whether a token stands in the relative clause right behind a noun (تحطم الطائرة التي أودت مساء أمس بحياة فلان): one verb, no more."""
        start = self.relative_behind(trigger) if trigger.row.pos == "noun" else None
        if start is None or not start < position:
            return False
        return not self.breaks(start + 1, position) and not self.has_verb(start + 3, position)

    def relative_behind(self, trigger: TriggerMention) -> int | None:
        """As `find_relative`."""
        return find_relative(self.words, self.kinds, trigger.last + 1, trigger.definite)

    def bounds(self, trigger: TriggerMention) -> tuple[int, int]:
        """The clause of a trigger: tokens from (included) and to (excluded)."""
        before = (position for position in reversed(self._edges) if position < trigger.first and self._closes(position, trigger))
        behind = (position for position in self._edges if position > trigger.last and self._closes(position, trigger))
        return next(before, -1) + 1, next(behind, len(self.words))

    @cached_property
    def asides(self) -> Mapping[int, int]:
        """As `find_asides`."""
        return find_asides(self.words, self.kinds)

    def aside(self, position: int) -> int | None:
        """The first token of the relative clause between commas in which a token stands."""
        return next((start for start, end in self.asides.items() if start <= position < end), None)

    @cached_property
    def _edges(self) -> tuple[int, ...]:
        """The tokens at which a clause may end: signs, verbs, words that open another."""
        words = enumerate(self.words)
        return tuple(position for position, word in words if word in STOPS or position in self.verbs or "boundary" in self.kinds[position])

    def _closes(self, position: int, trigger: TriggerMention) -> bool:
        if self.words[position] in STOPS:
            return True
        if position > trigger.last and self.aside(position) not in (None, self.aside(trigger.first)):
            return False
        verb = self.is_verb(position)
        if verb is not None and verb.row.type != "light":
            # A mood verb (يعتزم زيارة) belongs to the clause of what it governs.
            return verb.row.frame != "mood" or position > trigger.last
        if self._opens_clause(position):
            following = self.is_verb(position + 1)
            return not (following is not None and following.row.type == "light" and position > trigger.last)
        return False

    def has_plural_subject(self, verb: TriggerMention) -> bool:
        """Whether a verb's form is dual or plural (اتفقتا, يوقعان), so that it tells of two and more before it."""
        word = self.words[verb.last]
        if verb.row.lang != "ar" or verb.pronoun or verb.first != verb.last:
            return False
        base = normal_name((verb.row.past if verb.tense == "past" else verb.row.present) or "")
        return word.endswith(_PLURAL_ENDINGS) and not base.endswith(word[-2:])

    def lead(self, mention: ActorMention) -> tuple[int, str]:
        """The first token and the clitic of a mention, with a noun that stands for it counted in (قوات الحكومة, مواقع الجيش)."""
        position = mention.first - 1
        if not mention.prefix and position >= 0 and position not in self.covered:
            for prefix, rest in without_clitics(self.words[position]):
                if "forces" in self.function_words.kinds([rest], 0):
                    return position, prefix
        return mention.first, mention.prefix

    def preposition(self, mention: ActorMention) -> str | None:
        """What stands before a mention: the kind of a preposition, `b` or `l` for the clitics, `noun` for a word that it may belong to
        (مقتل فلان), None where it stands free."""
        first, prefix = self.lead(mention)
        if prefix.endswith("ب"):
            return "b"
        if prefix.endswith("ل"):
            return "l"
        position = first - 1
        if position > 0 and self.words[position] == '"' and self.words[position - 1].isalpha():
            return None  # behind a quoted name of a body or a newspaper
        while position >= 0 and (self.words[position] in SIGNS - {","} or "each" in self.kinds[position]):
            position -= 1
        if position < 0 or prefix:
            return None
        verb = next((t for t in self.triggers if t.last == position and t.row.pos == "verb"), None)
        if verb is not None and verb.row.frame == "member":
            return "attend"  # وفد يضم فلانا
        if position and self.kinds[position - 1].get("each") == 2:
            position -= 2  # كلا من فلان وفلان
        if position < 0:
            return None
        told = any(trigger.first <= position <= trigger.last for trigger in self.triggers)
        if position and not told and position not in self.covered and "attend" not in self.kinds[position] and is_apposed(self, position):
            position -= 1  # مع نوابه فلان وفلان
            if position in self.covered:
                return None
        if position and self.words[position] in ARTICLES and self.kinds[position - 1].keys() & {"between", "with", "on"}:
            position -= 1  # between the army and …
        for length in (3, 2, 1):
            for kind in ("between", "with", "attend", "chair", "mediate", "to", "from", "in", "on", "other_prep"):
                if position - length + 1 >= 0 and self.kinds[position - length + 1].get(kind) == length:
                    return kind
        free = self.words[position] == "," or position in self.covered or self._is_free(position)
        return None if free else role_before(self, mention)

    def _is_free(self, position: int) -> bool:
        if any(trigger.first <= position <= trigger.last and not (trigger.is_deed and trigger.row.pos == "noun") for trigger in self.triggers):
            return True  # a noun like مقتل governs what stands behind it
        word = self.words[position]
        return (
            bool(self.kinds[position].keys() & {"boundary", "future", "negation", "background", "ongoing", "adverb"})
            or word.endswith("ا")
            or word.isascii()
        )

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The actors as coordinated groups; states used as places stay out."""
        groups: list[list[ActorMention]] = []
        for mention in self.actors:
            if mention.locative or self._is_in_place(mention) or self._names_talks(mention):
                continue
            if groups and joins(self, groups[-1][-1], mention):
                groups[-1].append(mention)
            else:
                groups.append([mention])
        return tuple(Group(tuple(members), self._group_preposition(members)) for members in groups)

    def _group_preposition(self, members: list[ActorMention]) -> str | None:
        """As `preposition`; English `after Sisi and Burhan met` begins a clause of its own."""
        kind = self.preposition(members[0])
        if kind != "other_prep":
            return kind
        verb = self.is_verb(members[-1].last + 1)
        before = members[0].first - 1
        finite = verb is not None and verb.tense in ("past", "present") and verb.row.lang == "en"
        return None if finite and before >= 0 and "conjunction" in self.kinds[before] else kind

    @cached_property
    def _filed(self) -> int:
        """The token behind the dateline (الخرطوم 4 مارس (سونا) -); 0 where there is none."""
        for place in self.places:
            slashes = [p for p in range(1, min(14, len(self.words))) if self.words[p] == "/"] if place.first == 0 else []
            if place.dateline or (len(slashes) == 2 and not self.has_verb(0, slashes[1])):
                behind = range(place.last + 1, min(place.last + 12, len(self.words)))
                signs = [position for position in behind if self.words[position] in "-:/" and not self.has_verb(place.last, position)]
                return signs[-1] + 1 if signs else place.last + 1
        return 0

    def _is_in_place(self, mention: ActorMention) -> bool:
        """Whether a state or capital is named only within the name of a place (Port Sudan airport, العاصمة البريطانية لندن), or an actor
        in the dateline."""
        length = mention.last - mention.first
        around = [place for place in self.places if place.first <= mention.first and mention.last <= place.last]
        if is_modifier(self, mention):
            return True
        wider = mention.rule in ("state", "capital") and any(place.last - place.first > length for place in around)
        return wider or mention.last < self._filed

    def _names_talks(self, mention: ActorMention) -> bool:
        """Whether a capital is only what talks or an agreement are called after (اتفاق جوبا)."""
        if mention.rule != "capital" or mention.prefix:
            return False
        told = any(self.is_kind(mention.first - back, "capital_city") for back in (1, 2))  # العاصمة الكينية نيروبي
        return told or self.is_kind(mention.first - 1, "called_after_town")
