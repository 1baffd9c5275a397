"""Who an article has spoken of so far: entities, and the memory by which later words refer back to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from data.knowledge.actors import PersonRow, StateRow
from data.model import Kind
from extraction.actors.chains import Chain
from extraction.actors.facts import OFFICE_KINDS
from extraction.document import Sentence


@dataclass(frozen=True, slots=True)
class Entity:
    """Who is meant. `office`: id of the office by which alone the person is named; `known`: whether a table holds the entity.
    `count`: of people without a name, how many they are said to be; None where it isn't told."""

    id: str
    name_ar: str
    name_en: str
    kind: Kind
    country: str | None
    office: str | None = None
    known: bool = True
    count: int | None = None


def state_entity(state: StateRow) -> Entity:
    """The entity of a state."""
    return Entity(f"state-{state.code.lower()}", state.name_ar, state.name_en, "state", state.code)


@dataclass(slots=True)
class Memory:
    """What the article has said so far; lives for one document. `date`: the day on which offices are read. `home`: the country of bare offices.
    `named`: known persons named in full; `families`: last names by which they go from then on; `near`: these but for one letter;
    `sure`: common names that stood with an office
    once; `titled`: persons by the role that the article gives them; `at_home`: those whom it calls by the bare office; `bearers`: those named, with
    the words of their titles and the countries of these."""

    date: str | None
    home: str | None
    named: dict[str, PersonRow] = field(default_factory=dict)
    families: dict[str, Entity] = field(default_factory=dict)
    near: dict[str, Entity] = field(default_factory=dict)
    sure: set[str] = field(default_factory=set)
    titled: dict[str, set[str]] = field(default_factory=dict)
    at_home: dict[str, set[str]] = field(default_factory=dict)
    bearers: list[tuple[Entity, set[str], set[str]]] = field(default_factory=list)
    history: list[tuple[int, Entity, frozenset[str], frozenset[str]]] = field(default_factory=list)
    sentence: int = 0

    def begin(self, sentence: Sentence) -> None:
        """A new sentence is read."""
        self.sentence = sentence.index

    def note(self, entities: Sequence[Entity], chain: Chain, titles: Iterable[str]) -> None:
        """Entities that a chain named, with the words of their titles, for what refers back to them."""
        roles = frozenset(row.role for piece in chain.of(*OFFICE_KINDS) for row in piece.rows)
        self.history.extend((self.sentence, entity, roles, frozenset(titles)) for entity in entities)

    def recent(self, kind: str) -> list[tuple[Entity, frozenset[str]]]:
        """Entities of a kind, the last first, each once, of this sentence and the three before it."""
        found: dict[str, tuple[Entity, frozenset[str]]] = {}
        for sentence, entity, roles, _ in reversed(self.history):
            if self.sentence - sentence > 3:
                break
            if entity.kind == kind:
                found.setdefault(entity.id, (entity, roles))
        return list(found.values())
