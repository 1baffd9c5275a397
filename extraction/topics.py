"""What a passage is about: the codebook's topics, each with the cue that tells it.

A cue of the table stands in the text with or without the article and with the clitics that Arabic writes together with a word
(and, so, in, like, for); it never runs over a sign other than a hyphen, an apostrophe or a quotation mark. Parts of a cue that are
joined by ` + ` stand anywhere in one sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from data.knowledge.lexicon import TopicRow
from data.model import Part, Score
from extraction.document import Document, Sentence
from extraction.normalise import normal_name
from extraction.tokens import split_tokens

Strength = Literal["strong", "weak", "not"]
Words = tuple[tuple[str, bool], ...]
_SKIPPED = frozenset("-'\"")
_ARTICLE = "\u0627\u0644"
_FOR_THE = "\u0644\u0644"
_AND = ("\u0648", "\u0641")
_IN_LIKE_FOR = ("\u0628", "\u0643", "\u0644")
_STEM = 3


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue as the table has it (`text`), cut into parts and these into words; an open word is the beginning of one."""

    topic: str
    text: str
    strength: Strength
    parts: tuple[Words, ...]
    language: str


@dataclass(frozen=True, slots=True)
class TopicMention:
    """A cue in an article; `start` and `end` are offsets in the original part."""

    topic: str
    cue: str
    strength: Strength
    sentence: int
    part: Part
    start: int
    end: int


@lru_cache(maxsize=65536)
def word_forms(word: str) -> frozenset[str]:
    """The word and what is left of it without clitics, article and (in English) the plural's s."""
    if word.isascii():
        return frozenset({word, word[:-1]} if word.endswith("s") and len(word) > 3 else {word})
    forms = {word}
    for clitics in (_AND, _IN_LIKE_FOR):
        forms |= {form[1:] for form in forms if form.startswith(clitics) and len(form) > 3}
    forms |= {_ARTICLE + form[2:] for form in forms if form.startswith(_FOR_THE) and len(form) > 3}
    forms |= {form[2:] for form in forms if form.startswith(_ARTICLE) and len(form) > 3}
    return frozenset(forms)


def _cut(cue: str) -> Words:
    words: list[tuple[str, bool]] = []
    for piece in normal_name(cue).split():
        tokens = [token.text for token in split_tokens(piece.rstrip("*"), 0, len(piece.rstrip("*")))]
        words += [(token, False) for token in tokens[:-1]] + [(tokens[-1], piece.endswith("*"))]
    return tuple(words)


def _cues(row: TopicRow) -> Iterator[Cue]:
    kinds: tuple[tuple[Strength, Sequence[str], str], ...] = (
        ("strong", row.cues_ar, "ar"), ("strong", row.cues_en, "en"), ("weak", row.weak_ar, "ar"), ("weak", row.weak_en, "en"),
        ("not", row.not_ar, "ar"), ("not", row.not_en, "en"),
    )
    return (Cue(row.topic, text, strength, tuple(map(_cut, text.split(" + "))), language) for strength, texts, language in kinds for text in texts)


def _stands(words: Words, forms: Sequence[frozenset[str]], position: int) -> bool:
    """Whether the words stand in a sentence from `position` on."""
    return len(words) <= len(forms) - position and all(map(_fits, words, forms[position:position + len(words)]))


def _stands_somewhere(words: Words, forms: Sequence[frozenset[str]], present: frozenset[str]) -> bool:
    """Whether the words stand anywhere in a sentence whose words have the forms `present`."""
    first, opened = words[0]
    return (opened or first in present) and any(_stands(words, forms, place) for place in range(len(forms)))


def _fits(word: tuple[str, bool], forms: frozenset[str]) -> bool:
    return any(form.startswith(word[0]) for form in forms) if word[1] else word[0] in forms


def _unblocked(found: Sequence[TopicMention]) -> Iterator[TopicMention]:
    """The cues that stand in no phrase of their topic in which cues don't count."""
    blocks = [mention for mention in found if mention.strength == "not"]
    for mention in found:
        if mention.strength != "not" and not any(
            block.topic == mention.topic and block.start <= mention.start and mention.end <= block.end for block in blocks
        ):
            yield mention


