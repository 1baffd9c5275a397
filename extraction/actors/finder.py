"""Actors of a document: chains resolved to persons, office holders on the date, bodies, groups and states; later names through earlier ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from data.knowledge import Knowledge
from data.model import Actor, Role, Span
from extraction.actors.chains import SILENT, Chain
from extraction.actors.facts import titles_of
from extraction.actors.latin import LatinNames
from extraction.actors.memory import Entity, Memory
from extraction.actors.offices import Offices
from extraction.actors.pieces import Piece, PieceFinder
from extraction.actors.reading import ChainReader, Links
from extraction.actors.resolve import Resolver
from extraction.actors.shapes import Shapes
from extraction.actors.sided import Sided
from extraction.actors.ties import Ties
from extraction.actors.titled import TitledNames
from extraction.actors.unheld import UNHELD
from extraction.document import Document, Sentence
from extraction.gazetteer import without_clitics
from extraction.names import NameIndex, one_off
from extraction.normalise import normal_name
from extraction.tokens import Unit

_FAMILY = 5  # letters of a family name of which one may be wrong


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Tokens `first` to `last` of a sentence name `entities` (two for الجانبان). `core_*`: the tokens to show as the mention.
    `prefix`: the clitic before; `locative`: a state or capital used as a place; `rule`: how it was read."""

    sentence: int
    first: int
    last: int
    core_first: int
    core_last: int
    prefix: str
    entities: tuple[Entity, ...]
    locative: bool
    rule: str

    def shown(self, document: Document) -> Span:
        """Offsets in the original of the words to show, without the clitic before the first (وحفتر, بالبرهان); `لل` hides an article and stays."""
        sentence = document.sentences[self.sentence]
        normalised, first = document.normalised(sentence.part), sentence.tokens[self.core_first]
        prefix = self.prefix if self.core_first == self.first else ""
        if first.text[max(0, len(prefix) - 1) :].startswith("لل") and prefix:
            prefix = prefix[:-1]
        cut = len(prefix) if prefix and first.text.startswith(prefix) and len(first.text) > len(prefix) else 0
        return normalised.original(first.start + cut, sentence.tokens[self.core_last].end)


# English words between a name and an office that make a statement of them (X was sworn in as prime minister).
_SAID = frozenset({"was", "is", "were", "as", "became", "has", "had", "said", "told", "by", "with", "to"})


def _core(chain: Chain) -> tuple[int, int]:
    """The units to show: a name with the ranks right before it, or the whole of a nameless chain."""
    named = [(piece.first, piece.last) for piece in chain.of("person", "short")] or ([chain.unknown] if chain.unknown else [])
    if not named:
        return chain.first, chain.last
    first, last = named[0]
    for piece in reversed(chain.of("rank")):
        if piece.last == first - 1:
            first = piece.first
    return first, last


