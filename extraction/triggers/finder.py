"""Triggers of a sentence: every inflected lemma of the table that stands there, with what its form tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from data.knowledge.grammar import TriggerRow, WordRow
from data.model import ENCOUNTERS
from extraction.document import Document, Sentence
from extraction.gazetteer import Gazetteer, without_clitics
from extraction.normalise import normal_name
from extraction.tokens import Token, Unit
from extraction.triggers.inflect import Form, Tense, row_forms

Entry = tuple[TriggerRow, Form]
_CLOSING = frozenset({"in", "to", "from", "with", "between", "on", "other_prep", "boundary", "and"})
_TOLD = 20  # tokens back to what a pronoun may mean


@dataclass(frozen=True, slots=True)
class TriggerMention:
    """Tokens `first` to `last` of a sentence; `prefix` the clitic before; the rest as in `Form`."""

    sentence: int
    first: int
    last: int
    row: TriggerRow
    tense: Tense
    pronoun: bool
    plural: bool
    definite: bool
    prefix: str

    @property
    def is_event(self) -> bool:
        """Whether the lemma reports an event of the codebook (and not only serves one)."""
        return self.row.type not in ("light", "other", "plan", "cancel", "deny", "call_for")

    @property
    def is_deed(self) -> bool:
        """Whether the lemma reports an event that is no encounter."""
        return self.is_event and self.row.type not in ENCOUNTERS


def _has(words: Sequence[str], phrases: Sequence[str]) -> bool:
    """Whether one of the phrases stands among the words, clitics and article before its first word allowed."""
    joined = " " + " ".join(words) + " "
    for phrase in phrases:
        if f" {phrase} " in joined:
            return True
        first = phrase.split()[0]
        if first not in joined or phrase.isascii():
            continue
        for word in words:
            # Clitics and article stand before a word, the alif of the accusative behind it (إعلانا).
            bare = word if word.endswith(first) else word[:-1] if word.endswith(first + "\u0627") else ""
            stands = bool(bare) and any(rest in (first, "\u0627\u0644" + first) for _, rest in without_clitics(bare))
            if stands and (" " not in phrase or f" {word}{phrase[len(first) :]}" in joined):
                return True
    return False


def _is_noun(document: Document, sentence: Sentence, token: int) -> bool:
    """Whether a word ends in teh marbuta, which normalised text no longer tells from a pronoun (إشارة, أشاره)."""
    start, end = document.span(sentence, token, token)
    return "\u0629" in document.article.part(sentence.part)[end - 2 : end] and end - start > 1


def _takes(entry: Entry, prefix: str) -> bool:
    """Whether a form may stand behind a clitic: prepositions stand before nouns (بوصفها is no verb), ل before a present too (ليبحث)."""
    row, form = entry
    return row.pos != "verb" or not prefix.endswith(("ب", "ك", "ل")) or (prefix.endswith("ل") and form.tense == "present")


class TriggerFinder:
    """Built once from the table; `find_triggers` is pure."""

    __slots__ = (
        "_articles", "_before_nouns", "_closing", "_conditions", "_determiners", "_gazetteer", "_prepositions", "_whole",
    )

    def __init__(self, rows: Sequence[TriggerRow], words: Sequence[WordRow]) -> None:
        # Words that only look like a clitic before a verb: وزارة is no و + زارة.
        self._before_nouns = frozenset(normal_name(row.form) for row in words if row.kind in ("in", "on", "to", "with", "after"))
        self._whole = frozenset(normal_name(row.form) for row in words if row.kind == "whole")
        self._closing = frozenset(normal_name(row.form) for row in words if row.lang == "en" and row.kind in _CLOSING)
        self._articles = frozenset(normal_name(row.form) for row in words if row.kind == "article")
        conjunctions = frozenset(normal_name(row.form) for row in words if row.kind == "conjunction")
        english = (row for row in words if row.lang == "en" and row.kind in ("in", "on", "from", "with", "between", "other_prep"))
        self._prepositions = frozenset(normal_name(row.form) for row in english) - conjunctions
        self._determiners = {normal_name(row.form): row.kind for row in words if row.kind in ("definite", "possessive")}
        self._gazetteer: Gazetteer[Entry] = Gazetteer((form.text, (row, form)) for row in rows for form in row_forms(row))
        self._conditions = {id(row): (tuple(map(normal_name, row.needs)), tuple(map(normal_name, row.blocks))) for row in rows}

    def find_triggers(self, document: Document, sentence: Sentence) -> tuple[TriggerMention, ...]:
        """The triggers in order; of several readings of one word, the event whose conditions hold, then the rest."""
        units = sentence.units
        language = document.article.language
        found: list[TriggerMention] = []
        position = 0
        while position < len(units):
            match = self._gazetteer.longest(units, position)
            if match is None or (match.prefix and units[position].text in self._whole):
                position += 1
                continue
            first, last = units[match.first].first, units[match.last].last
            entry = self._choose(
                [
                    e
                    for e in match.payloads
                    if e[0].lang == language
                    and _takes(e, match.prefix)
                    and not (e[1].pronoun and _is_noun(document, sentence, last))
                    and not (e[0].lang == "en" and e[0].pos == "verb" and self._is_nominal(e[1], units, match.first))
                ],
                sentence.tokens,
                first,
                last,
            )
            if entry is not None:
                row, form = entry
                if row.lang == "en" and row.pos == "noun":
                    form = self._determined(form, units, match.first)
                found.append(TriggerMention(sentence.index, first, last, row, form.tense, form.pronoun, form.plural, form.definite, match.prefix))
            position = match.last + 1
        return tuple(found)

    def _is_nominal(self, form: Form, units: Sequence[Unit], first: int) -> bool:
        """Whether an English verb form is a noun or an adjective here: `a one-day visit`, `the ousted president`, `for jailed activists`."""
        if not first or " " in form.text:
            return False
        before = units[first - 1].text
        if before in self._determiners or before in self._articles:
            return True
        if form.tense == "past":
            return before in self._prepositions
        if units[first].text.endswith("ing"):
            return False  # a decree appointing
        return form.tense == "none" and any(True for _ in self._phrase(units, first, self._articles))

    def _determined(self, form: Form, units: Sequence[Unit], first: int) -> Form:
        """`the (first) visit` is definite, `his (recent) visit` has a pronoun; a function word, sign or name between ends the phrase."""
        found = next(self._phrase(units, first, frozenset(self._determiners)), None)
        return form if found is None else replace(form, definite=True, pronoun=self._determiners[found] == "possessive")

    def _phrase(self, units: Sequence[Unit], first: int, wanted: frozenset[str]) -> Iterator[str]:
        """The wanted words among the three before a noun, as far as its phrase reaches back."""
        for position in range(first - 1, max(-1, first - 4), -1):
            unit = units[position]
            if unit.text in wanted:
                yield unit.text
            if unit.capital or not unit.text.isalpha() or unit.text in self._closing or unit.text in self._determiners:
                return

    def _choose(self, entries: Sequence[Entry], tokens: Sequence[Token], first: int, last: int) -> Entry | None:
        if first and tokens[first - 1].text in self._before_nouns and any(entry[0].pos == "noun" for entry in entries):
            entries = [entry for entry in entries if entry[0].pos == "noun"]  # في قصف على المدينة
        # What a verb or noun needs stands behind it (or, topicalised, shortly before), within the reach of a clause.
        english = tokens[first].text.isascii()
        window = [token.text for token in tokens[max(0, first - (14 if english else 6)) : last + (18 if english else 45)]]
        near = [token.text for token in tokens[max(0, first - 3) : last + 7]]
        # What a pronoun stands for was told before: اتفاقية … وقعها فلان.
        told = [token.text for token in tokens[max(0, first - _TOLD) : first]]
        holding = [entry for entry in entries if self._holds(entry[0], [*told, *window] if entry[1].pronoun else window, near)]
        if not holding:
            return None
        nearest = self._nearest(holding, [token.text for token in tokens[last + 1 : last + 45]])
        return max(
            nearest,
            key=lambda entry: (
                entry[0].type not in ("light", "other"), bool(entry[0].needs), entry[0].weight, entry[1].tense != "none", entry[1].tense == "past",
            ),  # تقدم باستقالته: told in the past
        )

    def _nearest(self, entries: Sequence[Entry], behind: Sequence[str]) -> Sequence[Entry]:
        """Of an encounter's two readings that both have what they need, the one whose need stands first: توجه فلان إلى الرياض لتسليم رسالة
        is a journey, توجه مصر رسالة إلى إثيوبيا a letter."""
        if len({entry[0].type for entry in entries if entry[0].type in ENCOUNTERS and entry[0].needs}) < 2 or not behind or behind[0].isascii():
            return entries
        where = [(next((at for at in range(len(behind)) if _has(behind[: at + 1], self._conditions[id(e[0])][0])), len(behind)), e) for e in entries]
        nearest = min(at for at, entry in where if entry[0].needs)
        return [entry for at, entry in where if at == nearest or not entry[0].needs]

    def _holds(self, row: TriggerRow, window: Sequence[str], near: Sequence[str]) -> bool:
        needs, blocks = self._conditions[id(row)]
        return (not needs or _has(window, needs)) and not (blocks and _has(near, blocks))
