"""Bodies, groups and states: organisations by name or by their bare name at home, crowds as named, governments."""

from __future__ import annotations

from collections.abc import Sequence

from data.knowledge import Knowledge
from data.knowledge.actors import OrganisationRow
from data.model import Kind
from extraction.actors.chains import UNKNOWN_BODIES, Chain
from extraction.actors.composed import Composed
from extraction.actors.facts import codes_of
from extraction.actors.memory import Entity, Memory, state_entity
from extraction.document import Document, Sentence
from extraction.normalise import normal_name
from extraction.tokens import Unit

Found = tuple[tuple[Entity, ...], str]
_PLURAL = ("group", "plural_office", "accompany")
_ONE_GOVERNMENT = frozenset(("EG", "SD"))  # where "the government" alone is the state's; Libya has had two


class Bodies:
    """Built once from the tables."""

    __slots__ = ("_by_id", "_composed", "_literal", "_states")

    def __init__(self, knowledge: Knowledge) -> None:
        self._composed = Composed(knowledge)
        self._by_id = {row.id: row for row in knowledge.organisations}
        self._literal = frozenset(normal_name(row.form) for row in knowledge.words if row.kind == "literal_side")
        self._states = {state.code: state for state in knowledge.states}

    def find(self, document: Document, sentence: Sentence, units: Sequence[Unit], chain: Chain, memory: Memory) -> Found | None:
        """(entities, rule) of a chain that names no person; None where it names nobody that can be told."""
        codes = codes_of(chain)
        bodies = [row for piece in chain.of("organisation") for row in piece.rows]
        if not bodies:
            wanted = codes or ({memory.home} if memory.home else set())
            bodies = [row for piece in chain.of("generic") for row in piece.rows if row.country in wanted]
        if bodies and chain.of("group") and len({row.id for row in bodies}) > 1:
            bodies = []
        if bodies:
            return _known(bodies, codes)
        for piece in chain.of("by_home"):
            return self._at_home(piece.rows[0].value or "", codes, memory)
        if chain.of(*_PLURAL, *UNKNOWN_BODIES):
            return self._named(document, sentence, units, chain, memory, codes)
        if chain.pieces == chain.of("adjective"):
            return (state_entity(chain.pieces[0].rows[0]),), "adjective"
        for piece in chain.of("state", "capital"):
            return None if chain.of("head") else ((state_entity(piece.rows[0]),), piece.kind)
        return None

    def _at_home(self, value: str, codes: set[str], memory: Memory) -> Found | None:
        """What a name stands for in the country that the article is about: `LY:unsmil|SD:unitams`, `LY:one+other` for two bodies at once."""
        choices = dict(choice.split(":", 1) for choice in value.split("|"))
        home = next(iter(codes)) if len(codes) == 1 else memory.home
        chosen = choices.get(home or "") or (next(iter(choices.values())) if len(choices) == 1 else None)
        if chosen is None or (home and home not in choices):
            return None
        rows = [self._by_id[body] for body in chosen.split("+")]
        return tuple(_entity(row) for row in rows), "body"

    def _named(self, document: Document, sentence: Sentence, units: Sequence[Unit], chain: Chain, memory: Memory, codes: set[str]) -> Found | None:
        """A group or a body as the article names it; a bare one is the one named before."""
        bare = chain.pieces[0] if len(chain.pieces) == 1 and chain.first == chain.last and chain.of("body") else None
        if bare is not None and bare.rows[0].value == "government" and memory.home in _ONE_GOVERNMENT:
            return (state_entity(self._states[memory.home]),), "government"
        earlier = self._composed.before(units, chain, memory)
        if earlier is not None:
            return (earlier,), "body named before" if chain.of(*UNKNOWN_BODIES) else "group"
        if chain.of("head") or all(piece.rows[0].kind == "number" for piece in chain.of(*_PLURAL, *UNKNOWN_BODIES)):
            return None  # رئيس اللجنة, عدد من …
        unknown = chain.of(*UNKNOWN_BODIES)
        if unknown and not chain.of(*_PLURAL):
            if len(chain.pieces) == 1 and chain.first == chain.last:
                return None  # اللجنة, of which nothing was said
            if unknown[0].rows[0].value == "side" and (len(codes) != 1 or units[chain.first - 1].text in self._literal):
                return None  # على الجانب البريطاني من النفق
            if unknown[0].rows[0].value in ("government", "side") and unknown[0].first == unknown[0].last and len(codes) == 1:
                return (state_entity(self._states[next(iter(codes))]),), "government"
        entity = self._composed.entity(document, sentence, units, chain, codes, memory.home)
        return (entity,), "accompanying" if chain.of("accompany") else "group" if chain.of(*_PLURAL) else "body, in no table"


def _known(bodies: Sequence[OrganisationRow], codes: set[str]) -> Found | None:
    same = {row.id: row for row in bodies if not codes or row.country in codes} or {row.id: row for row in bodies}
    return ((_entity(next(iter(same.values()))),), "body") if len(same) == 1 else None


def _entity(row: OrganisationRow) -> Entity:
    kind: Kind = "group" if row.kind == "group" else "organisation"
    return Entity(row.id, row.name_ar, row.name_en, kind, row.country)