def _score(mentions: Sequence[TopicMention], eased: bool = False) -> Score | None:
    """A strong cue is enough; weak ones count where two of different stems stand together, or one where the topic is eased."""
    strong = [mention for mention in mentions if mention.strength == "strong"]
    stems = _by_stem(mentions)
    if not strong and len(stems) < (1 if eased else 2):
        return None
    shown = list({mention.start: mention for mention in strong or stems.values()}.values())
    reason = ", ".join(f"{mention.cue} ({mention.part} {mention.start})" for mention in shown[:3])
    value = round(min(0.95, 0.8 + 0.05 * (len(stems) - 1)), 2) if strong else 0.6
    return Score(value, f"{'cue' if strong else 'weak cues'} {reason}")


def _by_stem(mentions: Sequence[TopicMention]) -> dict[str, TopicMention]:
    """One mention for each stem: the first letters of the cue's first word, where none begins like another."""
    found: dict[str, TopicMention] = {}
    for mention in mentions:
        stem = normal_name(mention.cue).split()[0].removeprefix(_ARTICLE)[:_STEM]
        if not any(stem.startswith(other) or other.startswith(stem) for other in found):
            found[stem] = mention
    return found


class TopicFinder:
    """Finds topics; built once from the rows of the table and never changed."""

    def __init__(self, topics: Iterable[TopicRow]) -> None:
        rows = tuple(topics)
        whole: dict[str, list[Cue]] = defaultdict(list)
        opened: dict[str, list[Cue]] = defaultdict(list)
        for cue in (cue for row in rows for cue in _cues(row)):
            first, is_open = cue.parts[0][0]
            (opened if is_open else whole)[first[:_STEM] if is_open else first].append(cue)
        self._whole: Mapping[str, Sequence[Cue]] = dict(whole)
        self._opened: Mapping[str, Sequence[Cue]] = dict(opened)
        # Most words begin no cue: what a word may begin is remembered, so that it costs one look-up.
        self._candidates = lru_cache(maxsize=32768)(self._read_candidates)
        self._since: Mapping[str, str] = {row.topic: row.since for row in rows if row.since}
        self._order: Mapping[str, int] = {row.topic: index for index, row in enumerate(rows)}

    def _read_candidates(self, word: str) -> tuple[Cue, ...]:
        """The cues whose first word may be this word."""
        language = "en" if word.isascii() else "ar"
        forms = word_forms(word)
        found = (cue for form in forms for cue in (*self._whole.get(form, ()), *self._opened.get(form[:_STEM], ())))
        return tuple(dict.fromkeys(cue for cue in found if cue.language == language and _fits(cue.parts[0][0], forms)))

    def _in_sentence(self, document: Document, sentence: Sentence) -> list[TopicMention]:
        kept = [index for index, token in enumerate(sentence.tokens) if token.text not in _SKIPPED]
        forms = [word_forms(sentence.tokens[index].text) for index in kept]
        present = frozenset[str]().union(*forms)
        found: dict[tuple[str, str, int], TopicMention] = {}
        for position, index in enumerate(kept):
            for cue in self._candidates(sentence.tokens[index].text):
                head, *others = cue.parts
                if _stands(head, forms, position) and all(_stands_somewhere(part, forms, present) for part in others):
                    start, end = document.span(sentence, index, kept[position + len(head) - 1])
                    found[cue.topic, cue.text, start] = TopicMention(
                        cue.topic, cue.text, cue.strength, sentence.index, sentence.part, start, end)
        return list(_unblocked(list(found.values())))

    def find_mentions(self, document: Document, first: int, last: int) -> tuple[TopicMention, ...]:
        """The cues in the sentences `first` to `last` (both included), in order, without the topics that are younger than the article."""
        published = document.article.published or "9999"
        found = [mention for sentence in document.sentences[first:last + 1] for mention in self._in_sentence(document, sentence)
                 if published >= self._since.get(mention.topic, "")]
        return tuple(sorted(found, key=lambda mention: (mention.sentence, mention.start, -mention.end, self._order[mention.topic], mention.cue)))

    def find_topics(self, document: Document, first: int, last: int) -> tuple[tuple[str, Score], ...]:
        """The topics of the sentences `first` to `last` (both included) in the table's order; the score's reason names cue, part and offset."""
        return self.weigh(self.find_mentions(document, first, last))

    def weigh(self, mentions: Iterable[TopicMention], eased: frozenset[str] = frozenset()) -> tuple[tuple[str, Score], ...]:
        """The topics that cues tell together, in the table's order; for those in `eased` one weak cue is enough."""
        grouped: dict[str, list[TopicMention]] = defaultdict(list)
        for mention in mentions:
            grouped[mention.topic].append(mention)
        scores = ((topic, _score(grouped[topic], topic in eased)) for topic in sorted(grouped, key=lambda topic: self._order[topic]))
        return tuple((topic, score) for topic, score in scores if score)