def _join_apposed(mentions: Sequence[ActorMention], sentence: Sentence) -> list[ActorMention]:
    """`زعيم الحزب الأصل محمد الميرغني`: an office and, within a few words, the name of its holder are one mention."""
    joined: list[ActorMention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if last is not None and [e.id for e in last.entities] == [e.id for e in mention.entities]:
            gap = [token.text for token in sentence.tokens[last.last + 1 : mention.first]]
            if len(gap) <= 4 and not set(gap) & {",", ".", ":", ";"} and not _SAID & set(gap):
                if last.rule.startswith("holder") and not mention.prefix:
                    joined[-1] = replace(mention, first=last.first, prefix=last.prefix)
                    continue
                if "office" in mention.rule and mention.prefix != "\u0648":
                    joined[-1] = replace(last, last=mention.last)
                    continue
        joined.append(mention)
    return joined


class ActorFinder:
    """Built once from the knowledge tables; `find_actors` is pure."""

    __slots__ = ("_compounds", "_latin", "_links", "_locatives", "_pieces", "_resolver", "_shapes", "_sided", "_ties", "_titled")

    def __init__(self, knowledge: Knowledge) -> None:
        self._pieces = PieceFinder(knowledge)
        self._latin = LatinNames(knowledge)
        self._ties = Ties(knowledge)
        self._sided = Sided(knowledge.words)
        index = NameIndex(knowledge)
        self._shapes = Shapes(knowledge, self._pieces.common)
        self._resolver = Resolver(knowledge, Offices(knowledge), index)
        self._compounds = frozenset(normal_name(row.form) for row in knowledge.words if row.kind == "compound")
        kinds = ("link", "each", "in", "to", "from", "incumbent")
        words = {kind: frozenset(normal_name(row.form) for row in knowledge.words if row.kind == kind) for kind in kinds}
        self._links = Links(words["link"], words["each"] | words["in"] | {",", "and", "of", "the"}, words["incumbent"])
        self._titled = TitledNames(self._shapes, index, self._pieces.common, self._links.titles)
        self._locatives = words["in"] | words["to"] | words["from"]

    def find_actors(self, document: Document, date: str | None) -> tuple[ActorMention, ...]:
        """The mentions in order of the text. `date`: the ISO day on which offices are read (publication), None where unknown."""
        sentences = [(sentence, sentence.units) for sentence in document.sentences]
        chains = [(sentence, units, self._read_chains(units)) for sentence, units in sentences]
        memory = self._resolver.read_memory(document, [(s, u, c) for s, u, found in chains for c in found], date)
        mentions: list[ActorMention] = []
        for sentence, units, found in chains:
            mentions.extend(_join_apposed(list(self._sentence_mentions(document, sentence, units, found, memory)), sentence))
        return tuple(mentions)

    def _read_chains(self, units: Sequence[Unit]) -> tuple[Chain, ...]:
        found = [piece for piece in self._pieces.find_pieces(units) if not self._is_compound(piece, units)]
        pieces = self._latin.add(self._titled.add(found, units), units, self._pieces.common)
        return ChainReader(pieces, units, self._links, self._pieces.common, self._ties, self._sided).read()

    def _is_compound(self, piece: Piece, units: Sequence[Unit]) -> bool:
        """`UN-recognised`, `Tobruk-based`: an adjective, no actor; the hyphen inside it is no unit."""
        following = units[piece.last + 1] if piece.last + 1 < len(units) else None
        return following is not None and following.text in self._compounds and following.first == units[piece.last].last + 2

    def _sentence_mentions(
        self,
        document: Document,
        sentence: Sentence,
        units: Sequence[Unit],
        chains: Sequence[Chain],
        memory: Memory,
    ) -> Iterable[ActorMention]:
        memory.begin(sentence)
        covered = {unit for chain in chains for unit in range(chain.first, chain.last + 1)}
        later = [Chain(i, i, prefix, (), (i, i)) for i, prefix in self._later_names(units, covered, memory)]
        last_first = -1
        ordered = sorted([*chains, *later], key=lambda found: found.first)
        for index, chain in enumerate(ordered):
            resolved = self._resolver.resolve_chain(document, sentence, units, chain, memory)
            if resolved is None:
                continue
            if resolved[1] == UNHELD and index + 1 < len(ordered) and self._introduces(chain, ordered[index + 1], units):
                continue
            pending = ordered[index - 1] if index and self._introduces(ordered[index - 1], chain, units) else None
            if pending is not None and last_first < pending.first:
                chain = replace(chain, first=pending.first, prefix=pending.prefix)
            last_first = chain.first
            entities, rule, last = resolved
            core = _core(replace(chain, last=last) if last > chain.last else chain)
            locative = rule in ("state", "capital") and self._is_locative(units, chain)
            if not locative:
                memory.note(entities, chain, titles_of(chain, units))
            yield ActorMention(
                sentence.index,
                units[chain.first].first,
                units[max(last, chain.last)].last,
                units[core[0]].first,
                units[max(core[1], last) if last > chain.last else core[1]].last,
                chain.prefix,
                entities,
                locative,
                rule,
            )

    def _introduces(self, title: Chain, name: Chain, units: Sequence[Unit]) -> bool:
        """`ورئيس الحركة الشعبية – شمال عبد العزيز الحلو`: a title whose body no table holds, then a name a few words on."""
        gap = [unit.text for unit in units[title.last + 1 : name.first]]
        if len(gap) <= 2 and set(gap) <= SILENT:
            gap = []
        return (
            bool(title.of("head", "office", "rank"))
            and not title.named
            and name.named
            and not name.prefix
            and len(gap) <= 5
            and not any(word in (",", ":", ";") or word in self._pieces.verbs for word in gap)
        )

    def _later_names(self, units: Sequence[Unit], covered: set[int], memory: Memory) -> Iterable[tuple[int, str]]:
        """Units that are the bare family name of a person whom the article names in full."""
        for position, unit in enumerate(units):
            if position in covered:
                continue
            for prefix, word in without_clitics(unit.text):
                if word in memory.families or self._is_misspelt(word, memory):
                    yield position, prefix
                    break

    def _is_misspelt(self, word: str, memory: Memory) -> bool:
        """Whether a word is a foreign family name of the article, but for a letter; it then goes by that name too."""
        if len(word) < _FAMILY or not self._shapes.is_clear(word) or word in self._pieces.common:
            return False
        if not memory.near and memory.families:
            memory.near.update({form: who for name, who in memory.families.items() if self._shapes.is_clear(name) for form in one_off(name)})
        entity = next((memory.near[form] for form in one_off(word) if form in memory.near), None)
        if entity is not None:
            memory.families[word] = entity
        return entity is not None

    def _is_locative(self, units: Sequence[Unit], chain: Chain) -> bool:
        if chain.prefix.endswith(("ب", "ل")):
            return chain.prefix.endswith("ب")
        return chain.first > 0 and units[chain.first - 1].text in self._locatives

    def actor(self, entity: Entity, role: Role, mention: str, date: str | None) -> Actor:
        """The record of an entity in an event: with the office held on the event's date. An entity named only by its office
        is the holder on that date."""
        entity = self._resolver.on_date(entity, date)
        office = self._resolver.office_on(entity, date)
        return Actor(
            entity.id,
            entity.name_ar,
            entity.name_en,
            mention,
            entity.kind,
            office.country if office and office.country else entity.country,
            office.name_ar if office else None,
            office.name_en if office else None,
            role,
        )

    def about(self, actor: str) -> frozenset[str]:
        """The countries that an actor's offices concern by their title (the UN's envoy to Libya: LY)."""
        return self._resolver.about(actor)
